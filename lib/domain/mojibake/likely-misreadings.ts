import { isHan } from '../text/index.ts';
import { MISREADINGS, type Misreading } from './lossless.ts';
import { type Shown, shownAs } from './shown-bytes.ts';
import type { Strangeness } from './strangeness.ts';
import { NOTHING, trueBytes } from './true-bytes.ts';

/** Fewer signs of a single-byte page are no text in GBK. */
const MANY_SYMBOLS = 12;

/** Misreadings that could have made these characters, the likeliest two that lost bytes included. */
export function likelyMisreadings(line: string, strange: Strangeness): Misreading[] {
  const fits = MISREADINGS.flatMap((misreading) => {
    if (misreading.shown === 'latin1-utf8' || misreading.shown === 'euc-kr') return [];
    const shown = shownAs(misreading.shown);
    if (!shown.isDouble) {
      if (strange.symbols === 0 || !covers(line, shown)) return [];
      if (misreading.truth === 'utf-8') return [{ misreading, fit: longestUtf8(line, shown) }];
      // GBK read so loses nothing; but its signs may touch those of sound text, or an excerpt begin inside a character.
      return misreading.truth === 'gbk' && strange.symbols >= MANY_SYMBOLS ? [{ misreading, fit: 1 }] : [];
    }
    if (strange.rareHan + strange.kana === 0) return [];
    if (misreading.truth === 'utf-8') {
      const fit = longestUtf8(line, shown);
      return fit >= Math.min(6, Math.max(2, strange.han * 0.4)) ? [{ misreading, fit: fit * 2 }] : [];
    }
    return strange.rareHan * 4 >= strange.han || strange.kana > 0 ? [{ misreading, fit: 1 }] : [];
  });
  const best = fits.sort((a, b) => b.fit - a.fit).map(({ misreading }) => misreading);
  const single = best.filter(({ shown, truth }) => truth === 'gbk' && !shownAs(shown).isDouble);
  return [...best.filter((misreading) => !single.includes(misreading)).slice(0, 3), ...single.slice(0, 2)];
}

/** Whether the encoding shows nearly all of the line's characters that are neither ASCII nor Chinese. */
function covers(line: string, shown: Shown): boolean {
  let symbols = 0;
  let known = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit < 0x80 || isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff00) continue;
    symbols += 1;
    if (shown.bytesOf(unit) >= 0) known += 1;
  }
  return symbols > 0 && known >= symbols * 0.9;
}

/** Longest stretch of shown characters whose bytes follow each other as UTF-8 does; chance seldom makes six. */
function longestUtf8(line: string, shown: Shown): number {
  const reader = trueBytes('utf-8');
  let longest = 0;
  let current = 0;
  let waiting = NOTHING;
  for (let i = 0; i < line.length; i += 1) {
    const bytes = shown.bytesOf(line.charCodeAt(i));
    if (bytes < 0x80) {
      waiting = NOTHING;
      if (bytes < 0) current = 0;
      continue;
    }
    let fits = true;
    for (const byte of bytes <= 0xff ? [bytes] : [bytes >> 8, bytes & 0xff]) {
      let fed = reader.feed(waiting, byte);
      if (!fed) {
        fits = false;
        fed = reader.feed(NOTHING, byte);
      }
      waiting = fed && fed.waiting >= 0 ? fed.waiting : NOTHING;
    }
    current = fits ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
