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
  /** By identifier: the units that share it, the Simplified one first. */
  readonly forms: readonly (readonly number[])[];
}

/** `chars`: the characters of the identifiers from FIRST on; `traditional`: pairs of a Traditional form and its Simplified one. */
export function unitTable(chars: string, traditional: string): UnitTable {
  const ids = new Uint16Array(0x10000).fill(OTHER);
  const extra = new Float32Array(0x10000).fill(OTHER_MEMBERS);
  const forms: number[][] = [];
  /** All units from `first` to `last` have an identifier, or only a cost. */
  const range = (first: number, last: number, cost: number, id = -1): void => {
    if (id >= 0) ids.fill(id, first, last + 1);
    extra.fill(cost, first, last + 1);
  };
  range(0x3400, 0x9fff, RARE_HAN_MEMBERS, RARE_HAN);
  range(0xf900, 0xfaff, RARE_HAN_MEMBERS, RARE_HAN);
  range(0x30, 0x39, 0, DIGIT);
  range(0x41, 0x5a, 0, LETTER);
  range(0x61, 0x7a, 0, LETTER);
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
    known(chars.charCodeAt(i), FIRST + i, 0);
    forms[FIRST + i] = [chars.charCodeAt(i)];
  }
  for (let i = 0; i + 1 < traditional.length; i += 2) {
    const id = ids[traditional.charCodeAt(i + 1)] as number;
    known(traditional.charCodeAt(i), id, TRADITIONAL_FORM);
    forms[id]?.push(traditional.charCodeAt(i));
  }
  for (let i = 0; i + 1 < FOLDED.length; i += 2)
    known(FOLDED.charCodeAt(i), ids[FOLDED.charCodeAt(i + 1)] as number, 0);
  for (const rare of '．－＋／％［］〔〕＜＞＝') extra[rare.charCodeAt(0)] = WIDE / 2;
  extra['．'.charCodeAt(0)] = WIDE;
  return { ids, extra, forms };
}
