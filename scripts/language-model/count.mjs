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
    if (id === undefined) {
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
    if (/\s/.test(char)) continue;
    const id = idOf(char);
    if ((id === LETTER || id === DIGIT) && out.at(-1) === id) continue;
    out.push(id);
  }
  out.push(BOUNDARY);
  return out;
}
