import { countHan } from '../text/index.ts';
import type { Explanation } from './lossless.ts';
import { HYBRID, type Misreading } from './misreadings.ts';
import { shownAs } from './shown-bytes.ts';

const SOFT_HYPHEN = 0xad;

/** What a Chinese character costs at least in a reading out of step, in nats. */
const DEAR = 6;
/** So much of a text's beginning has the cost that an explanation names. */
const PROBE = 600;

/** Whether a misreading shows soft hyphens that were second bytes. */
export function losesHyphens({ shown, truth }: Misreading): boolean {
  return truth === 'gbk' && shown !== HYBRID && shownAs(shown).fragile.includes(SOFT_HYPHEN);
}

/**
 * Whether a text that reads without loss may read better where a byte of it vanished unseen: a soft hyphen of GBK in a
 * single-byte page. Two of them gone, what stands between is in step again, and makes other characters.
 */
export function mayHaveChanged(text: string, { chain, text: made, cost, isCut }: Explanation): boolean {
  const [link] = chain;
  if (!link || chain.length > 1 || text.includes('\u00ad')) return false;
  if (link.truth !== 'gbk' || (link.shown !== HYBRID && !shownAs(link.shown).fragile.includes(SOFT_HYPHEN)))
    return false;
  return isCut || cost > countHan(made.slice(0, PROBE)) * DEAR;
}
