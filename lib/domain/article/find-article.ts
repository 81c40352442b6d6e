import { countHan, finish, Pace, type Slices } from '../text/index.ts';
import { type Evidence, weigh } from './evidence.ts';
import { excludedOf } from './excluded.ts';
import { type FoundNote, noCuts } from './found-note.ts';
import { type Front, type FrontKind, readFront } from './front.ts';
import { headingCandidates } from './heading-candidates.ts';
import { findHeadings } from './headings.ts';
import { type Line, linesOf } from './line.ts';
import { leadingMarker } from './marker.ts';
import { marksByBlock, resolveMarks } from './marks.ts';
import { metadataOf } from './metadata.ts';
import { linkMentions, linkRepeats } from './note-links.ts';
import { findLists, type NoteList } from './note-list.ts';
import { findSplicedNotes } from './notes-spliced.ts';
import { findRegion, isBarrier, isJunk, type Region } from './region.ts';
import { sectionsOf } from './sections.ts';
import { agreementWith, findTitle, type Title } from './title.ts';
import type { ArticleStructure, Metadata, Note, PageFacts, PlainBlock, Section } from './types.ts';

/** Rows behind the text that speak of the article: 作者简介, 责任编辑 …, with or without a colon. What was white space may stand before them. */
const TAIL =
  /^[\s?]{0,4}[[【(〔]?\s*(?:责任编辑|责\s*编|编\s*辑|校\s*对|执行编辑|作者单位|作者系|作者简介|作者信息|收稿日期|修回日期|基金项目|通[讯信]作者)\s*[\s:/|]\s*\S/;

/** Where the article stood first, said behind it; a table's source names no issue. */
const SOURCE =
  /^[\s?]{0,4}[[【(〔]?\s*(?:来\s*源|文章来源|(?:本文)?原?(?:载|刊|刊载|发表)于?|[摘选转]自|转载自|出\s*处)\s*[\]】)〕]?\s*:?\s*《[^《》]{2,40}》\s*,?\s*(?:19|20)\d{2}/;

/** Lines of an English title, its authors and their addresses. */
const MOST_ENGLISH = 10;
const ENGLISH = /^\s*\[?\s*(?:Abstract|ABSTRACT|Key\s?words?|KEY WORDS)(?:\s*[\]:]|\s*$)/;

/**
 * Finds the article in a page's blocks (repaired, in Simplified Chinese): what it is called, who wrote it, its
 * sections, notes and references, and what of the page is not the article.
 */
export function findArticle(blocks: readonly PlainBlock[], facts: PageFacts): ArticleStructure {
  return finish(findArticleInSlices(blocks, facts));
}

/** The same in slices of about a millisecond. */
export function* findArticleInSlices(blocks: readonly PlainBlock[], facts: PageFacts): Slices<ArticleStructure> {
  const lines = yield* linesOf(blocks);
  const region = (yield* findRegion(lines)) ?? { from: 0, to: 0, limit: lines.length };
  yield;
  const agreement = agreementWith(lines, region);
  yield;
  const title = yield* findTitle(lines, region, facts, agreement);
  const front = yield* readFront(lines, title.lines, region);
  yield;
  const text = yield* readText(lines, front, region);
  const used = new Set([...front.kinds.keys(), ...text.kinds.keys(), ...text.lines]);
  const recommended = lines
    .filter((line) => !used.has(line.at) && line.han >= 4 && line.text.length <= 60)
    .map((line) => line.text);
  const values = { ...front, values: [...front.values, ...text.values] };
  yield;
  const metadata = metadataOf(facts, title.field, values, agreement, recommended);
  yield;
  const evidence = yield* evidenceOf(lines, facts, metadata, text, front);
  return {
    isArticle: evidence.score >= 0.5,
    score: evidence.score,
    evidence: evidence.sentences,
    metadata,
    front: frontOf(lines, title, front, text),
    sections: text.sections,
    notes: text.notes,
    references: text.references,
    excluded: yield* excludedOf(lines, used, facts.title, title.spam),
  };
}

interface Text {
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
  readonly references: readonly Note[];
  readonly body: readonly Line[];
  /** Lines of the body and of its lists. */
  readonly lines: readonly number[];
  /** Rows behind the text that speak of the article. */
  readonly kinds: Map<number, FrontKind>;
  readonly values: Front['values'];
}

function* readText(lines: readonly Line[], front: Front, region: Region): Slices<Text> {
  const pace = new Pace();
  const lists = yield* findLists(lines.slice(front.bodyFrom, region.limit));
  const inLists = new Set(lists.flatMap((list) => list.lines.map((line) => line.at)));
  const last = lastOf(lines, front, region, inLists);
  const kinds = new Map<number, FrontKind>();
  const values: Front['values'] = [];
  const body: Line[] = [];
  const skipped = new Set(lists.flatMap((list) => list.skipped.map((line) => line.at)));
  let english = false;
  const foreign = englishFronts(lines, lists, last);
  for (const line of lines.slice(front.bodyFrom, last)) {
    if (pace.read(line.text.length)) yield;
    if (inLists.has(line.at) || skipped.has(line.at) || isBarrier(line) || isJunk(line)) continue;
    // Below the row Abstract stands its English text.
    english = (english && line.han === 0 && !line.text.startsWith('[')) || ENGLISH.test(line.text);
    if (isRow(line) || english || foreign.has(line.at)) {
      kinds.set(line.at, 'other');
      values.push(...valuesOf(line));
    } else {
      body.push(line);
    }
  }
  const cuts = noCuts();
  const spliced = yield* findSplicedNotes(body, cuts);
  const listed = lists.flatMap((list) => list.entries);
  const found = [...spliced, ...listed];
  yield* resolveMarks(body, cuts, found);
  const headings = findHeadings(yield* headingCandidates(body, cuts, marksByBlock(found)));
  return {
    sections: yield* sectionsOf(body, cuts, headings, lists),
    notes: yield* linkRepeats(notesOf(found, 'note')),
    references: yield* linkMentions(notesOf(found, 'reference'), body),
    body,
    lines: [...body.map((line) => line.at), ...inLists],
    kinds,
    values,
  };
}

/** English title, authors and where they work, above the Abstract that some journals print behind the references. */
function englishFronts(lines: readonly Line[], lists: readonly NoteList[], last: number): Set<number> {
  const found = new Set<number>();
  const taken = new Set(lists.flatMap((list) => list.lines.map((line) => line.at)));
  const behind = Math.max(-1, ...taken);
  if (behind < 0) return found;
  for (let at = behind + 1; at < last; at += 1) {
    if (!ENGLISH.test((lines[at] as Line).text)) continue;
    for (let above = at - 1; above > behind && above >= at - MOST_ENGLISH; above -= 1) {
      const line = lines[above] as Line;
      if (line.han > 0) break;
      found.add(above);
    }
  }
  return found;
}

/** The text ends with its prose, its lists and the rows behind it, whichever is last. */
function lastOf(lines: readonly Line[], front: Front, region: Region, inLists: ReadonlySet<number>): number {
  let last = Math.max(front.bodyFrom, region.to);
  const end = lines[last - 1];
  // A last short line without a point still belongs to the element that holds the text.
  while (last > front.bodyFrom && last < region.limit && goesOnBelow(lines[last] as Line, end)) last += 1;
  for (let at = last; at < region.limit; at += 1) {
    if (inLists.has(at) || isRow(lines[at] as Line)) last = at + 1;
  }
  return Math.min(last, region.limit);
}

function goesOnBelow(line: Line, end: Line | undefined): boolean {
  if (line.block.hints.parent !== end?.block.hints.parent || line.block.hints.tag !== end.block.hints.tag) return false;
  // `[3] 同[1],第80页。` below other notes.
  if (leadingMarker(line.text) !== null && leadingMarker(end.text) !== null && !isJunk(line)) return true;
  return line.han >= 8 && line.block.hints.linkRatio < 0.4 && !isBarrier(line) && !isJunk(line) && !isRow(line);
}

function isRow(line: Line): boolean {
  if (line.text.length <= 160 && (TAIL.test(line.text) || isSource(line))) return true;
  const row = line.rows[0];
  return row?.hard === true && row.start === 0 && row.to - row.from > 0;
}

function isSource({ text }: Line): boolean {
  return text.length <= 80 && SOURCE.test(text);
}

function valuesOf(line: Line): Front['values'] {
  if (isSource(line)) {
    // `(摘自《某刊》2000年第2期,原文约15000字)`: nothing behind the issue is its own.
    const issue = /^.*?第\s*\d{1,3}\s*期/.exec(line.text)?.[0].length;
    const to = issue ?? line.text.replace(/[\s。.,)\]】〕]+$/, '').length;
    return [{ field: 'source', line, from: line.text.indexOf('《'), to, origin: 'label' }];
  }
  return line.rows.flatMap((row): Front['values'] =>
    ['doi', 'affiliation', 'keywords', 'abstract', 'clc', 'funding', 'biography'].includes(row.field)
      ? [{ field: row.field, line, from: row.from, to: row.to, origin: 'label' }]
      : [],
  );
}

function notesOf(found: readonly FoundNote[], kind: FoundNote['kind']): Note[] {
  return found
    .filter((note) => note.kind === kind)
    .sort((a, b) => a.at - b.at)
    .map(({ marker, text, spans, marks, placed, mentions }) => ({
      marker,
      text,
      spans,
      marks,
      placed,
      ...(mentions.length > 0 ? { mentions } : {}),
    }));
}

function frontOf(lines: readonly Line[], title: Title, front: Front, text: Text): ArticleStructure['front'] {
  const kinds = new Map([...front.kinds, ...text.kinds]);
  for (const line of title.lines) kinds.set(line.at, 'title');
  return [...kinds].sort(([a], [b]) => a - b).map(([at, kind]) => ({ kind, block: (lines[at] as Line).block.index }));
}

function evidenceOf(
  lines: readonly Line[],
  facts: PageFacts,
  metadata: Metadata,
  text: Text,
  front: Front,
): Slices<Evidence> {
  const han = text.body.reduce((sum, line) => sum + line.han, 0) + countHan(metadata.abstract?.value ?? '');
  const { sections, notes, references } = text;
  const issueLine =
    front.values.some((value) => value.field === 'issue-line') ||
    text.values.some((value) => value.field === 'source' && value.line.text.slice(0, value.to).includes('期'));
  return weigh({ lines, facts, metadata, sections, notes, references, han, issueLine });
}
