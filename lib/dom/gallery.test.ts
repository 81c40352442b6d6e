import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { extractReport } from './extract-report.ts';
import { readArticle } from './read-article.ts';
import { deservesSummary, sectionsWithSummary } from './summary-hosts.ts';

interface Listed {
  readonly file: string;
  readonly url: string;
  readonly expected: Record<string, unknown> | null;
}

const folder = resolve('tests/pages/gallery');
const listed: readonly Listed[] = JSON.parse(readFileSync(resolve(folder, 'index.json'), 'utf8'));

/** What a page is found to be, in the form of the index; null for a page that is no article. */
async function found({ file, url }: Listed) {
  const html = readFileSync(resolve(folder, file), 'utf8');
  const article = await readArticle(parseHtml(html), { url, analyse: analysePage });
  const report = extractReport(article, { sections: [], article: [] });
  // Told before there is a reading text, and by it.
  const long = article.reading.sections.filter(deservesSummary).map(({ index }) => index);
  expect(sectionsWithSummary(article)).toEqual(long);
  if (!report.isArticle) return null;
  const { metadata, sections } = article.structure;
  const kinds: Record<string, number> = {};
  for (const { kind = '' } of sections.flatMap(({ paragraphs }) => paragraphs))
    if (kind !== '') kinds[kind] = (kinds[kind] ?? 0) + 1;
  const { title, authors, affiliations, date, container, volume, issue, pages, doi, keywords } = report;
  return {
    ...{ title, authors, affiliations, date, container, volume, issue, pages, doi, keywords },
    abstract: report.abstract?.slice(0, 12) ?? null,
    clc: metadata.clc?.value ?? null,
    funding: metadata.funding?.value ?? null,
    outline: sections
      .filter(({ level }) => level > 0)
      .map(({ level, label, title: name }) => `${level} ${label} ${name}`),
    kinds,
    notes: report.notes.map((note) => [note.marker, note.after, note.csl?.type ?? null, note.title, note.page]),
    references: report.references.map((note, i) => {
      const { calls, mentions } = article.reading.references[i] ?? { calls: [], mentions: [] };
      return [note.marker, calls.length + mentions.length, note.csl?.type ?? null, note.title];
    }),
  };
}

describe('pages that are articles, and pages that only look a little like them', () => {
  for (const page of listed) it(page.file, async () => expect(await found(page)).toEqual(page.expected));
});
