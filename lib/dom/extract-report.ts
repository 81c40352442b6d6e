import type { ReadingNote } from '../domain/article/index.ts';
import { type CslItem, noteFields, parseReference } from '../domain/citation/index.ts';
import { finish, type Slices } from '../domain/text/index.ts';
import { identityOf, plainMetadata } from './describe-work.ts';
import type { ReadArticle } from './read-article.ts';
import type { ArticleSummary } from './summarize-article.ts';

/** A note or reference as data (docs/cli.md). Fields that are not printed are null, never guessed. */
export interface NoteReport {
  readonly marker: string;
  readonly text: string;
  readonly after: string;
  readonly csl: CslItem | null;
  readonly authors: readonly string[];
  readonly title: string | null;
  readonly container: string | null;
  readonly year: string | null;
  readonly issue: string | null;
  readonly date: string | null;
  readonly page: string | null;
  readonly publisher: string | null;
  readonly place: string | null;
}

export interface SectionReport {
  readonly level: number;
  readonly label: string;
  readonly title: string;
  readonly runIn: boolean;
  readonly paragraphs: readonly string[];
  readonly summary: readonly string[];
}

/** What `extract` prints and the extension reports: the same function, so that they cannot differ. */
export interface ExtractReport {
  readonly isArticle: boolean;
  readonly score: number;
  readonly evidence: readonly string[];
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly affiliations: readonly string[];
  readonly date: string | null;
  readonly container: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly doi: string | null;
  readonly keywords: readonly string[];
  readonly abstract: string | null;
  readonly sections: readonly SectionReport[];
  readonly notes: readonly NoteReport[];
  readonly references: readonly NoteReport[];
  readonly excluded: readonly { readonly reason: string; readonly text: string }[];
  readonly work: { readonly key: string; readonly fingerprint: string };
  readonly summary: readonly string[];
  readonly text: string;
}

type Said = Pick<ArticleSummary, 'sections' | 'article'>;

/** Number of characters of the running text that tell where a note stands. */
const AFTER = 12;

export function extractReport(article: ReadArticle, summary: Said): ExtractReport {
  return finish(extractReportInSlices(article, summary));
}

/** The same in slices: between one note and the next. */
export function* extractReportInSlices(article: ReadArticle, summary: Said): Slices<ExtractReport> {
  const { structure, reading } = article;
  const { metadata } = structure;
  const text = reading.text;
  const notes = yield* noteReports(reading.notes, text);
  const references = yield* noteReports(reading.references, text);
  return {
    isArticle: structure.isArticle,
    score: structure.score,
    evidence: structure.evidence,
    ...plainMetadata(metadata),
    abstract: metadata.abstract?.value ?? null,
    sections: reading.sections.map((section, i) => ({
      level: section.level,
      label: section.label,
      title: section.title,
      runIn: section.runIn,
      paragraphs: section.paragraphs.map(({ start, end }) => text.slice(start, end)),
      summary: (summary.sections[i] ?? []).map((sentence) => sentence.text),
    })),
    notes,
    references,
    excluded: structure.excluded.map(({ reason, text: words }) => ({ reason, text: words })),
    work: identityOf(article),
    summary: summary.article.map((sentence) => sentence.text),
    text,
  };
}

function* noteReports(found: readonly ReadingNote[], text: string): Slices<NoteReport[]> {
  const reports: NoteReport[] = [];
  for (const note of found) {
    reports.push(noteReport(note, text, reports));
    yield;
  }
  return reports;
}

function noteReport({ note, calls, mentions }: ReadingNote, text: string, earlier: readonly NoteReport[]): NoteReport {
  const own = parseReference(note.text);
  const csl = note.again === undefined ? own : citedAgain(own, earlier[note.again]?.csl ?? null, note.text);
  const at = calls[0] ?? mentions[0]?.start;
  const after = at === undefined ? '' : text.slice(Math.max(0, at - AFTER), at);
  return { marker: note.marker, text: note.text, after, csl, ...noteFields(csl) };
}

const PAGES = /(?:第\s*|[Pp]{1,2}\.?\s*|页\s*)(\d+(?:\s*[-–—~、,]\s*\d+)*)\s*页?/;

/** 同上,第5页 · 前引②,第7页 · 作者:《短题》,第9页: the work cited before, at the page named here. */
function citedAgain(own: CslItem | null, before: CslItem | null, text: string): CslItem | null {
  if (!before) return own;
  const page = own?.page ?? PAGES.exec(text)?.[1]?.replace(/\s*[–—~-]\s*/g, '-');
  const { page: pageBefore, ...work } = before;
  if (page) return { ...work, page };
  // 同上 without a page means the place cited before.
  return pageBefore ? { ...work, page: pageBefore } : work;
}
