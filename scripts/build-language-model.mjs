/**
 * Builds public/model/zh.model, the language model of the text engine: n-gram counts only, no text.
 * Run: node --max-old-space-size=9000 scripts/build-language-model.mjs [--out FILE] [--tune K] [--held FILE]
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
  names,
  otherProse,
  ownWords,
  traditionalCharacters,
  weightOf,
} from './language-model/corpus.mjs';
import { BOUNDARY, curled, KEPT_MARKS, makeFolder, Sequences, sequenceOf } from './language-model/count.mjs';
import { compacted, estimate, logLoss, select, usesOf } from './language-model/estimate.mjs';
import { packModel } from './language-model/pack.mjs';
import { countedTable, merged, tableOfWords, trieOf } from './language-model/tables.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const data = join(process.env.QINGDU_DATA ?? join(root, '../shared'), 'data');
const option = (/** @type {string} */ name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const out = option('--out') ?? join(root, 'public/model/zh.model');
/** `--tune K` leaves out lines ≡ K mod 5 too and prints the loss on them. */
const tune = option('--tune');
/** `--held FILE`: the loss on each line's text is printed too; nothing is counted from it. */
const heldFile = option('--held');
/** What the file may weigh, gzip, and how near it must come. */
const LIMIT = 699_000;
const NEAR = 0.99;
const MOST_TRIES = 16;
/** From this round on it is looked how large the file is. */
const SETTLED = 4;
/** What a kept n-gram must gain (weighted nats), by order: times a factor that is found so that the file fits. */
const THRESHOLDS = [0, 11, 14, 18];
/** N-grams that weigh less, by order, have no place of their own: none of them would gain enough. */
const RARE = [0, 0.9, 1.5, 1.9];
const INVENTORY = 7600;
/** What an unseen identifier is one of. */
const VOCABULARY = 8000;
/** A word counts `weight × (count + 1) ^ power`. Ours are few and meant: they count more than a word among many. */
const DICTIONARY = { weight: 0.3, power: 0.5 };
const OWN = { weight: 2, power: 0.5 };
/** Share of times that a word which is new stands in quotes. */
const QUOTED = 0.1;
/** A person's name stands alone in a list or a table: its end is one of a text. */
const NAMES = { weight: 0.1, power: 0.5 };
const DOMAIN = { weight: 0.1, power: 0.3 };
/** Where an end-note is spliced into a sentence, its full stop stands before the sentence's own mark: no prose teaches that. */
const SPLICED = { marks: ['。。', '。，', '。；', '。、', '。”'], weight: 800 };
/** Straight quotes are counted as such and as the curly ones they stand for. */
const CURLED = 0.6;

const left = tune === undefined ? undefined : (/** @type {number} */ n) => n % 5 === Number(tune);
const academic = academicProse(data, left);
if (academic.length === 0) {
  console.error(`no academic prose in ${data}: set QINGDU_DATA. The committed model stays as it is.`);
  process.exit(1);
}
const prose = process.env.QINGDU_PROSE;
if (!prose) console.log('no QINGDU_PROSE: built without further prose');
const other = [...otherProse(prose, heldBack(data, left))];
const words = dictionaryWords();
const own = ownWords();
const traditional = traditionalCharacters();

/** How often a UTF-16 unit is used. */
const uses = new Float64Array(0x10000);
const use = (/** @type {string} */ text, /** @type {number} */ weight) => {
  for (let i = 0; i < text.length; i += 1) uses[text.charCodeAt(i)] = (uses[text.charCodeAt(i)] ?? 0) + weight;
};
for (const text of academic) use(text, 1);
for (const { text, kind } of other) use(text, weightOf(kind));
for (const [word, count] of [...words, ...own]) use(word, count * 0.001);
/** @type {Map<string, number>} */
const folded = new Map();
uses.forEach((count, unit) => {
  const char = String.fromCharCode(unit);
  if (count === 0 || !/\p{Script=Han}/u.test(char)) return;
  const simple = traditional.get(char) ?? char;
  folded.set(simple, (folded.get(simple) ?? 0) + count);
});
const inventory = [...folded].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, INVENTORY);
const marks = new Set(KEPT_MARKS);
const chars = [...marks, ...inventory.map(([char]) => char).filter((char) => !marks.has(char))];
const { idOf } = makeFolder(traditional, chars);

const sequences = new Sequences();
/** What the sequences of a kind count. @type {Map<string, number>} */
const weights = new Map();
const addText = (/** @type {string} */ text, /** @type {string} */ kind) => {
  const curly = curled(text);
  const add = (/** @type {string} */ written, /** @type {string} */ name, /** @type {number} */ share) => {
    weights.set(name, weightOf(kind) * share);
    sequences.add(sequenceOf(written, idOf), name);
  };
  if (curly === text) add(text, kind, 1);
  else {
    add(curly, `${kind}, quotes curled`, CURLED);
    add(text, `${kind}, quotes straight`, 1 - CURLED);
  }
};
for (const text of academic) addText(text, 'academic');
for (const { text, kind } of other) addText(text, kind);
const tables = [...sequences.kinds()].map(([kind, ids]) => ({ ...countedTable(ids), weight: weights.get(kind) ?? 0 }));
const weighed = (/** @type {readonly (readonly [string, number])[]} */ list, { weight = 0, power = 1 }) =>
  list.map(([word, count]) => /** @type {const} */ ([[...word].map(idOf), weight * (count + 1) ** power]));
let all = tableOfWords([
  ...weighed(words, DICTIONARY),
  ...weighed(own, OWN),
  ...weighed(
    own.map(([word, count]) => /** @type {const} */ ([`“${word}”`, count])),
    { ...OWN, weight: OWN.weight * QUOTED },
  ),
  ...weighed(names(), NAMES).map(([ids, weight]) => /** @type {const} */ ([[...ids, BOUNDARY], weight])),
  ...weighed(domainWords(prose), DOMAIN),
  ...SPLICED.marks.map((pair) => /** @type {const} */ ([[...pair].map(idOf), SPLICED.weight])),
]);
for (const table of tables.sort((a, b) => a.keys.length - b.keys.length)) all = merged(all, 1, table, table.weight);
const levels = trieOf(all, RARE);

// Which n-grams are kept changes what the others are worth: a few rounds, in which the file is made to fit too.
let kept = levels.map(({ size }) => new Uint8Array(size).fill(1));
let counts = usesOf(levels, kept);
let model = estimate(levels, kept, counts, VOCABULARY);
const whole = { kept, model };
let scale = 0.75;
let bytes = Buffer.alloc(0);
let size = Number.POSITIVE_INFINITY;
for (let tries = 0; tries < MOST_TRIES; tries += 1) {
  const thresholds = THRESHOLDS.map((threshold) => threshold * scale);
  kept = select(levels, kept, counts, model, thresholds, tries);
  counts = usesOf(levels, kept);
  model = estimate(levels, kept, counts, VOCABULARY);
  if (tries < SETTLED) continue;
  bytes = packModel(compacted(levels, kept, model), chars, traditional);
  size = gzipSync(bytes, { level: 9 }).length;
  console.log(`round ${tries}: thresholds × ${scale.toFixed(3)}, ${size} bytes gzip`);
  if (size <= LIMIT && size > LIMIT * NEAR) break;
  scale *= (size / (LIMIT * (1 + NEAR) * 0.5)) ** 0.8;
}
if (size > LIMIT) throw new RangeError(`${size} bytes gzip: too large`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
const hash = createHash('sha256').update(bytes).digest('hex');
console.log(`${academic.length} academic texts, ${other.length} other, ${words.length + own.length} words`);
const sizes = kept.slice(1).map((flags) => flags.reduce((sum, flag) => sum + flag, 0));
console.log(
  `thresholds × ${scale.toFixed(3)}; n-grams ${sizes.join(' + ')}; ${bytes.length} bytes, ${size} gzip; sha256 ${hash}`,
);
const sequencesOf = (/** @type {readonly string[]} */ texts) => texts.map((text) => sequenceOf(text, idOf));
if (heldFile !== undefined) {
  const held = sequencesOf(readFileSync(heldFile, 'utf8').split('\n').filter(Boolean));
  console.log(`loss on ${heldFile} ${logLoss(levels, kept, model, held).toFixed(4)}`);
}
if (tune !== undefined) {
  const lines = readFileSync(join(data, 'csl-dev-titles.tsv'), 'utf8').split('\n');
  const unseen = lines.filter((_, i) => (i + 1) % 5 === Number(tune));
  const held = sequencesOf(unseen.map((line) => line.split('\t')[1] ?? ''));
  const unpruned = logLoss(levels, whole.kept, whole.model, held);
  console.log(`loss ${logLoss(levels, kept, model, held).toFixed(4)}; of all n-grams ${unpruned.toFixed(4)}`);
}
