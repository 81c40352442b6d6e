/**
 * Counts of character n-grams (up to four) over folded text, with fractional weights.
 * Identifiers: 0 other, 1 letter, 2 digit, 3 boundary, 4 rare Han, then the characters of the inventory.
 */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const BOUNDARY = 3;
export const RARE_HAN = 4;
export const FIRST = 5;
/** White space is no part of a sequence. */
const SPACE = -1;
export const ORDERS = 4;
/** Room for one identifier in an n-gram's key; four of them fit into a double's 53 bits. */
export const BASE = 8192;

const MARKS = {
  '，': ',',
  '。': '.',
  '．': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '‘': '“',
  '’': '”',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  "'": '"',
  '—': '-',
  '–': '-',
  '－': '-',
  '～': '~',
  '％': '%',
  '〔': '(',
  '〕': ')',
  '［': '[',
  '］': ']',
  '＋': '+',
  '／': '/',
};
export const KEPT_MARKS = [...',.;:?!()"-~%[]+/、《》<>=·…℃×“”'];

/** @param {ReadonlyMap<string, string>} traditional @param {Iterable<string>} chars */
export function makeFolder(traditional, chars) {
  /** @type {Map<string, number>} */
  const ids = new Map();
  for (const char of [...KEPT_MARKS, ...chars]) if (!ids.has(char)) ids.set(char, FIRST + ids.size);
  /** @type {Map<string, number>} */
  const cache = new Map();
  const idOf = (/** @type {string} */ char) => {
    let id = cache.get(char);
    if (id === undefined && /\s/.test(char)) {
      id = SPACE;
      cache.set(char, id);
    } else if (id === undefined) {
      const folded = MARKS[char] ?? traditional.get(char) ?? char;
      id =
        ids.get(folded) ??
        (/\p{Script=Han}/u.test(char) ? RARE_HAN : /\p{Nd}/u.test(char) ? DIGIT : /\p{L}/u.test(char) ? LETTER : OTHER);
      cache.set(char, id);
    }
    return id;
  };
  return { ids, idOf };
}

/** Grams by order: `grams[n-1]` maps a key (identifiers in base BASE, oldest first) to its weight. */
export function emptyGrams() {
  return Array.from({ length: ORDERS }, () => new Map());
}

/**
 * Adds a sequence of identifiers. `open`: the left side is unknown, so that no boundary stands before it.
 * @param {Map<number, number>[]} grams @param {readonly number[]} sequence @param {number} weight
 * @param {readonly number[]} [orderWeights]
 */
export function addSequence(grams, sequence, weight, orderWeights = [1, 1, 1, 1]) {
  for (let i = 0; i < sequence.length; i += 1) {
    let key = 0;
    let scale = 1;
    for (let n = 1; n <= ORDERS && n <= i + 1; n += 1) {
      key += (sequence[i - n + 1] ?? 0) * scale;
      scale *= BASE;
      const map = grams[n - 1];
      if (map) map.set(key, (map.get(key) ?? 0) + weight * (orderWeights[n - 1] ?? 1));
    }
  }
}

/**
 * Counts the n-grams of much text: identifiers are gathered by weight, then every order is sorted and counted. A map
 * that grows by single characters would take many times as long.
 */
export class GramCounter {
  /** Identifiers of all sequences of one weight, one behind the other; BOUNDARY begins and ends each. @type {Map<number, { ids: Uint16Array, size: number }>} */
  #byWeight = new Map();

  /** @param {readonly number[]} sequence begins with BOUNDARY @param {number} weight */
  add(sequence, weight) {
    let store = this.#byWeight.get(weight);
    if (!store) {
      store = { ids: new Uint16Array(1 << 16), size: 0 };
      this.#byWeight.set(weight, store);
    }
    if (store.size + sequence.length > store.ids.length) {
      const grown = new Uint16Array(store.ids.length * 2 + sequence.length);
      grown.set(store.ids.subarray(0, store.size));
      store.ids = grown;
    }
    store.ids.set(sequence, store.size);
    store.size += sequence.length;
  }

  /**
   * Adds what was counted to `grams`. `least`: by order, what an n-gram of one weight must occur to count at all.
   * @param {Map<number, number>[]} grams @param {readonly number[]} least
   */
  addTo(grams, least) {
    for (const [weight, { ids, size }] of this.#byWeight) {
      for (let n = 1; n <= ORDERS; n += 1) {
        const keys = keysOf(ids, size, n);
        keys.sort();
        const map = grams[n - 1] ?? new Map();
        const limit = least[n - 1] ?? 0;
        for (let from = 0; from < keys.length; ) {
          const key = keys[from] ?? 0;
          let to = from + 1;
          while (to < keys.length && keys[to] === key) to += 1;
          const sum = (to - from) * weight;
          if (sum >= limit) map.set(key, (map.get(key) ?? 0) + sum);
          from = to;
        }
      }
    }
  }
}

/** The keys of all n-grams of length `n`; none reaches over the boundary between two sequences. */
function keysOf(/** @type {Uint16Array} */ ids, /** @type {number} */ size, /** @type {number} */ n) {
  const keys = new Float64Array(size);
  let length = 0;
  /** Identifiers since the sequence began. */
  let run = 0;
  for (let i = 0; i < size; i += 1) {
    // Two boundaries in a row: the end of one sequence, the beginning of the next.
    run = ids[i] === BOUNDARY && ids[i - 1] === BOUNDARY ? 1 : run + 1;
    if (run < n) continue;
    let key = 0;
    for (let k = n - 1; k >= 0; k -= 1) key = key * BASE + (ids[i - k] ?? 0);
    keys[length] = key;
    length += 1;
  }
  return keys.subarray(0, length);
}

/** Straight double quotes made curly, by turns. */
export function curled(text) {
  let open = false;
  return text.replace(/"/g, () => {
    open = !open;
    return open ? '“' : '”';
  });
}

/** A text as identifiers: white space left out, runs of letters and of digits made one. */
export function sequenceOf(text, idOf) {
  const out = [BOUNDARY];
  for (const char of text) {
    const id = idOf(char);
    if (id === SPACE) continue;
    if ((id === LETTER || id === DIGIT) && out.at(-1) === id) continue;
    out.push(id);
  }
  out.push(BOUNDARY);
  return out;
}
