import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleStructure, Note, Section, Span } from '../article/index.ts';
import { packEdits } from '../text/index.ts';
import { type PageAnalysis, packAnalysis, unpackAnalysis } from './index.ts';

const word = fc.constantFrom('', '一、', '引言', '①', '\ud800', '\ufeff');
const span: fc.Arbitrary<Span> = fc.record({ block: fc.nat(9), start: fc.nat(9), end: fc.nat(9) });
const spans = fc.array(span, { maxLength: 3 });
const cell = fc.record({ table: fc.nat(2), row: fc.nat(2), column: fc.nat(2), head: fc.boolean() });
const paragraph = fc.record(
  {
    spans,
    kind: fc.constantFrom('cell' as const, 'caption', 'quote', 'formula', 'item', 'verse'),
    cell,
    ordered: fc.boolean(),
  },
  { requiredKeys: ['spans'] },
);
const section: fc.Arbitrary<Section> = fc.record({
  level: fc.nat(4),
  label: word,
  title: word,
  runIn: fc.boolean(),
  heading: fc.option(span),
  paragraphs: fc.array(paragraph, { maxLength: 3 }),
});
const note: fc.Arbitrary<Note> = fc.record(
  {
    marker: word,
    text: word,
    spans,
    marks: spans,
    placed: fc.constantFrom('inline' as const, 'list'),
    again: fc.nat(3),
    mentions: spans,
  },
  { requiredKeys: ['marker', 'text', 'spans', 'marks', 'placed'] },
);
const NO_METADATA = { title: null, authors: null, affiliations: null, date: null, container: null, volume: null };
const structure: fc.Arbitrary<ArticleStructure> = fc.record({
  isArticle: fc.boolean(),
  score: fc.constant(0.7),
  evidence: fc.constant(['文末注释 3 条']),
  metadata: fc.constant({
    ...NO_METADATA,
    issue: null,
    pages: null,
    doi: null,
    keywords: { value: ['治理'], from: 'label' },
    abstract: null,
  }),
  front: fc.constant([{ kind: 'title' as const, block: 1 }]),
  sections: fc.array(section, { maxLength: 4 }),
  notes: fc.array(note, { maxLength: 4 }),
  references: fc.array(note, { maxLength: 2 }),
  excluded: fc.constant([{ reason: 'other' as const, blocks: [3], text: '广告' }]),
});

const nothing: Omit<PageAnalysis, 'structure'> = {
  repairs: packEdits([]),
  conversions: { blocks: [], texts: [], uneven: packEdits([]) },
  facts: { url: 'http://a.org/', title: '治', lang: 'zh', metas: [], jsonLd: [] },
  unrecoverable: [],
};

test('an analysis comes out of the form it is sent in as it went in', () => {
  fc.assert(
    fc.property(structure, (found) => {
      const analysis = { ...nothing, structure: found };
      expect(unpackAnalysis(JSON.parse(JSON.stringify(packAnalysis(analysis))))).toEqual(analysis);
    }),
  );
});
