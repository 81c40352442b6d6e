import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWellPacked, type PageInput, packPage, unpackPage } from './index.ts';

const text = fc.string({ unit: fc.constantFrom('治', '理', 'a', '\n', ' ', '𠮷', '\ud800'), maxLength: 12 });
const shared = fc.constantFrom<readonly string[]>(['main', 'bt'], [], ['p']);
const ranges = (length: number) =>
  fc.array(
    fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 3 },
  );
const block: fc.Arbitrary<PageInput['blocks'][number]> = text.chain((words) =>
  fc.record({
    text: fc.constant(words),
    hints: fc
      .record({
        tag: fc.constantFrom('p', 'h2', 'td'),
        bold: fc.boolean(),
        ratio: fc.constantFrom(0.1, 0.5, 1),
        links: ranges(words.length),
        href: fc.constantFrom('#a', 'http://a.org/'),
        sups: ranges(words.length),
        names: shared,
        ancestors: shared,
        parent: fc.nat(3),
        landmark: fc.constantFrom(null, 'nav'),
        cell: fc.option(fc.record({ table: fc.nat(2), row: fc.nat(2), column: fc.nat(2), head: fc.boolean() })),
      })
      .map(({ ratio, href, links, cell, ...hints }) => ({
        ...hints,
        ...(cell ? { cell } : {}),
        linkRatio: links.length > 0 ? ratio : 0,
        links: links.map((range) => ({ ...range, href })),
      })),
  }),
);
const page: fc.Arbitrary<PageInput> = fc.record(
  {
    blocks: fc.array(block, { maxLength: 8 }),
    facts: fc.constant({ url: 'http://a.org/', title: '治', lang: 'zh', metas: [], jsonLd: [{ a: 1 }] }),
    stopIfDamaged: fc.constant(true),
  },
  { requiredKeys: ['blocks', 'facts'] },
);

test('a page comes out of the form it is sent in as it went in, also through JSON', () => {
  fc.assert(
    fc.property(page, (input) => {
      const packed = packPage(input);
      expect(isWellPacked(packed)).toBe(true);
      expect(unpackPage(packed)).toEqual(input);
      expect(unpackPage(JSON.parse(JSON.stringify(packed)))).toEqual(input);
    }),
  );
});

test('paragraphs of one place share it', () => {
  const hints = { tag: 'p', bold: false, linkRatio: 0, links: [], sups: [], names: [], ancestors: [], parent: 0 };
  const blocks = ['一', '二', '三'].map((words) => ({ text: words, hints: { ...hints, landmark: null } }));
  const facts = { url: '', title: '', lang: null, metas: [], jsonLd: [] };
  expect(packPage({ blocks, facts }).places).toHaveLength(1);
});
