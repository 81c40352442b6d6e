import type { Reading } from '../domain/article/index.ts';
import { splitSentences } from '../domain/summary/index.ts';
import type { Range } from '../domain/text/index.ts';

/** A sentence of an article by its place: paragraph (or heading), and sentence within it; both from 0. */
export interface SentencePlace {
  readonly paragraph: number;
  readonly sentence: number;
}

/** What a semicolon cuts is a clause: it belongs to the sentence it is part of. */
const CLAUSE_END = /[;；]$/;

/**
 * Walks an article sentence by sentence. Headings are sentences of their own; a paragraph is cut when it is first come to,
 * so that a long article costs nothing before. All ranges are reading offsets (UTF-16).
 */
export class SentenceWalk {
  readonly #text: string;
  readonly #paragraphs: readonly (Range & { readonly isHeading: boolean })[];
  readonly #cut = new Map<number, readonly Range[]>();

  constructor({ text, sections }: Reading) {
    this.#text = text;
    this.#paragraphs = sections.flatMap(({ heading, runIn, paragraphs }) => [
      // A run-in heading opens the first paragraph and is read with it.
      ...(heading && !runIn ? [{ ...heading, isHeading: true }] : []),
      ...paragraphs.map((paragraph) => ({ ...paragraph, isHeading: false })),
    ]);
  }

  get isEmpty(): boolean {
    return this.#paragraphs.length === 0;
  }

  isHeading({ paragraph }: SentencePlace): boolean {
    return this.#paragraphs[paragraph]?.isHeading ?? false;
  }

  /** The sentence that holds a reading offset, or the next one behind it; the last where there is none. */
  at(offset: number): SentencePlace {
    const found = this.#paragraphs.findIndex(({ end }) => end > offset);
    if (found < 0) return this.last();
    const sentence = this.#sentences(found).findIndex(({ end }) => end > offset);
    return sentence < 0
      ? (this.step({ paragraph: found, sentence: 0 }, 'paragraph', 1) ?? this.last())
      : { paragraph: found, sentence };
  }

  first(): SentencePlace {
    return { paragraph: 0, sentence: 0 };
  }

  last(): SentencePlace {
    const paragraph = Math.max(0, this.#paragraphs.length - 1);
    return { paragraph, sentence: Math.max(0, this.#sentences(paragraph).length - 1) };
  }

  /** The next or previous sentence, or the first sentence of the next or previous paragraph; null at the article's ends. */
  step(from: SentencePlace, by: 'sentence' | 'paragraph', step: 1 | -1): SentencePlace | null {
    if (by === 'sentence') {
      const sentence = from.sentence + step;
      if (sentence >= 0 && sentence < this.#sentences(from.paragraph).length) return { ...from, sentence };
    }
    for (
      let paragraph = from.paragraph + step;
      paragraph >= 0 && paragraph < this.#paragraphs.length;
      paragraph += step
    ) {
      const { length } = this.#sentences(paragraph);
      if (length > 0) return { paragraph, sentence: by === 'sentence' && step < 0 ? length - 1 : 0 };
    }
    return null;
  }

  /** From the first of two sentences to the last, whichever comes first. */
  range(a: SentencePlace, b: SentencePlace): Range {
    const [one, other] = [this.#rangeOf(a), this.#rangeOf(b)];
    return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
  }

  /** How many sentences lie between two, both counted. */
  count(a: SentencePlace, b: SentencePlace): number {
    const isBefore = a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.sentence <= b.sentence);
    const [from, to] = isBefore ? [a, b] : [b, a];
    let count = to.sentence - from.sentence + 1;
    for (let paragraph = from.paragraph; paragraph < to.paragraph; paragraph += 1)
      count += this.#sentences(paragraph).length;
    return count;
  }

  #rangeOf({ paragraph, sentence }: SentencePlace): Range {
    const { start, end } = this.#sentences(paragraph)[sentence] ?? this.#paragraphs[paragraph] ?? { start: 0, end: 0 };
    return { start, end };
  }

  #sentences(paragraph: number): readonly Range[] {
    const known = this.#cut.get(paragraph);
    if (known) return known;
    const place = this.#paragraphs[paragraph];
    const cut = place ? this.#cutOf(place) : [];
    this.#cut.set(paragraph, cut);
    return cut;
  }

  #cutOf({ start, end, isHeading }: Range & { readonly isHeading: boolean }): readonly Range[] {
    if (isHeading) return end > start ? [{ start, end }] : [];
    const whole: { start: number; end: number }[] = [];
    let isOpen = false;
    for (const sentence of splitSentences(this.#text.slice(start, end))) {
      const last = whole[whole.length - 1];
      if (isOpen && last) last.end = start + sentence.end;
      else whole.push({ start: start + sentence.start, end: start + sentence.end });
      isOpen = CLAUSE_END.test(sentence.text);
    }
    return whole;
  }
}
