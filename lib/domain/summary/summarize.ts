import { finish, Pace, type Range, type Slices } from '../text/index.ts';
import { type Enumeration, enumerationsOf } from './enumerations.ts';
import { Bigrams, featuresOf, type Profile, profileOf, type Stretch, stretchOf } from './features.ts';
import { awkwardness } from './readable.ts';
import type { SummarySentence } from './types.ts';
import { clausesOf, type Sentence, sentencesOf, type Unit, wholeOf } from './units.ts';
import { WEIGHTS } from './weights.ts';

export interface SummaryOptions {
  readonly maxSentences?: number;
  readonly maxChars?: number;
  /** Heading of the section the text stands under. */
  readonly heading?: string;
  /** Title of the article. */
  readonly title?: string;
  readonly keywords?: readonly string[];
  /** The sentence around what is picked will be shown, alone: how it reads counts. */
  readonly shown?: boolean;
  /** A sentence that is not to be taken: it is read anyway. */
  readonly except?: Range;
}

interface Candidate {
  readonly unit: Unit;
  readonly score: number;
  readonly grams: ReadonlySet<number>;
}

const SHORTEST = 10;
/** Beside others a stretch must say more than a bare clause. */
const SHORTEST_BESIDE = 22;
/** A sentence longer than this is given by its best clauses. */
const LONG_SENTENCE = 110;
/** Two units that share more of the shorter one's bigrams say the same. */
const SAME = 0.6;
const MMR = 0.7;
const ENUMERATED_SHARE = 0.35;
const REFERENCE =
  /第\s*[(（]?\d+[^。]{0,6}期|出版社|第\d+页|\[[JMDNCRSPZ](?:\/OL)?\]|[(（]\d{4}[)）]\s*[:：]|https?:|DOI|[Dd]oi/;
const LEANING_START =
  /^(?:这|该|其|此|那|它|他们|她|对此|由此|另外|此外|同时|而|但|然而|并且|且|所以|例如|比如|如|又如|凡此|诸如|上述|前者|后者)/;

/**
 * The sentences of the text that tell best what it says, in their order. With room for one sentence only, or where a
 * sentence is very long, the clauses that carry it stand for it; every result is a stretch of the text itself.
 * An enumeration that makes up the text (一是…二是…) is given item by item where there is room for all of them.
 */
export function summarize(text: string, options: SummaryOptions = {}): SummarySentence[] {
  const summarizer = new Summarizer(text);
  return finish(summarizer.summarize(summarizer.add({ start: 0, end: text.length }), options));
}

/** A part of a text: its ranges (UTF-16) and which of the text's sentences stand in it. */
export interface Part {
  readonly ranges: readonly Range[];
  readonly first: number;
  /** Behind the last. */
  readonly last: number;
}

/** Summaries of the parts of one text and of the whole: what is known of a sentence is found out once. */
export class Summarizer {
  readonly #text: string;
  readonly #sentences: Sentence[] = [];
  readonly #wholes: Stretch[] = [];
  readonly #bigrams = new Bigrams();

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads the next range of the text (a paragraph; line breaks end sentences); ranges must come in order. */
  add(range: Range): Part {
    const first = this.#sentences.length;
    for (const sentence of sentencesOf(this.#text, range.start, range.end)) {
      const unit = wholeOf(this.#text, sentence, this.#sentences.length);
      this.#sentences.push(sentence);
      this.#wholes.push(stretchOf(unit, sentence, this.#bigrams));
    }
    return { ranges: [range], first, last: this.#sentences.length };
  }

  /** Parts that follow one another as one. */
  join(parts: readonly Part[]): Part {
    const held = parts.filter((part) => part.ranges.length > 0);
    return {
      ranges: held.flatMap((part) => part.ranges),
      first: held[0]?.first ?? 0,
      last: held[held.length - 1]?.last ?? 0,
    };
  }

  /** The sentence (its label included) that holds an offset; null between sentences. */
  sentenceAt(offset: number): Range | null {
    let low = 0;
    let high = this.#sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sentences[middle] as Sentence).end <= offset) low = middle + 1;
      else high = middle;
    }
    const found = this.#sentences[low];
    return found && found.printed <= offset ? { start: found.printed, end: found.end } : null;
  }

  /** See `summarize`. */
  *summarize(part: Part, options: SummaryOptions = {}): Slices<SummarySentence[]> {
    const sentences = this.#sentences.slice(part.first, part.last);
    if (sentences.length === 0) return [];
    const wholes = this.#wholes.slice(part.first, part.last);
    const profile = yield* profileOf(
      sentences,
      wholes.map((whole) => whole.distinct),
      part.first,
    );
    yield;
    const length = lengthOf(part.ranges);
    const asked = options.maxSentences ?? countFor(length);
    if (asked < 1) return [];
    const room = options.maxChars ?? Math.max(90, Math.min(420, Math.round(length * 0.4), asked * 90));
    const list = this.#listOf(part, asked, room, options.maxSentences === undefined);
    const picked: SummarySentence[] = list ? [...list.items] : [];
    const left = asked - picked.length;
    if (left > 0) {
      const candidates = yield* this.#candidates(wholes, profile, room - sum(picked), asked === 1, options, list);
      const said = picked.map((item) => new Set(this.#bigrams.of(item.text)));
      picked.push(...(yield* diverse(candidates, left, room - sum(picked), said)));
    }
    return picked.sort((a, b) => a.start - b.start);
  }

  /** The enumeration that makes up a good part of the text, if its heads fit. */
  #listOf({ ranges }: Part, asked: number, room: number, free: boolean): Enumeration | null {
    if (asked < 2 && !free) return null;
    // What stands between paragraphs (headings) must not be read as items.
    if (ranges.some((range, i) => i > 0 && range.start !== (ranges[i - 1] as Range).end + 1)) return null;
    const start = ranges[0]?.start ?? 0;
    const text = this.#text.slice(start, ranges[ranges.length - 1]?.end ?? start);
    const most = free ? Math.max(asked, 6) : asked;
    let best: Enumeration | null = null;
    for (const series of enumerationsOf(text)) {
      const fits = series.items.length <= most && sum(series.items) <= room;
      if (
        fits &&
        series.end - series.start >= text.length * ENUMERATED_SHARE &&
        (!best || series.items.length > best.items.length)
      )
        best = series;
    }
    return best && moved(best, start);
  }

  *#candidates(
    wholes: readonly Stretch[],
    profile: Profile,
    room: number,
    gist: boolean,
    options: SummaryOptions,
    list: Enumeration | null,
  ): Slices<Candidate[]> {
    const hints = this.#hintsOf(options);
    const candidates: Candidate[] = [];
    const pace = new Pace();
    for (const [i, sentence] of profile.sentences.entries()) {
      if (pace.read(sentence.end - sentence.start)) yield;
      if ([list, options.except].some((range) => range && sentence.end > range.start && sentence.start < range.end))
        continue;
      const whole = wholes[i] as Stretch;
      const cut = gist || sentence.end - sentence.start > Math.min(LONG_SENTENCE, room);
      const shortest = gist ? SHORTEST : SHORTEST_BESIDE;
      const clauses = cut ? clausesOf(this.#text, sentence, whole.unit.sentence, shortest) : [];
      let best: Candidate | null = null;
      for (const stretch of [whole, ...clauses.map((unit) => stretchOf(unit, sentence, this.#bigrams))]) {
        const { unit } = stretch;
        if (unit.end - unit.start > room || unit.end <= unit.start) continue;
        const candidate = judge(stretch, profile, hints);
        if (!best || candidate.score > best.score) best = candidate;
      }
      if (best) candidates.push(best);
    }
    return candidates;
  }

  #hintsOf(options: SummaryOptions): Hints {
    return {
      heading: new Set(this.#bigrams.of(options.heading ?? '')),
      title: new Set(this.#bigrams.of(options.title ?? '')),
      keywords: (options.keywords ?? []).filter((word) => word.length > 1),
      shown: options.shown === true,
    };
  }
}

function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((total, range) => total + range.end - range.start, Math.max(0, ranges.length - 1));
}

function moved({ items, start, end }: Enumeration, by: number): Enumeration {
  return {
    items: items.map((item) => ({ ...item, start: item.start + by, end: item.end + by })),
    start: start + by,
    end: end + by,
  };
}

/** How many sentences a text of this length is worth. */
function countFor(length: number): number {
  if (length < 200) return 1;
  if (length < 700) return 2;
  if (length < 2500) return 3;
  return length < 8000 ? 4 : 6;
}

function sum(units: readonly SummarySentence[]): number {
  return units.reduce((total, unit) => total + unit.end - unit.start, 0);
}

interface Hints {
  readonly heading: ReadonlySet<number>;
  readonly title: ReadonlySet<number>;
  readonly keywords: readonly string[];
  readonly shown: boolean;
}

function judge(stretch: Stretch, profile: Profile, hints: Hints): Candidate {
  const { unit, distinct: grams } = stretch;
  const features = featuresOf(stretch, profile);
  let score = 0;
  for (let i = 0; i < WEIGHTS.length; i += 1) score += (WEIGHTS[i] ?? 0) * (features[i] ?? 0);
  score += 0.12 * covered(hints.heading, grams) + 0.08 * covered(hints.title, grams);
  if (hints.keywords.length > 0) {
    score += 0.06 * (hints.keywords.filter((word) => unit.text.includes(word)).length / hints.keywords.length);
  }
  if (profile.sentences[unit.sentence - profile.from]?.first && profile.sentences.length > 1) score += 0.03;
  // What leans on the sentence before it, and what is a reference rather than a statement, reads badly alone.
  if (LEANING_START.test(unit.text)) score -= 0.05;
  if (hints.shown) score -= awkwardness(profile.sentences[unit.sentence - profile.from]?.text ?? '');
  if (REFERENCE.test(unit.text)) score -= 0.3;
  if (/[？?]/.test(unit.text[unit.text.length - 1] ?? '')) score -= 0.05;
  // A line of its own that ends in no stop is a heading or a caption.
  if (profile.sentences.length > 2 && isBareLine(unit, profile)) score -= 0.3;
  return { unit, score, grams };
}

function isBareLine(unit: Unit, profile: Profile): boolean {
  const next = profile.sentences[unit.sentence - profile.from + 1];
  const sentence = profile.sentences[unit.sentence - profile.from];
  return (
    sentence?.first === true &&
    next?.first === true &&
    sentence.text.length < 60 &&
    !/[。！？!?；;…．.”』」]$/.test(sentence.text)
  );
}

function covered(wanted: ReadonlySet<number>, grams: ReadonlySet<number>): number {
  if (wanted.size === 0) return 0;
  let hits = 0;
  for (const gram of wanted) if (grams.has(gram)) hits += 1;
  return hits / wanted.size;
}

/** Maximal marginal relevance; what says the same as something chosen or `said` is never taken. */
function* diverse(
  candidates: readonly Candidate[],
  count: number,
  room: number,
  said: readonly ReadonlySet<number>[],
): Slices<SummarySentence[]> {
  const pace = new Pace();
  const scores = candidates.map((candidate) => candidate.score);
  const low = scores.reduce((least, score) => Math.min(least, score), Infinity);
  const span = scores.reduce((most, score) => Math.max(most, score), -Infinity) - low || 1;
  const nearest = candidates.map(({ grams }) =>
    said.reduce((most, other) => Math.max(most, likeness(grams, other)), 0),
  );
  const open = new Set(candidates.keys());
  const chosen: SummarySentence[] = [];
  let left = room;
  while (chosen.length < count && open.size > 0) {
    let best = -1;
    let bestValue = -Infinity;
    for (const i of open) {
      const { unit, score } = candidates[i] as Candidate;
      if (unit.end - unit.start > left || (nearest[i] ?? 0) > SAME) {
        open.delete(i);
        continue;
      }
      const value = MMR * ((score - low) / span) - (1 - MMR) * (nearest[i] ?? 0);
      if (value > bestValue) {
        bestValue = value;
        best = i;
      }
    }
    if (best < 0) break;
    const { unit, grams } = candidates[best] as Candidate;
    chosen.push({ start: unit.start, end: unit.end, text: unit.text });
    left -= unit.end - unit.start;
    open.delete(best);
    for (const i of open) {
      nearest[i] = Math.max(nearest[i] ?? 0, likeness((candidates[i] as Candidate).grams, grams));
      if (pace.read(grams.size)) yield;
    }
  }
  return chosen;
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 1;
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return shared / small.size;
}
