import type { Replacement } from './edits.ts';

/**
 * Whether an offset stands as the start or as the end of a range. It matters where text was inserted or deleted
 * at exactly that offset: a range that starts there begins behind the change, a range that ends there ends before it.
 */
export type Role = 'start' | 'end';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A monotone map between the offsets of a text before ("input") and after ("output") edits, both ways.
 * Offsets are UTF-16 code units.
 *
 * Laws (property-tested): both directions are monotone for a given role; offsets outside every change survive the
 * round trip; `toOutput(0,'end') === 0`; `toOutput(inputLength,'start') === outputLength`.
 * Inside a change that keeps its length offsets keep their place, so character-wise conversion stays exact.
 */
export interface OffsetMap {
  readonly inputLength: number;
  readonly outputLength: number;
  toOutput(offset: number, role: Role): number;
  toInput(offset: number, role: Role): number;
  toOutputRange(start: number, end: number): Range;
  toInputRange(start: number, end: number): Range;
}

/** The map of `applyEdits(text, edits)` for a text of `inputLength` code units. Edits: sorted, not overlapping. */
export function offsetMapOf(inputLength: number, all: readonly Replacement[]): OffsetMap {
  // Offsets pass through a change of equal length unmoved: character-wise conversion costs a map nothing.
  const edits = all.filter(({ start, end, replacement }) => replacement.length !== end - start);
  if (edits.length === 0) return unmoved(inputLength);
  const inStart = new Int32Array(edits.length);
  const inEnd = new Int32Array(edits.length);
  const outStart = new Int32Array(edits.length);
  const outEnd = new Int32Array(edits.length);
  let shift = 0;
  edits.forEach(({ start, end, replacement }, i) => {
    inStart[i] = start;
    inEnd[i] = end;
    outStart[i] = start + shift;
    outEnd[i] = start + shift + replacement.length;
    shift += replacement.length - (end - start);
  });
  return withRanges({
    inputLength,
    outputLength: inputLength + shift,
    toOutput: (offset, role) => move(inStart, inEnd, outStart, outEnd, offset, role),
    toInput: (offset, role) => move(outStart, outEnd, inStart, inEnd, offset, role),
  });
}

/** Maps that move nothing: whoever goes through several need not go through them. */
const still = new WeakSet<OffsetMap>();

function unmoved(length: number): OffsetMap {
  const same = (offset: number) => offset;
  const map = withRanges({ inputLength: length, outputLength: length, toOutput: same, toInput: same });
  still.add(map);
  return map;
}

/** The map that goes through `maps` one after the other; the output of each is the input of the next. */
export function composeMaps(...all: readonly OffsetMap[]): OffsetMap {
  const moving = all.filter((map) => !still.has(map));
  if (moving.length === 1) return moving[0] as OffsetMap;
  if (moving.length === 0 && all[0]) return all[0];
  return withRanges({
    inputLength: moving[0]?.inputLength ?? 0,
    outputLength: moving.at(-1)?.outputLength ?? 0,
    toOutput: (offset, role) => moving.reduce((at, map) => map.toOutput(at, role), offset),
    toInput: (offset, role) => moving.reduceRight((at, map) => map.toInput(at, role), offset),
  });
}

function withRanges(map: Pick<OffsetMap, 'inputLength' | 'outputLength' | 'toOutput' | 'toInput'>): OffsetMap {
  return {
    ...map,
    toOutputRange: (start, end) => ordered(map.toOutput(start, 'start'), map.toOutput(end, 'end')),
    toInputRange: (start, end) => ordered(map.toInput(start, 'start'), map.toInput(end, 'end')),
  };
}

/** A range that lies wholly in deleted text has its start behind its end: it is empty, at its end. */
function ordered(start: number, end: number): Range {
  return { start: Math.min(start, end), end };
}

function move(
  fromStart: Int32Array,
  fromEnd: Int32Array,
  toStart: Int32Array,
  toEnd: Int32Array,
  offset: number,
  role: Role,
): number {
  // The last change that begins before the offset, or (for a start) exactly at it.
  let low = 0;
  let high = fromStart.length;
  const limit = role === 'start' ? offset : offset - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fromStart[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  const i = low - 1;
  if (i < 0) return offset;
  const behind = offset - (fromEnd[i] as number);
  if (behind >= 0) return (toEnd[i] as number) + behind;
  return role === 'start' ? (toStart[i] as number) : (toEnd[i] as number);
}
