/**
 * What the language model is counted from. Every source is openly licensed; none of their text is committed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Locale } from 'opencc-js/t2cn';
import { ABSTRACT } from './prose-sources.mjs';

const require = createRequire(import.meta.url);

/** Lines of the data with number ≡ 0 mod 5 are kept for measuring. Numbers count from 1. */
const isHeldOut = (/** @type {number} */ number) => number % 5 === 0;

/**
 * Academic prose: CSL validation split and training titles (Apache-2.0).
 * @param {string} folder QINGDU_DATA/data
 * @param {(number: number) => boolean} [alsoOut] further lines to leave out, for tuning
 */
export function academicProse(folder, alsoOut = () => false) {
  /** @type {string[]} */
  const texts = [];
  /** @type {Set<string>} */
  const held = new Set();
  for (const name of ['csl-dev-titles.tsv', 'csl-dev-keywords.tsv', 'csl-train-titles.tsv']) {
    const file = join(folder, name);
    if (!existsSync(file)) continue;
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, i) => {
        const columns = line.split('\t').slice(1);
        // The two validation files hold the same abstracts: what one holds out, the other must not teach.
        const out = isHeldOut(i + 1) || (name.startsWith('csl-dev') && alsoOut(i + 1));
        if (out) held.add((columns[0] ?? '').slice(0, 40));
        else texts.push(...columns.slice(0, 2));
      });
  }
  return texts.filter((text) => !held.has(text.slice(0, 40)));
}

/**
 * How much a text counts, by kind; of other prose than named here OTHER_WEIGHT. Tuned by the loss on abstracts held out
 * (lines ≡ 1 mod 5), on remarks and documents of code that are in no source, and on news, reviews and tales.
 */
const WEIGHTS = new Map(
  Object.entries({
    academic: 3.5,
    agents: 0.8,
    antd: 0.2,
    chinaxiv: 0.2,
    'chinaxiv abstracts': 1,
    cmrc: 0.8,
    d2l: 1,
    dolphinscheduler: 0.2,
    drcd: 0.8,
    echarts: 0.2,
    electron: 0.2,
    excalidraw: 0.8,
    gaokao: 0.5,
    hanlp: 0.8,
    huatuo: 0.3,
    hutool: 0.8,
    instructions: 0.8,
    javaguide: 0.08,
    jupyter: 0.8,
    kdconv: 0.7,
    kuma: 0.8,
    mybatis: 0.8,
    ncnn: 0.2,
    paddle: 0.08,
    prompts: 0.2,
    react: 0.3,
    rocketmq: 0.2,
    ruoyi: 0.8,
    sentinel: 0.8,
    tars: 0.2,
    tencentos: 0.8,
    tidb: 0.08,
    ud: 1.6,
    vant: 0.2,
    vben: 0.8,
    vue: 0.3,
    wekan: 0.8,
    yii: 0.2,
  }),
);
const OTHER_WEIGHT = 0.3;

/** @param {string} kind */
export const weightOf = (kind) => WEIGHTS.get(kind) ?? OTHER_WEIGHT;

/**
 * Other prose: plain text files, one paragraph a line, in a folder named by QINGDU_PROSE (optional).
 * @param {string | undefined} folder
 * @param {(text: string) => boolean} isHeldBack what must not be taught
 * @returns {Generator<{ text: string, kind: string }>}
 */
export function* otherProse(folder, isHeldBack) {
  if (!folder || !existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.txt')) continue;
    const kind = name.replace('.txt', '');
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const isAbstract = line.startsWith(ABSTRACT);
      const text = isAbstract ? line.slice(ABSTRACT.length) : line;
      if (text && !isHeldBack(text)) yield { text, kind: isAbstract ? `${kind} abstracts` : kind };
    }
  }
}

/** Han characters in a row that two texts share only if one was taken from the other; looked for at every sixth. */
const SHARED = 12;

/**
 * Tells whether a text shares a passage with a line that is kept for measuring: papers stand in more than one source.
 * @param {string} folder QINGDU_DATA/data
 * @param {(number: number) => boolean} [alsoOut]
 * @returns {(text: string) => boolean}
 */
export function heldBack(folder, alsoOut = () => false) {
  /** @type {Set<string>} */
  const kept = new Set();
  const han = (/** @type {string} */ text) => text.replace(/[^\u4e00-\u9fff]/g, '');
  const lines = readFileSync(join(folder, 'csl-dev-titles.tsv'), 'utf8').split('\n');
  lines.forEach((line, i) => {
    if (!isHeldOut(i + 1) && !alsoOut(i + 1)) return;
    for (const column of line.split('\t').slice(1, 3)) {
      const text = han(column);
      for (let at = 0; at + SHARED <= text.length; at += 1) kept.add(text.slice(at, at + SHARED));
    }
  });
  return (text) => {
    const plain = han(text);
    for (let at = 0; at + SHARED <= plain.length; at += SHARED / 2)
      if (kept.has(plain.slice(at, at + SHARED))) return true;
    return false;
  };
}

/**
 * Words of the fields (medicine, law, food …) with document counts: `*.tsv` files in the same folder.
 * @param {string | undefined} folder
 */
export function domainWords(folder) {
  /** @type {(readonly [string, number])[]} */
  const words = [];
  if (!folder || !existsSync(folder)) return words;
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.tsv')) continue;
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const [word, count] = line.split('\t');
      if (word && /^\p{Script=Han}+$/u.test(word)) words.push([word, Number(count) || 1]);
    }
  }
  return words;
}

/** Lines of jieba's dictionary (MIT): word, count, part of speech. */
function dictionaryLines() {
  const file = require.resolve('@node-rs/jieba/package.json').replace('package.json', 'dict.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
}

/** Words with their counts from jieba's dictionary. */
export function dictionaryWords() {
  /** @type {(readonly [string, number])[]} */
  const words = [];
  for (const [word, count] of dictionaryLines()) {
    if (word && /^\p{Script=Han}+$/u.test(word)) words.push([word, Number(count)]);
  }
  return words;
}

/** Names of persons, the same. */
export function names() {
  /** @type {(readonly [string, number])[]} */
  const found = [];
  for (const [word, count, kind] of dictionaryLines()) if (word && kind === 'nr') found.push([word, Number(count)]);
  return found;
}

/** Words of today's administration and method that jieba's dictionary lacks, with rough counts on its scale. Ours. */
export function ownWords() {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'words.tsv');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([word, count]) => /** @type {const} */ ([word, Number(count)]));
}

/** Traditional → Simplified characters (OpenCC, Apache-2.0). */
export function traditionalCharacters() {
  // @ts-expect-error opencc-js exports its configurations at run time, but its types do not mention them.
  const dict = Locale.configs.t2s.conversionChain[0][1];
  /** @type {Map<string, string>} */
  const map = new Map();
  for (const entry of dict.split('|')) {
    const [from, to] = entry.split(' ');
    if (from.length === 1 && to.length === 1) map.set(from, to);
  }
  return map;
}
