import { isHan, Pace, re, type Slices } from '../text/index.ts';
import type { Sentence, Unit } from './units.ts';

/** Highest number of a letter that a pair can hold. */
const LETTERS = 0x7fff;

/**
 * Character bigrams as numbers: letters and digits in one case, punctuation breaks a run. Letters are numbered as they
 * are met, so that a pair fits in 30 bits.
 */
export class Bigrams {
  /** By code unit: 0 not met, 1 no letter, else its number. */
  readonly #numbers = new Uint16Array(0x10000);
  #met = 1;

  /** The pairs of a text, in order. */
  of(text: string): number[] {
    const grams: number[] = [];
    const lower = text.toLowerCase();
    let before = 1;
    for (let i = 0; i < lower.length; i += 1) {
      const code = lower.charCodeAt(i);
      const number = this.#numbers[code] || this.#number(code);
      if (number > 1 && before > 1) grams.push((before << 15) | number);
      before = number;
    }
    return grams;
  }

  #number(code: number): number {
    const letter =
      isHan(code) ||
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      (code > 127 && re`[\p{L}\p{N}]`.test(String.fromCharCode(code)));
    if (letter) this.#met = Math.min(this.#met + 1, LETTERS);
    const number = letter ? this.#met : 1;
    this.#numbers[code] = number;
    return number;
  }
}

/** A unit with what is known of it wherever it stands. */
export interface Stretch {
  readonly unit: Unit;
  readonly grams: readonly number[];
  readonly distinct: ReadonlySet<number>;
  /** Its features that depend on nothing but itself, in the order in which `stretchOf` gives them. */
  readonly own: readonly number[];
}

/** What is known of a whole text before any of its units is judged. */
export interface Profile {
  readonly sentences: readonly Sentence[];
  /** Number of the first of them: units count from there. */
  readonly from: number;
  /** In how many sentences each bigram stands. */
  readonly spread: ReadonlyMap<number, number>;
  /** Weight of all that comes again. */
  readonly mass: number;
}

/** ln(1 + n) for the small counts there are. */
const LOGS = Float64Array.from({ length: 64 }, (_, n) => Math.log1p(n));
const log1p = (n: number) => (n < LOGS.length ? (LOGS[n] as number) : Math.log1p(n));

/** Counts, once per text, in how many sentences each bigram stands. `distinct`: those of each sentence. */
export function* profileOf(
  sentences: readonly Sentence[],
  distinct: readonly ReadonlySet<number>[],
  from = 0,
): Slices<Profile> {
  const pace = new Pace();
  const spread = new Map<number, number>();
  for (const grams of distinct) {
    for (const gram of grams) spread.set(gram, (spread.get(gram) ?? 0) + 1);
    if (pace.read(grams.size)) yield;
  }
  let mass = 0;
  for (const count of spread.values()) mass += log1p(count - 1);
  return { sentences, from, spread, mass };
}

const TOPIC =
  /研究|探讨|分析|提出|设计|建立|构建|介绍|阐述|论述|比较|评价|综述|考察|探索|讨论|开发|实现|应用|利用|采用|基于/;
const AIM = /目的|旨在|为(?:了)?.{2,40}(?:提供|探讨|研究|解决|提高)|本文|本研究|该文|文章|笔者|论文/;
const RESULT = /表明|显示|发现|证明|说明|结论|因此|总之|综上|可见|关键在于|应当|必须|结果/;
const BACKGROUND = /^(?:随着|近年来?|目前|当前|由于|自从?|长期以来|众所周知|在.{2,20}(?:背景|形势|今天)下?)/;
const DEICTIC =
  /^(?:这|该|其|此|那|它|他们|对此|由此|另外|此外|同时|而|但|然而|并且?|且|因此|所以|首先|其次|再次|最后|一方面|另一方面|例如|比如|如)/;
const PURPOSE = /^为(?!人)/;
const OUTCOME = /显著|明显|提高|降低|增加|减少|差异|优于|高于|低于|有效|可行/;
const THING = /模型|算法|系统|技术|机制|模式|策略|对策|理论|特征|因素|关系|现状/;
const DONE = /进行了?|存在|具有|成为|需要|可以|能够/;
const ACTION =
  /^(?:本文|该文|文章|本研究|研究|探讨|分析|提出|设计|建立|构建|介绍|阐述|论述|比较|评价|综述|考察|探索|讨论|开发|观察|采用|利用|基于|对|针对|通过)/;
const FIGURES = /[\d０-９]/g;
const LATIN = /[A-Za-z]/g;
const COMMAS = /[，,]/g;

export const FEATURES = [
  'bias',
  'spread',
  'spreadMax',
  'logLength',
  'logLength2',
  'first',
  'position',
  'last',
  'opens',
  'closes',
  'topic',
  'aim',
  'result',
  'background',
  'deictic',
  'purpose',
  'figures',
  'latin',
  'label目的',
  'label方法',
  'label结果',
  'label结论',
  'de',
  'comma',
  'cover',
  'balance',
  'outcome',
  'thing',
  'done',
  'start',
] as const;

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const is = (pattern: RegExp, text: string) => (pattern.test(text) ? 1 : 0);

/** Makes a unit ready to be judged. */
export function stretchOf(unit: Unit, sentence: Sentence, bigrams: Bigrams): Stretch {
  const { text } = unit;
  const grams = bigrams.of(text);
  const length = Math.log(Math.max(4, text.length) / 30);
  const { label } = sentence;
  const own = [
    length,
    length * length,
    unit.opens ? 1 : 0,
    unit.closes ? 1 : 0,
    is(TOPIC, text),
    is(AIM, text),
    is(RESULT, text),
    is(BACKGROUND, text),
    is(DEICTIC, text),
    is(PURPOSE, text),
    count(text, FIGURES) / text.length,
    count(text, LATIN) / text.length,
    label === '目的' ? 1 : 0,
    label === '方法' ? 1 : 0,
    label === '结果' ? 1 : 0,
    label === '结论' ? 1 : 0,
    Math.min(3, text.split('的').length - 1),
    Math.min(4, count(text, COMMAS)),
    is(OUTCOME, text),
    is(THING, text),
    is(DONE, text),
    is(ACTION, text),
  ];
  return { unit, grams, distinct: new Set(grams), own };
}

/** The features of a unit; `bench/article` fits their weights on the tuning part of its data. */
export function featuresOf({ unit, grams, distinct, own }: Stretch, profile: Profile): number[] {
  const n = profile.sentences.length;
  const place = unit.sentence - profile.from;
  let total = 0;
  let best = 0;
  for (const gram of grams) {
    const others = (profile.spread.get(gram) ?? 1) - 1;
    total += log1p(others);
    if (others > best) best = others;
  }
  let covered = 0;
  for (const gram of distinct) covered += log1p((profile.spread.get(gram) ?? 1) - 1);
  const cover = profile.mass > 0 ? covered / profile.mass : 0;
  const density = grams.length ? Math.min(1, total / grams.length) : 0;
  return [
    1,
    grams.length ? total / grams.length : 0,
    log1p(best),
    own[0] ?? 0,
    own[1] ?? 0,
    place === 0 ? 1 : 0,
    n > 1 ? place / (n - 1) : 0,
    place === n - 1 && n > 1 ? 1 : 0,
    ...own.slice(2, 18),
    cover,
    cover + density > 0 ? (2 * cover * density) / (cover + density) : 0,
    ...own.slice(18),
  ];
}
