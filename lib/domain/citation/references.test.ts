import { describe, expect, it } from 'vitest';
import references from './data/references.json' with { type: 'json' };
import { type CslItem, type CslName, formatReference, parseReference } from './index.ts';

/** Names as `family, given`, dates as ISO: what the fixture file holds. */
function flat(item: CslItem | null): Record<string, unknown> | null {
  if (!item) return null;
  const name = (n: CslName) => ('literal' in n ? n.literal : n.given ? `${n.family}, ${n.given}` : n.family);
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (key === 'author' || key === 'editor' || key === 'translator') return [key, (value as CslName[]).map(name)];
      if (key === 'issued' || key === 'accessed') return [key, isoOf(item[key])];
      return [key, value];
    }),
  );
}

function isoOf(date: CslItem['issued']): string | undefined {
  return (
    date?.literal ??
    date?.['date-parts']
      ?.map((parts) => parts.map((part, i) => String(part).padStart(i ? 2 : 4, '0')).join('-'))
      .join('/')
  );
}

describe('references of every form (invented works)', () => {
  it('are at least 120', () => expect(references.length).toBeGreaterThanOrEqual(120));
  for (const { form, text, expected } of references) {
    it(`${form}: ${text.slice(0, 40)}`, () => expect(flat(parseReference(text))).toEqual(expected));
  }
});

/** A volume printed in words (`thirty-one`) is no volume GB/T 7714 could write. */
const written = references.filter(
  ({ form, expected }) =>
    /^(?:gbt|hum-(?:journal|newspaper|book|thesis|translation))/.test(form) && !/[a-z]/.test(expected.volume ?? ''),
);

describe('GB/T 7714 written and read again', () => {
  for (const style of ['gbt7714-2015', 'gbt7714-2025'] as const) {
    for (const { text } of written) {
      it(`${style}: ${text.slice(0, 40)}`, () => {
        const item = parseReference(text);
        if (!item) throw new Error('not parsed');
        const again = parseReference(formatReference(item, style));
        const bare = (value: string | undefined) => value?.replace(/[\s.]/g, '');
        expect(bare(again?.title)).toBe(bare(item.title));
        expect(isoOf(again?.issued)?.slice(0, 4)).toBe(isoOf(item.issued)?.slice(0, 4));
        expect(again?.['container-title'] ?? '').toBe(item['container-title'] ?? '');
        const persons = item.author ?? (item['container-title'] ? [] : (item.editor ?? []));
        expect(again?.author ?? []).toHaveLength(Math.min(3, persons.length));
      });
    }
  }
});
