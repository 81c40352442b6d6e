import { upperBytes, upperHalf } from '../encoding/index.ts';
import { countHan } from '../text/index.ts';
import { byteRuns } from './escaped-bytes.ts';

/** Names of U+00A0 to U+00FF in HTML, in order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
/** Of windows-1252, and of spaces, beside them. */
const OTHERS: Readonly<Record<string, string>> = {
  ensp: '\u2002',
  emsp: '\u2003',
  euro: '€',
  sbquo: '‚',
  fnof: 'ƒ',
  bdquo: '„',
  hellip: '…',
  dagger: '†',
  Dagger: '‡',
  circ: 'ˆ',
  permil: '‰',
  Scaron: 'Š',
  lsaquo: '‹',
  OElig: 'Œ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  ndash: '–',
  mdash: '—',
  tilde: '˜',
  trade: '™',
  scaron: 'š',
  rsaquo: '›',
  oelig: 'œ',
  Yuml: 'Ÿ',
};
const ONE = '&(?:amp;)*(?:#\\d{3,4}|#[xX][0-9a-fA-F]{2,4}|[a-zA-Z]{2,6}[1-4]{0,2});';

/** Runs in which references to signs of windows-1252 may follow one another. */
const RUN = new RegExp(`(?:${ONE}[\\u0080-\\u00ff\\u0152-\\u2122]{0,3}){1,}`, 'g');

/** So many signs of a run, beside ASCII and spaces, are no chance. */
const PROOF = 6;

/**
 * References that show misread bytes, as UTF-16 offsets and the sign each stands for: a run of them is UTF-8 or GBK in
 * windows-1252. What the bytes say is left to those who read bytes.
 */
export function misreadReferences(text: string): { start: number; run: string; sign: string }[] {
  const found: { start: number; run: string; sign: string }[] = [];
  let isProven = false;
  for (const { index, 0: run } of text.matchAll(RUN)) {
    let signs = '';
    for (const { index: at, 0: part } of run.matchAll(/&(?:amp;)*[^;&]+;|[^&]/g)) {
      const sign = part.length === 1 ? part : signOfReference(part.replace(/amp;/g, ''));
      signs += sign ?? '';
      if (sign !== null && part.length > 1) found.push({ start: index + at, run: part, sign });
    }
    isProven ||= isMisread(signs);
  }
  return isProven ? found : [];
}

function isMisread(signs: string): boolean {
  const reverse = upperBytes('windows-1252');
  const bytes = Uint8Array.from(signs, (sign) => {
    const unit = sign.charCodeAt(0);
    return reverse.get(unit) ?? (unit <= 0xff ? unit : 0x20);
  });
  if (bytes.filter((byte) => byte >= 0x80).length < PROOF) return false;
  const [made] = byteRuns([bytes]);
  return made !== null && made !== undefined && countHan(made) >= 2;
}

/** The sign of windows-1252 that a reference stands for, or null. */
export function signOfReference(reference: string): string | null {
  const body = reference.slice(1, -1);
  if (body[0] !== '#') {
    const at = LATIN.indexOf(body);
    return at >= 0 ? String.fromCharCode(0xa0 + at) : (OTHERS[body] ?? null);
  }
  const code = /[xX]/.test(body[1] ?? '') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  if (code < 0x80 || code > 0x2122) return null;
  const sign = String.fromCharCode(code);
  return code <= 0xff || upperHalf('windows-1252').includes(sign) ? sign : null;
}
