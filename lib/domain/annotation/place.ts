import { Aligner } from './align.ts';
import { AGREES, type Candidate } from './judge.ts';
import type { Sought } from './sought.ts';
import type { TextIndex } from './text-index.ts';

/** How far the context may stand from the quote: what was put between them, or lost, is at most so long. */
const DRIFT = 24;
const SLACK = 3;
/** Folded units by which edits elsewhere may have moved what stays where it was; they add up as a random walk does. */
const NEAR = 40;
const NEAR_WALK = 0.5;

/** An aligner for each side: one note's surroundings are compared with those of many places. */
const prefixes = new Aligner();
const suffixes = new Aligner();
const sentences = new Aligner();

/** A place compared with what is sought. What only some rules ask for is found out when they ask. */
export class Place implements Candidate {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
  readonly quote: number;
  readonly prefix: number | null;
  readonly suffix: number | null;
  readonly #text: string;
  readonly #sought: Sought;
  #outerPrefix: number | null = null;
  #outerSuffix: number | null = null;
  #inSentence: number | null = null;

  constructor({ folded }: TextIndex, sought: Sought, start: number, end: number, edits: number) {
    const { text } = folded;
    const { quote, prefix, suffix } = sought;
    this.#text = text;
    this.#sought = sought;
    this.start = start;
    this.end = end;
    this.edits = edits;
    this.quote = Math.max(0, 1 - edits / quote.length);
    this.prefix = null;
    this.suffix = null;
    if (prefix !== '') {
      const isThere = text.startsWith(prefix, start - prefix.length) && start >= prefix.length;
      this.prefix = isThere ? 1 : share(prefixes.distance(prefix, text, this.#prefixFrom, start), prefix.length);
    }
    if (suffix !== '') {
      const isThere = text.startsWith(suffix, end);
      this.suffix = isThere ? 1 : share(suffixes.distance(suffix, text, end, this.#suffixTo), suffix.length);
    }
  }

  get #prefixFrom(): number {
    return Math.max(0, this.start - this.#sought.prefix.length - DRIFT);
  }

  get #suffixTo(): number {
    return Math.min(this.#text.length, this.end + this.#sought.suffix.length + DRIFT);
  }

  get outerPrefix(): number | null {
    if (this.prefix === null) return null;
    if (this.#outerPrefix === null) {
      const { prefix } = this.#sought;
      const half = prefix.length >> 1;
      if (this.prefix === 1) return share(0, half);
      const { edits } = prefixes.align(prefix, this.#text, this.#prefixFrom, this.start, [half]);
      this.#outerPrefix = share(edits[0] as number, half);
    }
    return this.#outerPrefix;
  }

  get outerSuffix(): number | null {
    if (this.suffix === null || this.suffix === 1) return this.suffix;
    if (this.#outerSuffix === null) {
      const { suffix } = this.#sought;
      const half = suffix.length >> 1;
      const { edits } = suffixes.align(suffix, this.#text, this.end, this.#suffixTo, [half]);
      this.#outerSuffix = share(edits[1] as number, suffix.length - half);
    }
    return this.#outerSuffix;
  }

  /**
   * What was cut or put in at a sentence's bound leaves the sentence whole: its rest stands right beside the quote on a side
   * whose surroundings have changed.
   */
  get inSentence(): number {
    if (this.#inSentence === null) {
      const { sentenceBefore, sentenceBehind } = this.#sought;
      const { start, end } = this;
      this.#inSentence = Math.min(
        this.#beside(sentenceBefore, start - sentenceBefore.length - SLACK, start, this.prefix),
        this.#beside(sentenceBehind, end, end + sentenceBehind.length + SLACK, this.suffix),
      );
    }
    return this.#inSentence;
  }

  #beside(rest: string, from: number, to: number, whole: number | null): number {
    if (rest === '' || whole === null || whole >= AGREES) return 1;
    const distance = sentences.distance(rest, this.#text, Math.max(0, from), Math.min(this.#text.length, to));
    return 1 - distance / rest.length;
  }

  get sentence(): number {
    const { quote, sentence, sentenceBefore } = this.#sought;
    const from = this.start - sentenceBefore.length;
    const isThere = this.end - this.start === quote.length && from >= 0 && this.#text.startsWith(sentence, from);
    return isThere ? sentence.length : 0;
  }

  get atHint(): boolean {
    const { hint } = this.#sought;
    return hint >= 0 && Math.abs(this.start - hint) <= NEAR + Math.sqrt(this.#text.length) * NEAR_WALK;
  }
}

function share(edits: number, of: number): number {
  return of === 0 ? 0 : Math.max(0, 1 - edits / of);
}
