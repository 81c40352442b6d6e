/**
 * Regular expressions with `\p{…}` written out in ranges: an engine takes 0.3 ms (Script=Han) to 1 ms (L) to compile
 * each `\p{…}` when it is first used, ranges about a hundredth of that, and a reader pays for every one of them on every
 * article. Script=Han, N and, for the scripts references are printed in, L, Lu and Ll mean what Unicode 16 says.
 */

const HAN = String.raw`\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\u{20000}-\u{323af}`;
const LETTERS = String.raw`A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u02c6-\u02d1\u02e0-\u02e4\u0370-\u0374\u0376-\u037d\u037f\u0386\u0388-\u03f5\u03f7-\u0481\u048a-\u0559\u0560-\u0588\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0710-\u1fff\u2071\u207f\u2c00-\u2dde\u3005\u3006\u3031-\u3035\u303b\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua48c\ua4d0-\ud7fb\uf900-\ufb28\ufb2a-\ufdfb\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc\u{1d400}-\u{1d7cb}\u{20000}-\u{323af}`;
const NUMBERS = String.raw`0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2182\u2185-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3007\u3021-\u3029\u3038-\u303a\u3192-\u3195\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf\uff10-\uff19`;
/** Where letters have two cases: Latin, Greek, Cyrillic. */
const CASED: readonly (readonly [from: number, to: number])[] = [
  [0x41, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
];

const classes = new Map<string, string>([
  ['Script=Han', HAN],
  ['L', LETTERS],
  ['N', NUMBERS],
]);

/** The contents of the character class a property stands for; throws for a property this module does not know. */
function rangesOf(property: string): string {
  const known = classes.get(property);
  if (known !== undefined) return known;
  if (property !== 'Lu' && property !== 'Ll') throw new Error(`no ranges for \\p{${property}}`);
  let ranges = '';
  let from = -1;
  for (const [first, last] of CASED) {
    for (let code = first; code <= last + 1; code += 1) {
      const letter = String.fromCharCode(code);
      const inside =
        code <= last && (property === 'Lu' ? letter.toLowerCase() !== letter : letter.toUpperCase() !== letter);
      if (inside && from < 0) from = code;
      if (inside || from < 0) continue;
      ranges += from === code - 1 ? escaped(from) : `${escaped(from)}-${escaped(code - 1)}`;
      from = -1;
    }
  }
  classes.set(property, ranges);
  return ranges;
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `\p{…}` of a pattern's source in ranges, in brackets where it does not stand in a class. */
function spellOut(source: string): string {
  let spelt = '';
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source[at] as string;
    if (unit === '\\') {
      const end = source[at + 1] === 'p' ? source.indexOf('}', at) : -1;
      if (end < 0) {
        spelt += source.slice(at, at + 2);
        at += 1;
      } else {
        const ranges = rangesOf(source.slice(at + 3, end));
        spelt += inClass ? ranges : `[${ranges}]`;
        at = end;
      }
      continue;
    }
    if (unit === '[') inClass = true;
    else if (unit === ']') inClass = false;
    spelt += unit;
  }
  return spelt;
}

const made = new WeakMap<TemplateStringsArray, RegExp>();

function tag(flags: string) {
  return (strings: TemplateStringsArray, ...values: readonly string[]): RegExp => {
    const known = values.length === 0 ? made.get(strings) : undefined;
    if (known !== undefined) return known;
    const pattern = new RegExp(spellOut(String.raw({ raw: strings.raw }, ...values)), flags);
    if (values.length === 0) made.set(strings, pattern);
    return pattern;
  };
}

/**
 * A regular expression with the flag `u`: re`^\p{Script=Han}{2,4}$`. Where nothing is inserted it is made once for each
 * place in the source, so that it may stand in a function.
 */
export const re = tag('u');

/** The same with the flags `gu`, for `replace`, `match` and `matchAll` (shared: keep no `lastIndex` in it). */
export const reAll = tag('gu');
