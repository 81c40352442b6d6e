import { pairTable, upperBytes } from '../encoding/index.ts';

const NEWLINE = 0x0a;
/** The byte of the hard space, that some programs break lines at. */
const HARD_SPACE = 0xa0;
const HARD = '\u00a0';
/** So many whole characters of UTF-8 are no chance. */
const FEWEST = 3;

/**
 * The same text, as long, with the hard spaces that became line breaks inside characters of UTF-8 shown in a Western page;
 * the text itself where there are none, where it shows hard spaces, or where other bytes vanished.
 */
export function withHardSpaces(text: string): string {
  if (!text.includes('\n') || text.includes(HARD)) return text;
  const page = upperBytes('windows-1252');
  const byteAt = (i: number): number => {
    const unit = text.charCodeAt(i);
    return unit < 0x80 ? unit : (page.get(unit) ?? -1);
  };
  const isTrail = (i: number): boolean => byteAt(i) >= 0x80 && byteAt(i) <= 0xbf;
  const isLost = (i: number): boolean => text[i] === '?' || text[i] === '\ufffd';
  const breaks: number[] = [];
  let whole = 0;
  for (let i = 0; i < text.length; i += 1) {
    const lead = byteAt(i);
    if (lead < 0xe4 || lead > 0xe9) continue;
    if (isTrail(i + 1) && isTrail(i + 2)) whole += 1;
    else if (isTrail(i + 1) && byteAt(i + 2) === NEWLINE && !isTrail(i + 3)) {
      if (isEveryday(lead, byteAt(i + 1), HARD_SPACE)) breaks.push(i + 2);
    } else if (byteAt(i + 1) === NEWLINE && (isLost(i + 2) || isTrail(i + 2))) {
      if (isLost(i + 2) || isEveryday(lead, HARD_SPACE, byteAt(i + 2))) breaks.push(i + 1);
    } else if (i + 2 < text.length && !isLost(i + 1) && !isLost(i + 2)) return text;
  }
  if (breaks.length === 0 || whole < FEWEST) return text;
  const units = text.split('');
  for (const at of breaks) units[at] = HARD;
  return units.join('');
}

/** Whether three bytes of UTF-8 are an everyday character of GB 2312. */
function isEveryday(first: number, second: number, third: number): boolean {
  const unit = ((first & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  const pair = pairTable('gbk').encode[unit] as number;
  return pair >= 0xb0a1 && pair <= 0xd7f9 && (pair & 0xff) >= 0xa1;
}
