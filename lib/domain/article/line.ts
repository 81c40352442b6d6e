import { countHan, Pace, reAll, type Slices } from '../text/index.ts';
import { labelRows, type Row } from './label-rows.ts';
import type { PlainBlock, Span } from './types.ts';

/**
 * A block with what the finders ask of it again and again.
 * `text` is the block's text narrowed (see `narrow`), so that one pattern fits full- and half-width print;
 * it has the same length, so its offsets are the block's own.
 */
export interface Line {
  /** Position in the list of lines. */
  readonly at: number;
  readonly block: PlainBlock;
  readonly text: string;
  readonly han: number;
  /** The labelled rows it holds (`关键词:…`), mostly none. */
  readonly rows: readonly Row[];
}

/** Full-width ASCII and every white space but U+0020. */
const WIDE = /[\uFF01-\uFF5E]|(?! )\s/;
const WIDE_ALL = new RegExp(WIDE, 'g');

/** Full-width ASCII made half-width and every white space made U+0020, one code unit for one code unit. */
export function narrow(text: string): string {
  if (!WIDE.test(text)) return text;
  return text.replace(WIDE_ALL, (mark) => {
    const code = mark.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ';
  });
}

/** An indent of two wide spaces of which a mirror left `??`, before a label or a marker. No sentence begins so. */
const LOST_INDENT = /^\s*\?{2,4}\s*(?=[([【〔]\s?[\d一二三四五六七八九十]|[①-⑳]|\d{1,2}[.、\s])/;

/** The lines of a page's blocks. */
export function* linesOf(blocks: readonly PlainBlock[]): Slices<Line[]> {
  const pace = new Pace();
  const lines: Line[] = [];
  for (const block of blocks) {
    const text = narrow(block.text).replace(LOST_INDENT, (indent) => ' '.repeat(indent.length));
    lines.push({ at: lines.length, block, text, han: countHan(text), rows: labelRows(text) });
    if (pace.read(text.length)) yield;
  }
  return lines;
}

/** A span of a line's block. */
export function spanOf(line: Line, start: number, end: number): Span {
  return { block: line.block.index, start, end };
}

/** Text as a value: runs of white space made one space, none at the ends. */
export function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * The beginning of a value that came from a page, long enough for any real one, without long runs of white space: what
 * is asked of it afterwards may look at every place in several ways.
 */
export function bounded(text: string, most: number): string {
  return text
    .slice(0, 4 * most)
    .replace(/(\s)\s{3,}/g, '$1$1$1')
    .slice(0, most);
}

/** Text for comparing two short texts: narrowed, without white space, marks and case. */
export function bare(text: string): string {
  return narrow(text).replace(reAll`[^\p{L}\p{N}]+`, '').toLowerCase();
}

/** Whether a line is running prose: sentences, not a row of links. */
export const isProse = onceEach((line) => {
  if (line.block.hints.linkRatio > 0.4) return false;
  if (line.han >= 18) return /[。,;!?、]/.test(line.text);
  return line.text.length >= 90 && /[.,;]/.test(line.text) && /[A-Za-z]{3} [A-Za-z]/.test(line.text);
});

/** Note marks a paragraph may end with: `…之上。②`. */
const LAST_MARKS = /(?:[①-⑳㉑-㊿]|[[〔【]\d{1,3}[\]〕】]|\(\d{1,3}\)){1,4}\s*$/;

/** Whether a line ends as a sentence or a paragraph ends. */
export function endsSentence(text: string): boolean {
  return /[。!?;:…][”’"'』」)\]]*\s*$/.test(text.slice(-24).replace(LAST_MARKS, ''));
}

/** A question about lines whose answer is kept: finders ask the same of a line many times. */
export function onceEach<T>(answer: (line: Line) => T): (line: Line) => T {
  const known = new WeakMap<Line, T>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const found = answer(line);
    known.set(line, found);
    return found;
  };
}
