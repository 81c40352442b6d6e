/**
 * Which identifier of the language model a UTF-16 unit has. Traditional and Simplified forms share one, full-width and
 * half-width marks too; what no identifier of its own stands for belongs to a class.
 */
export const LETTER = 1;
export const DIGIT = 2;
export const BOUNDARY = 3;
const OTHER = 0;
export const RARE_HAN = 4;
/** Identifiers of characters begin here. */
export const FIRST = 5;
/** How much likelier a class is than one of its members. */
const RARE_HAN_MEMBERS = 9;
const OTHER_MEMBERS = 8;
const KANA_MEMBERS = 8;
/**
 * Letters of other alphabets, from and to, and how much likelier the class is than one of them: the model counts them
 * with the Latin ones. Of those with accents misread text is made, so they are dearer.
 */
const LETTERS: readonly (readonly [number, number, number])[] = [
  [0xc0, 0xd6, 8],
  [0xd8, 0xf6, 8],
  [0xf8, 0x24f, 8],
  [0x250, 0x2ff, 6],
  [0x370, 0x1fff, 6],
];
/** What a Traditional form costs beside the Simplified one that shares its identifier. */
export const TRADITIONAL_FORM = 0.8;
/** Full-width letters and digits hardly occur: without this a model that folds widths would make them cheap. */
const WIDE = 7;

/** Folded to the half-width mark that the model counts. */
const FOLDED = '，,。.．.；;：:？?！!（(）)‘“’”「“」”『“』”\'"—-–-－-～~％%〔(〕)［[］]＋+／/＜<＞>＝=';

/** The identifiers of all units. */
export interface UnitTable {
  /** Identifier by UTF-16 unit. */
  readonly ids: Uint16Array;
  /** Additional cost of a unit within its identifier. */
  readonly extra: Float32Array;
  /** The units that share identifier `id`, the Simplified one first: `forms[formStarts[id]]` and behind it; a class has none. */
  readonly forms: Uint16Array;
  readonly formStarts: Uint16Array;
  /** By identifier: what the cheapest of its units costs within it; Infinity where it has none. */
  readonly least: Float64Array;
  /** The identifiers that characters from U+4E00 to U+9FFF have. */
  readonly hanIds: Uint16Array;
}

/** `chars`: the characters of the identifiers from FIRST on; `traditional`: pairs of a Traditional form and its Simplified one. */
export function unitTable(chars: string, traditional: string): UnitTable {
  const ids = new Uint16Array(0x10000).fill(OTHER);
  const extra = new Float32Array(0x10000).fill(OTHER_MEMBERS);
  const vocabulary = FIRST + chars.length;
  // What has a character of its own costs nothing by that; the classes follow.
  const least = new Float64Array(vocabulary);
  least.fill(Number.POSITIVE_INFINITY, 0, FIRST);
  least[OTHER] = OTHER_MEMBERS;
  const isHanId = new Uint8Array(vocabulary);
  isHanId[RARE_HAN] = 1;
  /** All units from `first` to `last` have an identifier, or only a cost. */
  const range = (first: number, last: number, cost: number, id = -1): void => {
    if (id >= 0) {
      ids.fill(id, first, last + 1);
      least[id] = Math.min(least[id] as number, cost);
    }
    extra.fill(cost, first, last + 1);
  };
  range(0x3400, 0x9fff, RARE_HAN_MEMBERS, RARE_HAN);
  range(0xf900, 0xfaff, RARE_HAN_MEMBERS, RARE_HAN);
  range(0x30, 0x39, 0, DIGIT);
  range(0x41, 0x5a, 0, LETTER);
  range(0x61, 0x7a, 0, LETTER);
  for (const [first, last, cost] of LETTERS) range(first, last, cost, LETTER);
  range(0xff02, 0xff5e, OTHER_MEMBERS + WIDE);
  range(0xff10, 0xff19, WIDE, DIGIT);
  range(0xff21, 0xff3a, WIDE, LETTER);
  range(0xff41, 0xff5a, WIDE, LETTER);
  range(0xe000, 0xf8ff, 12);
  range(0x3040, 0x30ff, KANA_MEMBERS);
  extra[0xfffd] = 15;
  const known = (unit: number, id: number, cost: number): void => {
    ids[unit] = id;
    extra[unit] = cost;
  };
  for (let i = 0; i < chars.length; i += 1) {
    const unit = chars.charCodeAt(i);
    ids[unit] = FIRST + i;
    extra[unit] = 0;
    if (unit >= 0x4e00 && unit < 0xa000) isHanId[FIRST + i] = 1;
  }
  for (let i = 0; i + 1 < traditional.length; i += 2) {
    const unit = traditional.charCodeAt(i);
    const id = ids[traditional.charCodeAt(i + 1)] as number;
    known(unit, id, TRADITIONAL_FORM);
    if (unit >= 0x4e00 && unit < 0xa000) isHanId[id] = 1;
  }
  for (let i = 0; i + 1 < FOLDED.length; i += 2)
    known(FOLDED.charCodeAt(i), ids[FOLDED.charCodeAt(i + 1)] as number, 0);
  for (const rare of '．－＋／％［］〔〕＜＞＝') extra[rare.charCodeAt(0)] = WIDE / 2;
  extra['．'.charCodeAt(0)] = WIDE;
  const hanIds = new Uint16Array(vocabulary);
  let size = 0;
  for (let id = 0; id < vocabulary; id += 1) if (isHanId[id] === 1) hanIds[size++] = id;
  return { ids, extra, ...formsOf(chars, traditional, ids), least, hanIds: hanIds.subarray(0, size) };
}

function formsOf(chars: string, traditional: string, ids: Uint16Array): Pick<UnitTable, 'forms' | 'formStarts'> {
  const vocabulary = FIRST + chars.length;
  const formStarts = new Uint16Array(vocabulary + 2);
  // Sorted by counting: `formStarts[id + 1]` becomes where the next form of `id` goes.
  for (let i = 1; i < traditional.length; i += 2) {
    const id = ids[traditional.charCodeAt(i)] as number;
    if (id >= FIRST) formStarts[id + 2] = (formStarts[id + 2] as number) + 1;
  }
  const forms = new Uint16Array(chars.length + (traditional.length >> 1));
  let start = 0;
  for (let id = FIRST; id < vocabulary; id += 1) {
    const others = formStarts[id + 2] as number;
    forms[start] = chars.charCodeAt(id - FIRST);
    formStarts[id + 1] = start + 1;
    start += 1 + others;
  }
  for (let i = 0; i + 1 < traditional.length; i += 2) {
    const id = ids[traditional.charCodeAt(i + 1)] as number;
    if (id < FIRST) continue;
    const at = formStarts[id + 1] as number;
    forms[at] = traditional.charCodeAt(i);
    formStarts[id + 1] = at + 1;
  }
  return { forms, formStarts };
}
