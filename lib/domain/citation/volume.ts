import { plainNumber } from './dates.ts';

/** A title and the volume printed behind it: `题名: 第3卷`, `题名(上)`, `Title: vol. 2`. */
export function volumeAtEnd(title: string): { title: string; volume: string } | null {
  const found =
    /\s*[:,.(]\s*(?:第\s*([\d一二三四五六七八九十百]{1,5})\s*[卷册辑集]|卷\s*([\d一二三四五六七八九十百]{1,5}|[上中下])|([上中下])[卷册]?|[Vv](?:ol)?\.\s?(\d{1,3})|([一二三四五六七八九十]{1,2}部))\s*\)?$/.exec(
      title,
    );
  if (!found || found.index < 2) return null;
  return {
    title: title.slice(0, found.index).trim(),
    volume: plainNumber(found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? ''),
  };
}
