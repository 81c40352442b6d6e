/**
 * Pairs that not every platform decodes, or that programs decode differently. All follow the order of Unicode or of the
 * standard they were taken from, so they are counted, not listed.
 */

/** `encode[unit]` is `lead << 8 | trail`, 0 where the encoding has no such pair. */
interface Pairs {
  readonly decode: Uint16Array;
  readonly encode: Uint16Array;
}

const range = (first: string, last: string): string => {
  let made = '';
  for (let unit = first.charCodeAt(0); unit <= last.charCodeAt(0); unit += 1) made += String.fromCharCode(unit);
  return made;
};

const KANA = [range('ぁ', 'ん'), range('ァ', 'ヶ')].join('');
const CYRILLIC = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя';

/** Big5's rows from C6A1 on as ETEN filled them, and as browsers read them (Encoding Standard, index Big5). */
const ETEN = `${range('①', '⑩')}${range('⑴', '⑽')}${range('ⅰ', 'ⅹ')}丶丿亅亠冂冖冫勹匸卩厶夊宀巛⼳广廴彐彡攴无疒癶辵隶¨ˆヽヾゝゞ〃仝々〆〇ー［］✽${KANA}${CYRILLIC}`;

/** Hong Kong's row behind them (HKSCS); a full stop for what is no character of one unit. */
const HKSCS = `⇧↸↹㇏.乚.刂䒑龰冈龱${'.'.repeat(0xc8cd - 0xc8a4)}￢￤＇＂㈱№℡゛゜⺀⺄⺆⺇⺈⺊⺌⺍⺕⺜⺝⺥⺧⺪⺬⺮⺶⺼⺾⻆⻊⻌⻍⻏⻖⻗⻞⻣...ʃɐɛɔɵœøŋʊɪ`;
const HKSCS_FIRST = 0xc876;

/** The same rows in the table of the Unicode Consortium (BIG5.TXT), by which Python reads. */
const UNICODE = `ヾゝゞ々${KANA}ДЕЁЖЗИЙКЛМУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя${range('①', '⑩')}${range('⑴', '⑽')}`;
/** Signs that BIG5.TXT has otherwise. */
const UNICODE_SIGNS: readonly (readonly [number, string])[] = [
  [0xa145, '•'],
  [0xa14e, '､'],
  [0xa1c2, '‾'],
  [0xa1e3, '∼'],
  [0xa1f2, '♁'],
  [0xa1f3, '☉'],
  [0xa241, '／'],
  [0xa242, '＼'],
  [0xa244, '¥'],
  [0xa246, '¢'],
  [0xa247, '£'],
];

/** Puts ETEN's rows, and Hong Kong's behind them, where the platform has none. */
export function addEten(pairs: Pairs): void {
  putRow(pairs, ETEN, true);
  putRow(pairs, HKSCS, true, HKSCS_FIRST);
}

/** Big5 as the Unicode Consortium's table has it, made of the browsers'. */
export function unicodeBig5({ decode, encode }: Pairs): Pairs {
  const made = { decode: decode.slice(), encode: encode.slice() };
  for (let unit = 0; unit < 0x10000; unit += 1) if (isLater(made.encode[unit] as number)) made.encode[unit] = 0;
  for (let pair = 0x8140; pair < 0x10000; pair += 1) if (isLater(pair)) made.decode[pair] = 0;
  putRow(made, UNICODE, false);
  for (const [pair, char] of UNICODE_SIGNS) {
    made.encode[made.decode[pair] as number] = 0;
    if (!made.encode[char.charCodeAt(0)]) made.encode[char.charCodeAt(0)] = pair;
  }
  for (let unit = 0; unit < 0x10000; unit += 1) if (made.encode[unit]) made.decode[made.encode[unit] as number] = unit;
  return made;
}

/** Whether the national standard has no such pair of Big5. */
function isLater(pair: number): boolean {
  return pair < 0xa140 || (pair > 0xa3bf && pair < 0xa440) || (pair > 0xc67e && pair < 0xc940) || pair > 0xf9d5;
}

function putRow({ decode, encode }: Pairs, row: string, isKept: boolean, first = 0xc6a1): void {
  let pair = first;
  for (let i = 0; i < row.length; i += 1) {
    const unit = row.charCodeAt(i);
    if (row[i] !== '.' && (!isKept || !encode[unit])) encode[unit] = pair;
    if (row[i] !== '.' && (!isKept || !decode[pair])) decode[pair] = unit;
    pair += 1;
    if ((pair & 0xff) === 0x7f) pair += 0xa1 - 0x7f;
    else if ((pair & 0xff) === 0xff) pair += 0x100 + 0x40 - 0xff;
  }
}

/** Code page 949: the syllables that KS X 1001 has not, in Unicode's order, where their trail bytes leave room. */
export function addUnifiedHangul({ decode, encode }: Pairs): void {
  let unit = 0xac00;
  const isStandard = (pair: number): boolean => (pair & 0xff) >= 0xa1 && pair >> 8 >= 0xb0 && pair >> 8 <= 0xc8;
  for (let lead = 0x81; lead <= 0xc6; lead += 1) {
    for (let trail = 0x41; trail <= (lead < 0xa1 ? 0xfe : 0xa0); trail += 1) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (unit <= 0xd7a3 && isStandard(encode[unit] as number)) unit += 1;
      if (unit > 0xd7a3) return;
      decode[(lead << 8) | trail] = unit;
      encode[unit] = (lead << 8) | trail;
      unit += 1;
    }
  }
}

/** Signs of JIS X 0208 that browsers show in their full-width form, Python and others by the standard's own. */
export function addJapaneseSigns({ encode }: Pairs): void {
  for (const [sign, wide] of ['〜～', '‖∥', '−－', '¢￠', '£￡', '¬￢']) {
    if (sign && wide && !encode[sign.charCodeAt(0)]) encode[sign.charCodeAt(0)] = encode[wide.charCodeAt(0)] as number;
  }
}
