/**
 * Traditional → Simplified beside opencc-js: our cases, and abstracts made Traditional five ways and brought back.
 * Run: node bench/script/run.mjs [--mod 0] [--cases] [--differences]
 * `--cases` lists the cases that are wrong, `--differences` the characters that come back otherwise (only for --mod 1–4).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';
import { toMirrorTraditional } from '../../scripts/damage/index.mjs';
import { engine } from '../repair/engine.mjs';

const mod = process.argv.includes('--mod') ? Number(process.argv[process.argv.indexOf('--mod') + 1]) : 0;
const cases = Object.values(
  JSON.parse(readFileSync(new URL('../../lib/domain/script/cases/conversion.json', import.meta.url), 'utf8')),
).flat();
const peers = {
  t2s: toSimplified({ from: 't', to: 'cn' }),
  tw2s: toSimplified({ from: 'tw', to: 'cn' }),
  hk2s: toSimplified({ from: 'hk', to: 'cn' }),
};
/** What says to us that the page is Traditional; the peers are told so by their configuration. */
const PAGE = '國家圖書館的發展與學術研究';

const wrong = cases.filter(([text, want]) => (engine.convertBlocks([text, PAGE])[0]?.text ?? text) !== want);
if (process.argv.includes('--cases')) {
  for (const [text, want] of wrong)
    console.log(`  ${text} → ${engine.convertBlocks([text, PAGE])[0]?.text}, not ${want}`);
}
const right = Object.entries(peers).map(
  ([name, convert]) => `${name} ${cases.filter(([text, want]) => convert(text) === want).length}`,
);
console.log(`our cases (${cases.length}), right: ours ${cases.length - wrong.length}; opencc-js ${right.join(', ')}`);

const folder = join(process.env.QINGDU_DATA ?? '../shared', 'data');
if (!existsSync(join(folder, 'csl-dev-titles.tsv'))) {
  console.log('round trip: skipped: no data');
  process.exit(0);
}
const texts = ['csl-dev-titles.tsv', 'csl-train-titles.tsv'].flatMap((name) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .flatMap((line, i) => ((i + 1) % 5 === mod && line !== '' ? [line.split('\t')[1] ?? ''] : [])),
);
const ways = {
  'OpenCC, s2t': { make: fromSimplified({ from: 'cn', to: 't' }), back: peers.t2s },
  'Taiwan, s2tw': { make: fromSimplified({ from: 'cn', to: 'tw' }), back: peers.tw2s },
  'Hong Kong, s2hk': { make: fromSimplified({ from: 'cn', to: 'hk' }), back: peers.hk2s },
  'the mirrors, character by character': { make: toMirrorTraditional, back: peers.t2s },
};
const characters = texts.join('').length;
console.log(
  `round trip: ${texts.length} abstracts and titles (lines ≡ ${mod} mod 5), ${characters} characters, each text a page by itself;\n` +
    'wrong characters of 100,000 and texts not exact; opencc-js is told the variant, ours finds it; ours, lines: all texts as one page',
);
console.log(`${'made Traditional by'.padEnd(38)} ours   ours, lines   opencc-js   (texts)`);
for (const [name, { make, back }] of Object.entries(ways)) {
  const made = texts.map((text) => make(text));
  const asOne = engine.convertBlocks(made);
  const results = [
    made.map((text) => engine.convertText(text, 'auto')),
    made.map((text, i) => asOne[i]?.text ?? text),
    made.map((text) => back(text)),
  ];
  const sums = results.map((list) => ({ wrong: 0, texts: 0, list }));
  for (const sum of sums) {
    sum.list.forEach((text, i) => {
      const n = differing(text, texts[i] ?? '');
      sum.wrong += n;
      if (n > 0) sum.texts += 1;
    });
  }
  const rate = (/** @type {number} */ i) => ((sums[i].wrong / characters) * 100000).toFixed(1);
  console.log(
    `${name.padEnd(38)} ${rate(0).padStart(4)} ${rate(1).padStart(13)} ${rate(2).padStart(11)}   (${sums.map((s) => s.texts).join(', ')})`,
  );
  if (mod !== 0 && process.argv.includes('--differences')) listDifferences(sums[0].list, made);
}

/** @param {string} a @param {string} b */
function differing(a, b) {
  const [x, y] = [[...a], [...b]];
  let n = Math.abs(x.length - y.length);
  for (let i = 0; i < Math.min(x.length, y.length); i += 1) if (x[i] !== y[i]) n += 1;
  return n;
}

/** @param {string[]} list @param {string[]} made */
function listDifferences(list, made) {
  const seen = new Map();
  list.forEach((text, i) => {
    const want = texts[i] ?? '';
    for (let k = 0; k < text.length; k += 1) {
      if (text[k] === want[k]) continue;
      const key = `${want[k]} ${made[i]?.[k]} → ${text[k]}`;
      seen.set(key, [...(seen.get(key) ?? []), want.slice(Math.max(0, k - 5), k + 5)]);
    }
  });
  for (const [key, places] of [...seen].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`    ${key} ${places.length}: ${places.slice(0, 4).join(' | ')}`);
  }
}
