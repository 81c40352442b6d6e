import search from 'approx-string-match';
import {
  anchor,
  indexInSlices,
  type PassageSelector,
  type SectionPlace,
  type TextIndex,
} from '../../lib/domain/annotation/index.ts';
import { hanVariants } from '../../lib/domain/script/index.ts';

/** Where a matcher puts a note; 'uncertain' where it asks, null where it gives it up. */
type Answer = { readonly start: number; readonly end: number } | 'uncertain' | null;

/** A way to find notes again; `prepare` is called once for a page. */
export interface Matcher {
  readonly name: string;
  readonly prepare: (text: string, sections: readonly SectionPlace[]) => (selector: PassageSelector) => Answer;
  /** Searches that were not exact, in the page prepared last; where the matcher counts them. */
  readonly approximate?: () => number;
}

/** Units of context the others keep. */
const CONTEXT = 32;

export function qingdu(): Matcher {
  let index: TextIndex | null = null;
  return {
    name: 'qingdu',
    prepare: (text, sections) => {
      const prepared = prepare(text, sections);
      index = prepared;
      return (selector) => {
        const placement = anchor(prepared, selector);
        if ('range' in placement) return placement.range;
        return placement.state === 'uncertain' ? 'uncertain' : null;
      };
    },
    approximate: () => index?.approximate ?? 0,
  };
}

export function prepare(text: string, sections: readonly SectionPlace[]): TextIndex {
  const steps = indexInSlices(text, { variants: hanVariants(), sections });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export const positionOnly: Matcher = {
  name: 'position',
  prepare:
    (text) =>
    ({ position }) =>
      position.start < text.length ? { start: position.start, end: Math.min(text.length, position.end) } : null,
};

/** The copy of the very words with the longest equal context. */
export const exactWithContext: Matcher = {
  name: 'exact+context',
  prepare:
    (text) =>
    ({ quote }) => {
      const prefix = quote.prefix.slice(-CONTEXT);
      const suffix = quote.suffix.slice(0, CONTEXT);
      let best: Answer = null;
      let most = -1;
      for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + 1)) {
        const end = at + quote.exact.length;
        let equal = 0;
        while (equal < prefix.length && text[at - 1 - equal] === prefix[prefix.length - 1 - equal]) equal += 1;
        let behind = 0;
        while (behind < suffix.length && text[end + behind] === suffix[behind]) behind += 1;
        if (equal + behind > most) {
          most = equal + behind;
          best = { start: at, end };
        }
      }
      return best;
    },
};

/**
 * Hypothesis's way, written from its published description: exact copies if there are any, else approximate ones with up
 * to min(256, half the quote) errors; the best by quote 50, prefix 20, suffix 20, position 2 of 92; no least score.
 */
export const approxStringMatch: Matcher = {
  name: 'approx-string-match',
  prepare:
    (text) =>
    ({ quote, position }) => {
      const { exact } = quote;
      if (exact === '') return null;
      const copies: { start: number; end: number; errors: number }[] = [];
      for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
        copies.push({ start: at, end: at + exact.length, errors: 0 });
      }
      const found = copies.length > 0 ? copies : search(text, exact, Math.min(256, exact.length / 2));
      const prefix = quote.prefix.slice(-CONTEXT);
      const suffix = quote.suffix.slice(0, CONTEXT);
      let best: Answer = null;
      let most = -1;
      for (const { start, end, errors } of found) {
        const before = likeness(text.slice(Math.max(0, start - prefix.length), start), prefix);
        const behind = likeness(text.slice(end, end + suffix.length), suffix);
        const near = 1 - Math.abs(start - position.start) / text.length;
        const score = (50 * (1 - errors / exact.length) + 20 * before + 20 * behind + 2 * near) / 92;
        if (score > most) {
          most = score;
          best = { start, end };
        }
      }
      return best;
    },
};

function likeness(text: string, context: string): number {
  if (context === '') return 1;
  if (text === '') return 0;
  const [first] = search(text, context, context.length);
  return first ? 1 - first.errors / context.length : 0;
}
