import { isHan, re } from '../text/index.ts';
import type { Sentence, Unit } from './units.ts';

/** Character bigrams of the text, letters and digits in one case; punctuation breaks a run. */
export function bigramsOf(text: string): string[] {
  const grams: string[] = [];
  const lower = text.toLowerCase();
  let before = false;
  for (let i = 0; i < lower.length; i += 1) {
    const code = lower.charCodeAt(i);
    const letter =
      isHan(code) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && isLetter(lower[i]));
    if (letter && before) grams.push(lower.slice(i - 1, i + 1));
    before = letter;
  }
  return grams;
}

function isLetter(unit: string | undefined): boolean {
  return unit !== undefined && re`[\p{L}\p{N}]`.test(unit);
}

/** What is known of a whole text before any of its units is judged. */
export interface Profile {
  readonly sentences: readonly Sentence[];
  /** In how many sentences each bigram stands. */
  readonly spread: ReadonlyMap<string, number>;
  /** Weight of all that comes again. */
  readonly mass: number;
}

/** Counts, once per text, in how many sentences each bigram stands. */
export function profileOf(sentences: readonly Sentence[]): Profile {
  const spread = new Map<string, number>();
  for (const sentence of sentences)
    for (const gram of new Set(bigramsOf(sentence.text))) spread.set(gram, (spread.get(gram) ?? 0) + 1);
  let mass = 0;
  for (const count of spread.values()) mass += Math.log(count);
  return { sentences, spread, mass };
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

/** The features of a unit; `bench/article` fits their weights on the tuning part of its data. */
export function featuresOf(unit: Unit, profile: Profile): number[] {
  const sentence = profile.sentences[unit.sentence] as Sentence;
  const n = profile.sentences.length;
  const grams = bigramsOf(unit.text);
  let total = 0;
  let best = 0;
  let covered = 0;
  const seen = new Set<string>();
  for (const gram of grams) {
    const others = (profile.spread.get(gram) ?? 1) - 1;
    total += Math.log1p(others);
    if (!seen.has(gram)) covered += Math.log1p(others);
    seen.add(gram);
    best = Math.max(best, others);
  }
  const length = Math.log(Math.max(4, unit.text.length) / 30);
  const text = unit.text;
  const cover = profile.mass > 0 ? covered / profile.mass : 0;
  const density = grams.length ? Math.min(1, total / grams.length) : 0;
  return [
    1,
    grams.length ? total / grams.length : 0,
    Math.log1p(best),
    length,
    length * length,
    unit.sentence === 0 ? 1 : 0,
    n > 1 ? unit.sentence / (n - 1) : 0,
    unit.sentence === n - 1 && n > 1 ? 1 : 0,
    unit.opens ? 1 : 0,
    unit.closes ? 1 : 0,
    TOPIC.test(text) ? 1 : 0,
    AIM.test(text) ? 1 : 0,
    RESULT.test(text) ? 1 : 0,
    BACKGROUND.test(text) ? 1 : 0,
    DEICTIC.test(text) ? 1 : 0,
    PURPOSE.test(text) ? 1 : 0,
    (text.match(FIGURES)?.length ?? 0) / text.length,
    (text.match(/[A-Za-z]/g)?.length ?? 0) / text.length,
    sentence.label === '目的' ? 1 : 0,
    sentence.label === '方法' ? 1 : 0,
    sentence.label === '结果' ? 1 : 0,
    sentence.label === '结论' ? 1 : 0,
    Math.min(3, text.split('的').length - 1),
    Math.min(4, text.split(/[，,]/).length - 1),
    cover,
    cover + density > 0 ? (2 * cover * density) / (cover + density) : 0,
    OUTCOME.test(text) ? 1 : 0,
    THING.test(text) ? 1 : 0,
    DONE.test(text) ? 1 : 0,
    ACTION.test(text) ? 1 : 0,
  ];
}
