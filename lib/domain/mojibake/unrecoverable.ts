import { undoGbkTwice } from './gbk-twice.ts';
import { isNaturalWriting } from './natural-writing.ts';
import { countStrange } from './strangeness.ts';

/** A range that is lost for good. Offsets are UTF-16. */
export interface Lost {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What became of U+FFFD read as GBK, and of memory that was never written. */
const CROSSED = /(?:[^\s\w]{0,2}锟[^\s\w]{0,3}|[^\s\w]{0,2}斤拷|[^\s\w]{1,2}拷)+/g;
const UNWRITTEN = /烫{4,}|屯{4,}/g;
const DEAD = /\ufffd(?:[^\n\w\u4e00-\u9fff]{0,2}\ufffd)*/g;

/** So many in a row no orphan byte leaves behind. */
const DEAD_RUN = /\ufffd{3,}/g;

/** Whether a text holds what cannot be read by anybody: no reading of it is tried. */
export function isCrossedOut(text: string): boolean {
  if (!text.includes('锟斤') && !text.includes('斤拷') && !text.includes('锟�')) return false;
  // Of UTF-8 shown as GBK twice it is a byte that the first reading lost.
  return undoGbkTwice(text) === null;
}

/** Ranges of a block (after repair) that are lost for good. */
export function findLost(text: string): Lost[] {
  const lost: Lost[] = [];
  if (isCrossedOut(text)) {
    for (const { index, 0: run } of text.matchAll(CROSSED)) {
      lost.push({ start: index, end: index + run.length, reason: '替换字符被再次误读（锟斤拷），原字节已丢失' });
    }
  }
  for (const { index, 0: run } of text.matchAll(UNWRITTEN)) {
    lost.push({ start: index, end: index + run.length, reason: '未初始化的内存（烫烫烫），原文从未存在' });
  }
  if (lost.length === 0 && text.includes('\ufffd')) {
    for (const { index, 0: run } of text.matchAll(DEAD)) {
      lost.push({ start: index, end: index + run.length, reason: '字节已被替换字符取代' });
    }
  }
  if (lost.length === 0 && isHopeless(text))
    lost.push({ start: 0, end: text.length, reason: '编码误读，丢失的字节过多，无法确知原文' });
  return lost.sort((a, b) => a.start - b.start);
}

/** Mostly rare characters with dead bytes between them, after everything that could be read was read. */
export function isHopeless(text: string): boolean {
  const { han, rareHan, symbols, hangul, dead } = countStrange(text);
  if (hangul > 0 && isNaturalWriting(text)) return false;
  // Private-use characters are no losses: browsers show pairs of GBK so.
  const losses = text.split(/[?\ufffd]/).length - 1;
  const words = han + hangul;
  if ((text.match(DEAD_RUN)?.length ?? 0) >= 2) return true;
  // Signs of a single-byte page, more than words, with dead bytes between them.
  if (dead >= 3 && symbols > words && dead * 12 > symbols) return true;
  return words >= 6 && (rareHan + hangul) * 4 > words && losses + symbols > 3 && losses * 12 > words;
}

/** Whether hardly anything of a block (after repair) is writing: it is left as it was served, its script too. */
export function isUnreadable(text: string): boolean {
  if (!isHopeless(text)) return false;
  const { han, hangul, symbols, dead } = countStrange(text);
  return (dead + symbols) * 12 > han + hangul;
}
