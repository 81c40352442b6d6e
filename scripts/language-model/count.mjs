/**
 * Text as identifiers, whose n-grams are counted.
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

/** The sequences of much text, one behind the other, by kind of text. */
export class Sequences {
  /** @type {Map<string, { ids: Uint16Array, size: number }>} */
  #byKind = new Map();

  /** @param {readonly number[]} sequence begins and ends with BOUNDARY @param {string} kind */
  add(sequence, kind) {
    let store = this.#byKind.get(kind);
    if (!store) {
      store = { ids: new Uint16Array(1 << 16), size: 0 };
      this.#byKind.set(kind, store);
    }
    if (store.size + sequence.length > store.ids.length) {
      const grown = new Uint16Array(store.ids.length * 2 + sequence.length);
      grown.set(store.ids.subarray(0, store.size));
      store.ids = grown;
    }
    store.ids.set(sequence, store.size);
    store.size += sequence.length;
  }

  /** @returns {Generator<[kind: string, ids: Uint16Array]>} */
  *kinds() {
    for (const [kind, { ids, size }] of this.#byKind) yield [kind, ids.subarray(0, size)];
  }
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
