/**
 * What a language model chooses where a byte is lost, without the search. Run: node bench/repair/choices.mjs [--mod 1]
 * [--places 6000]; QINGDU_MODEL names a model that has not seen the lines (build it with --tune 1).
 * At places of whole abstracts the true character stands among all that share what is left of its bytes; the model weighs
 * them by what stands before and the three characters behind. Printed: the share chosen right, and the mean loss of the
 * choice in nats. Of two neighbours both are lost. A tenth of the time of damaging and repairing, and far less noise.
 */
import { abstracts, option } from './abstracts.mjs';
import { engine, model } from './engine.mjs';

const { BOUNDARY = 3 } = engine;
const isHan = (/** @type {number} */ unit) => unit >= 0x4e00 && unit <= 0x9fff;
/** Characters behind a choice that still depend on it. */
const BEHIND = 3;
/** Of two lost neighbours so many pairs, the likeliest by what stands before, are weighed by what stands behind. */
const PAIRS = 150;
/** A choice among which the truth is not, or is hopeless, loses no more than this. */
const MOST_LOSS = 12;

/** Lead and trail byte in GBK by UTF-16 unit; 0: none. */
const lead = new Uint8Array(0x10000);
const trail = new Uint8Array(0x10000);
const decoder = new TextDecoder('gb18030');
for (let first = 0x81; first <= 0xfe; first += 1) {
  for (let second = 0x40; second <= 0xfe; second += 1) {
    const shown = decoder.decode(Uint8Array.of(first, second));
    if (shown.length !== 1 || shown === '\ufffd' || second === 0x7f) continue;
    lead[shown.charCodeAt(0)] = first;
    trail[shown.charCodeAt(0)] = second;
  }
}

/** What is left of a character's bytes, by what was lost. @type {Record<string, (unit: number) => number>} */
const LEFT = {
  'GBK lead': (unit) => trail[unit] ?? 0,
  'GBK trail': (unit) => lead[unit] ?? 0,
  'UTF-8 third': (unit) => unit >> 6,
  'UTF-8 second': (unit) => ((unit >> 12) << 6) | (unit & 63),
};
const TWO = [
  ['GBK lead', 'GBK lead'],
  ['UTF-8 third', 'UTF-8 third'],
  ['GBK trail', 'GBK lead'],
];

const known = Array.from({ length: 0x5200 }, (_, i) => 0x4e00 + i).filter(
  (unit) => model.ids[unit] > 4 && model.extra[unit] === 0,
);
/** Characters by what is left of them. */
const alike = Object.fromEntries(
  Object.entries(LEFT).map(([name, left]) => {
    /** @type {Map<number, number[]>} */
    const lists = new Map();
    for (const unit of known) lists.set(left(unit), [...(lists.get(left(unit)) ?? []), unit]);
    return [name, (/** @type {number} */ unit) => lists.get(left(unit)) ?? []];
  }),
);

const texts = abstracts({ mod: Number(option('mod', '1')), most: 1e9 }).map(({ text }) => text.replace(/\s/g, ''));
const cost = (/** @type {number} */ node, /** @type {number} */ unit) =>
  model.cost(node, model.ids[unit]) + model.extra[unit];
/** The context before every character. */
const contexts = texts.map((text) => {
  let node = BOUNDARY;
  return Array.from({ length: text.length }, (_, i) => {
    const before = node;
    model.cost(node, model.ids[text.charCodeAt(i)]);
    node = model.next;
    return before;
  });
});
/** Cost of what stands behind. @param {number} node @param {string} text @param {number} from */
function behind(node, text, from) {
  let sum = 0;
  for (let i = from; i < text.length && i < from + BEHIND; i += 1) {
    sum += cost(node, text.charCodeAt(i));
    node = model.next;
  }
  return sum;
}

/** Places in an order that is always the same, spread over all texts. */
const places = texts
  .flatMap((text, t) => Array.from({ length: text.length - 3 }, (_, i) => /** @type {const} */ ([t, i + 1])))
  .filter(([t, i]) => isHan(texts[t]?.charCodeAt(i) ?? 0))
  .map((place, n) => ({ place, at: Math.imul(n + 1, 0x9e3779b1) >>> 0 }))
  .sort((a, b) => a.at - b.at)
  .map(({ place }) => place);

const sums = { kinds: 0, right: 0, loss: 0 };
/** @param {string} name @param {[costs: number[], truth: number][]} choices */
function report(name, choices) {
  let right = 0;
  let loss = 0;
  for (const [costs, truth] of choices) {
    const least = Math.min(...costs);
    const own = costs[truth] ?? Number.POSITIVE_INFINITY;
    if (own === least && costs.indexOf(least) === truth) right += 1;
    loss += Math.min(MOST_LOSS, own - least + Math.log(costs.reduce((sum, c) => sum + Math.exp(least - c), 0)));
  }
  sums.kinds += 1;
  sums.right += right / choices.length;
  sums.loss += loss / choices.length;
  print(name, choices.length, right / choices.length, loss / choices.length);
}
function print(/** @type {string} */ name, /** @type {number} */ n, /** @type {number} */ right, loss = 0) {
  console.log(
    `${name.padEnd(28)} ${String(n).padStart(5)} right ${(100 * right).toFixed(2)} %, loss ${loss.toFixed(4)}`,
  );
}

const most = Number(option('places', '6000'));
for (const [name, list] of Object.entries(alike)) {
  report(
    name,
    places.slice(0, most).map(([t, i]) => {
      const [text = '', node = BOUNDARY] = [texts[t], contexts[t]?.[i]];
      const units = list(text.charCodeAt(i));
      const costs = units.map((unit) => {
        const own = cost(node, unit);
        return own + behind(model.next, text, i + 1);
      });
      return [costs, units.indexOf(text.charCodeAt(i))];
    }),
  );
}
const pairs = places.filter(([t, i]) => isHan(texts[t]?.charCodeAt(i + 1) ?? 0)).slice(0, most / 3);
for (const [one = '', two = ''] of TWO) {
  report(
    `${one}, then ${two}`,
    pairs.map(([t, i]) => {
      const [text = '', node = BOUNDARY] = [texts[t], contexts[t]?.[i]];
      const truth = text.slice(i, i + 2);
      const made = (alike[one]?.(text.charCodeAt(i)) ?? []).flatMap((first) => {
        const own = cost(node, first);
        const between = model.next;
        return (alike[two]?.(text.charCodeAt(i + 1)) ?? []).map((second) => {
          const sum = own + cost(between, second);
          return { pair: String.fromCharCode(first, second), sum, next: model.next };
        });
      });
      made.sort((a, b) => a.sum - b.sum);
      const weighed = made.filter(({ pair }, n) => n < PAIRS || pair === truth);
      return [
        weighed.map(({ sum, next }) => sum + behind(next, text, i + 2)),
        weighed.findIndex(({ pair }) => pair === truth),
      ];
    }),
  );
}
print('mean', sums.kinds, sums.right / sums.kinds, sums.loss / sums.kinds);
