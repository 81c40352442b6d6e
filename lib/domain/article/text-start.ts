import { isProse, type Line } from './line.ts';
import { labelOf } from './numbering.ts';
import { isBarrier, isJunk, type Region } from './region.ts';

/** Where an article's running text begins, seen from its first lines. All patterns are for narrowed text. */

/** What the first heading of a text is often called. */
export const START = /^(?:引\s*言|导\s*言|导\s*论|前\s*言|绪\s*论|序\s*言|问题的?提出|文献综述|研究背景|Introduction)$/;

/** A heading such as texts begin with: `1 引言`, `一、问题的提出`, `0 引言`. */
export function opensText(line: Line, numbered: boolean): boolean {
  const label = labelOf(line.text);
  const words = line.text.slice(label?.title ?? 0).trim();
  if (START.test(words)) return true;
  return numbered && label !== null && label.number <= 1 && line.han >= 2 && words.length <= 30;
}

/** Whether a heading right above the first prose is one like those in it. */
export function headsText(lines: readonly Line[], region: Region, { at, han, block }: Line): boolean {
  if (at !== region.from - 1 || han < 2) return false;
  const { tag, parent } = block.hints;
  return lines
    .slice(region.from, region.to)
    .some(({ block: { hints } }) => hints.tag === tag && hints.parent === parent);
}

/**
 * The first line of the text that was seen to begin at `begin`: a short first paragraph, or a first line broken as it was
 * typed, may stand above the prose that showed it. Lines above `from` and those in `taken` are none of the text.
 */
export function firstOfText(
  lines: readonly Line[],
  begin: number,
  from: number,
  taken: ReadonlyMap<number, unknown>,
): number {
  const text = lines[begin];
  let at = begin;
  while (text !== undefined && isProse(text) && at > from) {
    const line = lines[at - 1] as Line;
    const { tag, parent } = line.block.hints;
    if (taken.has(line.at) || isJunk(line) || tag !== text.block.hints.tag || parent !== text.block.hints.parent) break;
    // `(原标题:…)`, `【本网讯】` speak of the text.
    if (/^\s*[([【〔].*[)\]】〕]\s*$/.test(line.text)) break;
    if (!isProse(line) && !(line.han >= 8 && /。\s*$/.test(line.text))) break;
    at -= 1;
  }
  return at;
}

/** Where to begin without a title on the page: a few lines above the prose, not above a barrier. */
export function startOf(lines: readonly Line[], region: Region): number {
  let at = region.from;
  while (at > 0 && region.from - at < 12 && !isBarrier(lines[at - 1] as Line)) at -= 1;
  return at;
}
