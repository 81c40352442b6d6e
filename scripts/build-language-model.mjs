/**
 * Builds public/model/zh.model, the language model of the text engine: n-gram counts only, no text.
 * Run: node --max-old-space-size=6000 scripts/build-language-model.mjs [--out FILE] [--check]
 * Sources: jieba's dictionary and OpenCC's characters from node_modules; CSL from QINGDU_DATA (default ../shared), never
 * lines ≡ 0 mod 5; further openly licensed prose from QINGDU_PROSE, if named. public/model/NOTICE.md says what went in.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import {
  academicProse,
  dictionaryWords,
  domainWords,
  heldBack,
  otherProse,
  ownWords,
  traditionalCharacters,
} from './language-model/corpus.mjs';
import {
  addSequence,
  curled,
  emptyGrams,
  GramCounter,
  KEPT_MARKS,
  makeFolder,
  sequenceOf,
} from './language-model/count.mjs';
import { estimate, logLoss, prune } from './language-model/estimate.mjs';
import { packModel } from './language-model/pack.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(process.env.QINGDU_DATA ?? join(root, '../shared'), 'data');
const option = (/** @type {string} */ name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const out = option('--out') ?? join(root, 'public/model/zh.model');
/** `--tune K` leaves out lines ≡ K mod 5 too and prints the loss on them. */
const tune = option('--tune');
/** What the file may weigh, gzip. */
const LIMIT = 699_000;
/** What a kept n-gram must gain (weighted nats), by order; more, where the file would be too large. */
const THRESHOLDS = (option('--thresholds') ?? '0,10.5,13.2,13.8').split(',').map(Number);
/** N-grams that weigh less than this, by order, are not counted at all: those seen once in prose that counts less. */
const RARE = (option('--rare') ?? '0,0,0.45,0.6').split(',').map(Number);
const ACADEMIC_WEIGHT = Number(option('--academic') ?? 1.5);
const INVENTORY = 7600;
const DICTIONARY_WEIGHT = Number(option('--dictionary') ?? 0.3);
/** Ours are few and meant: they count more than a word among hundreds of thousands. */
const OWN_WEIGHT = 1;
const DICTIONARY_POWER = 0.5;
const DOMAIN_WEIGHT = 0.1;
const DOMAIN_POWER = 0.3;

const left = tune === undefined ? undefined : (/** @type {number} */ n) => n % 5 === Number(tune);
const academic = academicProse(data, left);
if (academic.length === 0) {
  console.error(`no academic prose in ${data}: set QINGDU_DATA. The committed model stays as it is.`);
  process.exit(1);
}
const prose = process.env.QINGDU_PROSE;
if (!prose) console.log('no QINGDU_PROSE: built without further prose');
const other = () => otherProse(prose, heldBack(data, left));
const words = dictionaryWords();
const own = ownWords();
const traditional = traditionalCharacters();

/** @type {Map<string, number>} */
const uses = new Map();
const use = (/** @type {string} */ char, /** @type {number} */ weight) => {
  if (!/\p{Script=Han}/u.test(char) || char.length > 1) return;
  const folded = traditional.get(char) ?? char;
  uses.set(folded, (uses.get(folded) ?? 0) + weight);
};
for (const text of academic) for (const char of text) use(char, 1);
let others = 0;
for (const { text, weight } of other()) {
  others += 1;
  for (const char of text) use(char, weight);
}
for (const [word, count] of [...words, ...own]) for (const char of word) use(char, count * 0.001);
const inventory = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, INVENTORY);
const marks = new Set(KEPT_MARKS);
const chars = [...marks, ...inventory.map(([char]) => char).filter((char) => !marks.has(char))];
const { idOf } = makeFolder(traditional, chars);

const grams = emptyGrams();
const counter = new GramCounter();
const addText = (/** @type {string} */ text, /** @type {number} */ weight) => {
  // Straight quotes are counted as such and as the curly ones they stand for.
  const curly = curled(text);
  counter.add(sequenceOf(curly, idOf), curly === text ? weight : weight * 0.6);
  if (curly !== text) counter.add(sequenceOf(text, idOf), weight * 0.4);
};
for (const text of academic) addText(text, ACADEMIC_WEIGHT);
for (const { text, weight } of other()) addText(text, weight);
counter.addTo(grams, RARE);
for (const [word, count] of words) {
  addSequence(grams, [...word].map(idOf), DICTIONARY_WEIGHT * (count + 1) ** DICTIONARY_POWER);
}
for (const [word, count] of own) addSequence(grams, [...word].map(idOf), OWN_WEIGHT * (count + 1) ** DICTIONARY_POWER);
for (const [word, count] of domainWords(process.env.QINGDU_PROSE)) {
  addSequence(grams, [...word].map(idOf), DOMAIN_WEIGHT * (count + 1) ** DOMAIN_POWER);
}
const full = estimate(grams, 8000);
// What one n-gram must gain is raised until the file fits.
let scale = 1;
let levels = prune(grams, full, THRESHOLDS);
let bytes = packModel(levels, chars, traditional);
let size = gzipSync(bytes, { level: 9 }).length;
for (let tries = 0; size > LIMIT && tries < 6; tries += 1) {
  scale *= (1.005 * size) / LIMIT;
  const thresholds = THRESHOLDS.map((threshold) => threshold * scale);
  levels = prune(grams, full, thresholds);
  bytes = packModel(levels, chars, traditional);
  size = gzipSync(bytes, { level: 9 }).length;
}
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
const hash = createHash('sha256').update(bytes).digest('hex');
console.log(`${academic.length} academic texts, ${others} other, ${words.length + own.length} words`);
console.log(
  `thresholds × ${scale.toFixed(3)}; n-grams ${levels.map(({ prob }) => prob.size).join(' + ')}; ${bytes.length} bytes, ${size} gzip; sha256 ${hash}`,
);
if (tune !== undefined) {
  const texts = readFileSync(join(data, 'csl-dev-titles.tsv'), 'utf8').split('\n');
  const held = texts
    .filter((_, i) => (i + 1) % 5 === Number(tune))
    .map((line) => sequenceOf(line.split('\t')[1] ?? '', idOf));
  console.log(`loss ${logLoss(levels, held).toFixed(4)}`);
}
