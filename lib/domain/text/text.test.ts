import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, composeMaps, type Edit, mergeEdits, offsetMapOf } from './index.ts';

/** A text and edits that fit it, as property tests need them. */
const textAndEdits = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('中', '文', 'a', '(', ')', 'é'), maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ unit: fc.constantFrom('简', 'x'), maxLength: 3 })), {
      maxLength: 8,
    }),
  )
  .map(([text, steps]) => ({ text, edits: editsOf(text, steps) }));

function editsOf(text: string, steps: readonly (readonly [number, number, string])[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const [skip, length, replacement] of steps) {
    const start = at + skip;
    const end = start + length;
    if (end > text.length) break;
    if (length === 0 && replacement === '') continue;
    edits.push({ start, end, replacement, fix: 'script', evidence: '' });
    // Two edits at one offset would have no order: leave a character between.
    at = end + 1;
  }
  return edits;
}

describe('applyEdits', () => {
  it('puts replacements where they belong', () => {
    const edits = [
      { start: 1, end: 7, replacement: '' },
      { start: 8, end: 9, replacement: '级' },
    ];
    expect(applyEdits('應(yīng)急級别', edits)).toBe('應急级别');
  });

  it('refuses edits that overlap or leave the text', () => {
    expect(() => applyEdits('中文', [{ start: 1, end: 3, replacement: '' }])).toThrow(RangeError);
  });
});

describe('offset maps', () => {
  const gloss = offsetMapOf(8, [{ start: 1, end: 7, replacement: '' }]); // 應(yīng)急 → 應急

  it('keep a glossed word together and let a single character stand without its gloss', () => {
    expect(gloss.toInputRange(0, 2)).toEqual({ start: 0, end: 8 });
    expect(gloss.toInputRange(0, 1)).toEqual({ start: 0, end: 1 });
    expect(gloss.toInputRange(1, 2)).toEqual({ start: 7, end: 8 });
  });

  it('keep places inside changes of equal length', () => {
    const map = offsetMapOf(4, [{ start: 0, end: 4, replacement: '应急区域' }]);
    expect(map.toOutputRange(1, 3)).toEqual({ start: 1, end: 3 });
  });

  it('are monotone, keep both ends, and round-trip outside changes', () => {
    fc.assert(
      fc.property(textAndEdits, ({ text, edits }) => {
        const map = offsetMapOf(text.length, edits);
        const output = applyEdits(text, edits);
        expect(map.outputLength).toBe(output.length);
        expect(map.toOutput(0, 'end')).toBe(0);
        expect(map.toOutput(text.length, 'start')).toBe(output.length);
        for (const role of ['start', 'end'] as const) {
          let last = 0;
          for (let at = 0; at <= text.length; at += 1) {
            const out = map.toOutput(at, role);
            expect(out).toBeGreaterThanOrEqual(last);
            last = out;
          }
        }
        for (let at = 0; at < text.length; at += 1) {
          if (edits.some((edit) => at >= edit.start && at < edit.end)) continue;
          const { start, end } = map.toOutputRange(at, at + 1);
          expect(output.slice(start, end)).toBe(text[at]);
          expect(map.toInputRange(start, end)).toEqual({ start: at, end: at + 1 });
        }
      }),
    );
  });

  it('compose', () => {
    fc.assert(
      fc.property(textAndEdits, fc.nat(40), ({ text, edits }, at) => {
        const first = offsetMapOf(text.length, edits);
        const second = offsetMapOf(
          first.outputLength,
          editsOf('x'.repeat(first.outputLength), [
            [1, 2, '简'],
            [1, 0, 'x'],
          ]),
        );
        const both = composeMaps(first, second);
        const offset = Math.min(at, text.length);
        expect(both.toOutput(offset, 'start')).toBe(second.toOutput(first.toOutput(offset, 'start'), 'start'));
        expect(both.outputLength).toBe(second.outputLength);
      }),
    );
  });
});

describe('mergeEdits', () => {
  it('does in one step what two lists do one after the other', () => {
    fc.assert(
      fc.property(
        textAndEdits,
        fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.string({ unit: fc.constantFrom('后', 'y'), maxLength: 3 })), {
          maxLength: 8,
        }),
        ({ text, edits }, steps) => {
          const middle = applyEdits(text, edits);
          const second = editsOf(middle, steps);
          expect(applyEdits(text, mergeEdits(text, edits, second))).toBe(applyEdits(middle, second));
        },
      ),
      { numRuns: 400 },
    );
  });
});
