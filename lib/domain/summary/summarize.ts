import { type Enumeration, enumerationsOf } from './enumerations.ts';
import { bigramsOf, featuresOf, type Profile, profileOf } from './features.ts';
import type { SummarySentence } from './types.ts';
import { sentencesOf, type Unit, unitsOf } from './units.ts';
import { WEIGHTS } from './weights.ts';

export interface SummaryOptions {
  readonly maxSentences?: number;
  readonly maxChars?: number;
  /** Heading of the section the text stands under. */
  readonly heading?: string;
  /** Title of the article. */
  readonly title?: string;
  readonly keywords?: readonly string[];
}

interface Candidate {
  readonly unit: Unit;
  readonly score: number;
  readonly grams: ReadonlySet<string>;
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
  /第\s*[(（]?\d+[^。]{0,6}期|出版社|第\d+页|\[[JMDCNRSPZ](?:\/OL)?\]|[(（]\d{4}[)）]\s*[:：]|https?:|doi/i;
const LEANING_START =
  /^(?:这|该|其|此|那|它|他们|她|对此|由此|另外|此外|同时|而|但|然而|并且|且|所以|例如|比如|如|又如|凡此|诸如|上述|前者|后者)/;

/**
 * The sentences of the text that tell best what it says, in their order. With room for one sentence only, or where a
 * sentence is very long, the clauses that carry it stand for it; every result is a stretch of the text itself.
 * An enumeration that makes up the text (一是…二是…) is given item by item where there is room for all of them.
 */
export function summarize(text: string, options: SummaryOptions = {}): SummarySentence[] {
  const sentences = sentencesOf(text);
  if (sentences.length === 0) return [];
  const profile = profileOf(sentences);
  const asked = options.maxSentences ?? countFor(text.length);
  if (asked < 1) return [];
  const room = options.maxChars ?? Math.max(90, Math.min(420, Math.round(text.length * 0.4), asked * 90));
  const list = listOf(text, asked, room, options.maxSentences === undefined);
  const picked: SummarySentence[] = list ? [...list.items] : [];
  const left = asked - picked.length;
  if (left > 0) picked.push(...pick(text, profile, left, room - sum(picked), asked === 1, options, list));
  return picked.sort((a, b) => a.start - b.start);
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

/** The enumeration that makes up a good part of the text, if its heads fit. */
function listOf(text: string, asked: number, room: number, free: boolean): Enumeration | null {
  if (asked < 2 && !free) return null;
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
  return best;
}

function pick(
  text: string,
  profile: Profile,
  count: number,
  room: number,
  gist: boolean,
  options: SummaryOptions,
  list: Enumeration | null,
): SummarySentence[] {
  const hints = hintsOf(options);
  const candidates: Candidate[] = [];
  for (const [index, sentence] of profile.sentences.entries()) {
    if (list && sentence.end > list.start && sentence.start < list.end) continue;
    const units = unitsOf(text, sentence, index, gist ? SHORTEST : SHORTEST_BESIDE);
    const whole = units[0] as Unit;
    const cut = gist || whole.end - whole.start > Math.min(LONG_SENTENCE, room);
    let best: Candidate | null = null;
    for (const unit of cut ? units : [whole]) {
      if (unit.end - unit.start > room || unit.end <= unit.start) continue;
      const candidate = judge(unit, profile, hints);
      if (!best || candidate.score > best.score) best = candidate;
    }
    if (best) candidates.push(best);
  }
  const said = (list?.items ?? []).map((item) => new Set(bigramsOf(item.text)));
  return diverse(candidates, count, room, said);
}

interface Hints {
  readonly heading: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  readonly keywords: readonly string[];
}

function hintsOf(options: SummaryOptions): Hints {
  return {
    heading: new Set(bigramsOf(options.heading ?? '')),
    title: new Set(bigramsOf(options.title ?? '')),
    keywords: (options.keywords ?? []).filter((word) => word.length > 1),
  };
}

function judge(unit: Unit, profile: Profile, hints: Hints): Candidate {
  const features = featuresOf(unit, profile);
  let score = 0;
  for (let i = 0; i < WEIGHTS.length; i += 1) score += (WEIGHTS[i] ?? 0) * (features[i] ?? 0);
  const grams = new Set(bigramsOf(unit.text));
  score += 0.12 * covered(hints.heading, grams) + 0.08 * covered(hints.title, grams);
  if (hints.keywords.length > 0) {
    score += 0.06 * (hints.keywords.filter((word) => unit.text.includes(word)).length / hints.keywords.length);
  }
  if (profile.sentences[unit.sentence]?.first && profile.sentences.length > 1) score += 0.03;
  // What leans on the sentence before it, and what is a reference rather than a statement, reads badly alone.
  if (LEANING_START.test(unit.text)) score -= 0.05;
  if (REFERENCE.test(unit.text)) score -= 0.3;
  if (/[？?]$/.test(unit.text)) score -= 0.05;
  // A line of its own that ends in no stop is a heading or a caption.
  if (profile.sentences.length > 2 && isBareLine(unit, profile)) score -= 0.3;
  return { unit, score, grams };
}

function isBareLine(unit: Unit, profile: Profile): boolean {
  const next = profile.sentences[unit.sentence + 1];
  const sentence = profile.sentences[unit.sentence];
  return (
    sentence?.first === true &&
    next?.first === true &&
    sentence.text.length < 60 &&
    !/[。！？!?；;…．.”』」]$/.test(sentence.text)
  );
}

function covered(wanted: ReadonlySet<string>, grams: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let hits = 0;
  for (const gram of wanted) if (grams.has(gram)) hits += 1;
  return hits / wanted.size;
}

/** Maximal marginal relevance; what says the same as something chosen or `said` is never taken. */
function diverse(
  candidates: readonly Candidate[],
  count: number,
  room: number,
  said: readonly ReadonlySet<string>[],
): SummarySentence[] {
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
    for (const i of open) nearest[i] = Math.max(nearest[i] ?? 0, likeness((candidates[i] as Candidate).grams, grams));
  }
  return chosen;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size === 0) return 1;
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return shared / small.size;
}
