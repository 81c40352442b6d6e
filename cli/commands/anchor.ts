import { parseArgs } from 'node:util';
import {
  anchor as anchorIn,
  indexInSlices,
  type PassageSelector,
  type TextIndex,
} from '../../lib/domain/annotation/index.ts';
import { hanVariants } from '../../lib/domain/page/index.ts';
import { eachLine, type Line } from '../lines.ts';

/** `anchor`: finds each line's selector in its text. */
export async function anchor(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} });
  let known: TextIndex | null = null;
  await eachLine((line) => {
    const selector = selectorOf(line);
    // Lines about the same text come one after the other as a rule: it is prepared once.
    known = known?.source === line.text ? known : indexOf(line.text);
    const placement = anchorIn(known, selector);
    const { state, reason } = placement;
    if (!('range' in placement)) return { id: line.id, state, reason };
    const { start, end } = placement.range;
    return { id: line.id, state, start, end, quote: line.text.slice(start, end), reason };
  });
  return 0;
}

function indexOf(text: string): TextIndex {
  const steps = indexInSlices(text, { variants: hanVariants() });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A W3C TextQuoteSelector, refined by a TextPositionSelector or not; prefix and suffix may be left out. */
function selectorOf(line: Line): PassageSelector {
  const given = 'selector' in line ? line.selector : null;
  if (!isObject(given) || given.type !== 'TextQuoteSelector' || typeof given.exact !== 'string') {
    throw new TypeError('"selector" is no TextQuoteSelector with "exact"');
  }
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: given.exact,
      prefix: textOf(given, 'prefix'),
      suffix: textOf(given, 'suffix'),
    },
    position: positionOf(given.refinedBy),
    section: { type: 'SectionSelector', path: [] },
  };
}

function textOf(given: Record<string, unknown>, name: 'prefix' | 'suffix'): string {
  const value = given[name] ?? '';
  if (typeof value !== 'string') throw new TypeError(`"${name}" is no string`);
  return value;
}

function positionOf(given: unknown): PassageSelector['position'] {
  if (given === undefined || given === null) return { type: 'TextPositionSelector', start: 0, end: 0 };
  if (!isObject(given) || !Number.isSafeInteger(given.start) || !Number.isSafeInteger(given.end)) {
    throw new TypeError('"refinedBy" is no TextPositionSelector');
  }
  return { type: 'TextPositionSelector', start: Number(given.start), end: Number(given.end) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
