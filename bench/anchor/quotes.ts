import type { Random } from './random.ts';

export interface Note {
  readonly start: number;
  readonly end: number;
}

/** Passages a reader may select: anywhere, most of it Chinese, not beginning or ending in white space. */
export function quotes(text: string, length: number, count: number, random: Random): Note[] {
  const found: Note[] = [];
  for (let tries = 0; found.length < count && tries < count * 40 && text.length > length; tries += 1) {
    const start = random.below(text.length - length);
    const words = text.slice(start, start + length);
    if (words.trim() !== words || /[\ud800-\udfff]/.test(words)) continue;
    if ((words.match(/\p{Script=Han}/gu)?.length ?? 0) < length * 0.6) continue;
    found.push({ start, end: start + length });
  }
  return found;
}
