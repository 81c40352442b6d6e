import { re } from '../text/index.ts';
import type { Flat } from './flat.ts';

/** What journals put behind a work in Chinese whose entry they give in English. */
const IN_CHINESE = /\s*[([]\s*[Ii]n Chinese(?:[,\s]+(?:with|and)\b[^()[\]]{0,60})?\s*[)\]]\s*\.?\s*$/;
const MARK = /\[[A-Z]{1,2}(?:\/[A-Z]{2})?\]/g;
const HAN = re`\p{Script=Han}`;
const LAST_HAN = re`\p{Script=Han}[^\p{Script=Han}]*$`;
/** A stop, and names in Latin letters behind it. */
const BORDER = re`\.\s*(?=[([]?\s*\p{Lu}[\p{L}'’-]*[\s,.]\s*\p{L})`;

/** A reference without the words that say of its entry, and without its English twin: a journal in Chinese prints both. */
export function withoutTwin({ raw, text }: Flat): Flat {
  const own = ownStart(text);
  if (own > 0) return withoutTwin({ raw: raw.slice(own), text: text.slice(own) });
  const end = IN_CHINESE.exec(text)?.index ?? text.length;
  const at = twinStart(text.slice(0, end), end < text.length);
  const to = at > 0 ? at : end;
  return to === text.length ? { raw, text } : { raw: raw.slice(0, to), text: text.slice(0, to) };
}

/** Where the entry in Chinese begins that stands behind its English twin; 0 where none does. */
function ownStart(text: string): number {
  const [first, second] = [...text.matchAll(MARK)];
  const han = text.search(HAN);
  const isBehind = first && second && first.index < han && han < second.index;
  return isBehind &&
    /\d[\s.)\]]*(?:[([]\s*[Ii]n Chinese[^()[\]]{0,60}[)\]][\s.]*)?[([]?$/.test(text.slice(first.index, han))
    ? han
    : 0;
}

/** Where the English twin of a Chinese entry begins; -1 where there is none. */
function twinStart(text: string, isSaid: boolean): number {
  const [first, second] = [...text.matchAll(MARK)];
  const han = LAST_HAN.exec(text)?.index ?? -1;
  // The Chinese entry is one by its mark; everything behind its last Chinese word is the other's.
  if (!first || first.index > han) return -1;
  const border = BORDER.exec(text.slice(han));
  if (!border) return -1;
  const at = han + border.index + 1;
  const tail = text.slice(at).trim();
  const isTwin = second ? second.index >= at : isSaid || (/^[([].{30,}[)\]]\.?$/.test(tail) && /\d{4}/.test(tail));
  return isTwin ? at : -1;
}
