import { countHan } from '../text/index.ts';
import { type Explanation, PROBE } from './lossless.ts';
import { HYBRID, MISREADINGS, type Misreading } from './misreadings.ts';
import { shownAs } from './shown-bytes.ts';

const SOFT_HYPHEN = 0xad;
const OF_KOREAN: Misreading = { shown: 'euc-kr', truth: 'gbk' };

/** What a Chinese character costs at least in a reading out of step, in nats; in Big5, where five times as many bytes vanish. */
const DEAR = 6;
const DEAR_IN_BIG5 = 4.5;

/**
 * Whether a text that reads without loss may read better where bytes changed unseen: soft hyphens of GBK or Big5 in a
 * single-byte page that vanished (two of them gone, what stands between is in step again, and makes other characters), or
 * hanja of Korean that NFC made one.
 */
export function mayHaveChanged(text: string, whole: Explanation): boolean {
  return hasTwins(text, whole) || mayLackHyphens(text, whole);
}

/** Misreadings that such a text is to be weighed as, of the likely ones; none where nothing may have changed. */
export function changedReadings(
  text: string,
  whole: Explanation,
  likely: () => readonly Misreading[],
): readonly Misreading[] {
  if (hasTwins(text, whole)) return [OF_KOREAN];
  if (!mayLackHyphens(text, whole)) return [];
  const hyphens = likely().filter(showsHyphens);
  if (hyphens.length > 0) return hyphens;
  // Too short to be told by its signs, it is what it was read as.
  const [own] = whole.chain;
  return MISREADINGS.filter((way) => way.shown === own?.shown && way.truth === own.truth && showsHyphens(way));
}

/** Whether a misreading shows soft hyphens that were second bytes. */
function showsHyphens({ shown, truth }: Misreading): boolean {
  return truth !== 'utf-8' && shown !== HYBRID && shownAs(shown).fragile.includes(SOFT_HYPHEN);
}

function mayLackHyphens(text: string, { chain, text: made, cost, isCut }: Explanation): boolean {
  const [link] = chain;
  if (!link || chain.length > 1 || text.includes('\u00ad')) return false;
  if (link.truth !== 'gbk' && link.truth !== 'big5') return false;
  if (link.shown !== HYBRID && !shownAs(link.shown).fragile.includes(SOFT_HYPHEN)) return false;
  return isCut || cost > countHan(made.slice(0, PROBE)) * (link.truth === 'big5' ? DEAR_IN_BIG5 : DEAR);
}

function hasTwins(text: string, { chain }: Explanation): boolean {
  const [link] = chain;
  if (link?.shown !== OF_KOREAN.shown || link.truth !== OF_KOREAN.truth || chain.length > 1) return false;
  const { twinsOf } = shownAs(OF_KOREAN.shown);
  for (let i = 0; i < text.length; i += 1) if ((twinsOf?.(text.charCodeAt(i)).length ?? 0) > 0) return true;
  return false;
}
