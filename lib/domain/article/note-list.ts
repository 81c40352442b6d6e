import { Pace, re, type Slices, trimEnds } from '../text/index.ts';
import type { FoundNote } from './found-note.ts';
import { type Line, spanOf, tidy } from './line.ts';
import { leadingMarker, type MarkerStyle, markersIn } from './marker.ts';

/** A headed list of notes or references: the lines it takes and its entries. */
export interface NoteList {
  readonly head: Line;
  /** Where the head's words end in its line; the first entry may be glued behind them. */
  readonly headEnd: number;
  readonly title: string;
  readonly kind: FoundNote['kind'];
  readonly lines: readonly Line[];
  /** Lines between its entries that are none of it: running heads, addresses of the journal. */
  readonly skipped: readonly Line[];
  readonly entries: readonly FoundNote[];
}

const REFERENCES = String.raw`(?:主要|部分)?参\s*考\s*(?:文\s*献|书\s*目|资\s*料)(?:\s*[(/]?\s*References?\s*\)?)?|引用文献|征引文献|[Rr]eferences?|REFERENCES?|[Bb]ibliography`;
const NOTES = String.raw`注\s*释|注\s*解|脚\s*注|尾\s*注|附\s*注|注|[Nn]otes?|NOTES?`;
const HEAD = new RegExp(
  String.raw`^[\s?]{0,4}(?:[一二三四五六七八九十\d]{1,3}[、.\s]\s*)?[\[【〔(<]?\s*(?:((?:${NOTES})\s*(?:与|及|和|、)\s*参考文献)|(${REFERENCES})|(${NOTES}))\s*[\])】〕>]?\s*(?:\(\d{1,4}\)|[:.])?\s*`,
);
/** What ends a list: rows about the article, its authors or its English front. */
const AFTER =
  /^[\s?]{0,4}[[【〔(*]?\s*(?:作者(?:简介|单位|信息)|第一作者|通[讯信]作者|收稿日期|修回日期|基金项目|资助项目|责任编辑|责编|编辑|校对|执行编辑|附录|致谢|Abstract|ABSTRACT|Key\s?words|中图分类号|文章编号|引用(?:本文|格式)|本文引用|版权|声明|DOI)/;
const REFERENCE_LIKE =
  /(?:19|20)\d\d|\[[JMDNCRSPGAZ](?:\/\w+)?\]|\[(?:EB|DB|DS)|《|https?:|出版社|学报|[Ii]bid|同上|前引/;
/** `Olson, M. …`, `Hardin,G.,& Olson,M.`, `van den Berg, A. …`: a list in the order of its authors. */
const AUTHOR_LEAD = re`^\s*(?:(?:[A-Z][\p{L}’'-]+|d[aeiu]|v[ao]n|de[nr]|l[ae]) ){0,3}[A-Z][\p{L}’'-]+,\s?(?:[A-Z]\.[\s-]?){1,3}`;
/** How far behind a line that is no entry the next one is looked for. */
const LOOK_AHEAD = 4;
const LONGEST_SKIPPED = 160;
const LONGEST_ODD = 500;
const MOST_GLUED = 3;
const ORDINAL = /^\s*(\d{1,3})\s*(?:[.、)]|\s)\s*(?!\d{1,2}\s*[月日])/;

const GLUED = re`^\s*(\d{1,3})(?=\p{L})`;
/** Signs of a link back to the place in the text a note was called from: `↩` behind an entry, `^` before it. */
const WAY_BACK = '↩↵⏎↑⇧⬆⤴↖\uFE0E\uFE0F ';
const WAY_BACK_BEFORE = /^[\^↑] /;

interface Lead {
  readonly style: MarkerStyle | 'none';
  readonly number: number;
  /** The printed marker as offsets from the entry's start; null where a bare number stands for it. */
  readonly printed: readonly [start: number, end: number] | null;
  readonly words: number;
}

/** The headed lists in `lines`, which must not go beyond the end of the article. */
export function* findLists(lines: readonly Line[]): Slices<NoteList[]> {
  const pace = new Pace();
  const lists: NoteList[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const head = lines[i] as Line;
    if (pace.read(head.text.length)) yield;
    const found = headOf(head);
    if (found === null) continue;
    const reader = new ListReader(found.kind, lists.length + 1);
    if (found.end < head.text.length) reader.read(head, found.end);
    const taken = [head];
    const skipped: Line[] = [];
    let at = i + 1;
    while (at < lines.length) {
      const line = lines[at] as Line;
      if (pace.read(line.text.length)) yield;
      if (reader.read(line, 0) || reader.readOdd(line, lines.slice(at + 1, at + LOOK_AHEAD))) taken.push(line);
      else if (reader.resumes(lines.slice(at, at + LOOK_AHEAD))) skipped.push(line);
      else break;
      at += 1;
    }
    if (reader.entries.length === 0) continue;
    lists.push({
      head,
      headEnd: found.end,
      title: found.title,
      kind: found.kind,
      lines: taken,
      skipped,
      entries: reader.entries,
    });
    i = at - 1;
  }
  return lists;
}

function headOf(line: Line): { end: number; title: string; kind: FoundNote['kind'] } | null {
  const { text } = line;
  const match = HEAD.exec(text.slice(0, 60));
  if (match === null) return null;
  const end = match[0].length;
  // `注1`, `注 本表…`: a table's remark; `注:` alone or before a marker heads a list.
  const glued = end < text.length;
  if (glued && leadingMarker(text.slice(end, end + 16)) === null && !ORDINAL.test(text.slice(end, end + 8)))
    return null;
  const title = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\s+/g, '');
  return { end, title, kind: match[3] === undefined ? 'reference' : 'note' };
}

class ListReader {
  readonly entries: FoundNote[] = [];
  private readonly kind: FoundNote['kind'];
  private readonly list: number;
  private numbered: MarkerStyle | 'ordinal' | 'none' | null = null;
  private expected = 1;

  constructor(kind: FoundNote['kind'], list: number) {
    this.kind = kind;
    this.list = list;
  }

  /** Takes a line into the list; false when the list has ended before it. */
  read(line: Line, from: number): boolean {
    const text = line.text.slice(from);
    if (AFTER.test(text) || (from === 0 && headOf(line) !== null)) return false;
    const lead = this.leadOf(text);
    if (lead === null) return this.readOn(line, text);
    let start = from;
    for (const [at, next] of this.split(text, lead)) {
      this.add(line, start, from + at.end, at.lead);
      start = from + at.end;
      if (next === null) break;
    }
    return true;
  }

  /** Whether the numbers go on behind a line that is no entry. */
  resumes(ahead: readonly Line[]): boolean {
    const [line, ...next] = ahead;
    if (line === undefined || line.text.length > LONGEST_SKIPPED || this.numbered === null || this.numbered === 'none')
      return false;
    if (AFTER.test(line.text) || headOf(line) !== null) return false;
    return next.some((other) => this.leadOf(other.text)?.number === this.expected);
  }

  /** An entry printed unlike the others of a list without numbers: its year is missing, or was misprinted. */
  readOdd(line: Line, next: readonly Line[]): boolean {
    const { text } = line;
    if (this.numbered !== 'none' || this.entries.length < 2 || text.length > LONGEST_ODD || isSentences(line))
      return false;
    if (AFTER.test(text) || headOf(line) !== null || line.block.hints.linkRatio > 0.8) return false;
    const goesOn = next.filter((other) => isEntry(other.text) && !isSentences(other)).length;
    if (goesOn * 2 < next.length || next.length === 0) return false;
    this.add(line, 0, text.length, { style: 'none', number: this.expected, printed: null, words: 0 });
    return true;
  }

  private leadOf(text: string): Lead | null {
    const marker = leadingMarker(text.slice(0, 16));
    // The first number may be printed wrong (`〔1]`): the second one says that the list is numbered.
    const late = this.numbered === 'none' && this.entries.length === 1 && marker?.number === 2;
    if (marker !== null && (this.numbered === null || this.numbered === marker.style || late)) {
      this.numbered = marker.style;
      return {
        style: marker.style,
        number: marker.number,
        printed: [marker.start, marker.end],
        words: marker.words,
      };
    }
    // `3周平.…` below `1 何明.…` `2 …`: the space went lost.
    const ordinal =
      ORDINAL.exec(text.slice(0, 12)) ?? (this.numbered === 'ordinal' ? GLUED.exec(text.slice(0, 12)) : null);
    if (ordinal !== null && (this.numbered === null || this.numbered === 'ordinal')) {
      const number = Number(ordinal[1]);
      // Entries glued to the one before leave a gap.
      const gap = this.numbered !== 'ordinal' ? 0 : isEntry(text) ? MOST_GLUED : 1;
      if (number >= this.expected && number <= this.expected + gap) {
        this.numbered = 'ordinal';
        return { style: 'square', number, printed: null, words: ordinal[0].length };
      }
    }
    if (this.numbered !== null && this.numbered !== 'none') return null;
    const last = this.entries.at(-1);
    if (!isEntry(text) || (last !== undefined && !isEnded(last.text, text))) return null;
    this.numbered = 'none';
    return { style: 'none', number: this.expected, printed: null, words: 0 };
  }

  /** Several entries glued in one block: `[1]…。[2]…。`. */
  private split(text: string, lead: Lead): [{ end: number; lead: Lead }, Lead | null][] {
    const pieces: [{ end: number; lead: Lead }, Lead | null][] = [];
    let current = lead;
    if (this.numbered !== 'ordinal' && lead.style !== 'none') {
      for (const marker of markersIn(text)) {
        if (marker.start === 0 || marker.style !== lead.style || marker.number !== current.number + 1) continue;
        if (!/[.。;\s\])]$/.test(text.slice(Math.max(0, marker.start - 1), marker.start))) continue;
        const length = marker.end - marker.start;
        const next: Lead = { style: marker.style, number: marker.number, printed: [0, length], words: length };
        pieces.push([{ end: marker.start, lead: current }, next]);
        current = next;
      }
    }
    pieces.push([{ end: text.length, lead: current }, null]);
    return pieces;
  }

  private add(line: Line, start: number, end: number, lead: Lead): void {
    this.expected = lead.number + 1;
    this.entries.push({
      style: lead.style,
      number: lead.number,
      marker: markerOf(lead, line.block.text.slice(start, start + 16)),
      text: wordsOf(line.block.text.slice(Math.min(end, start + lead.words), end)),
      spans: [spanOf(line, start, end)],
      marks: [],
      mentions: [],
      placed: 'list',
      kind: this.kind,
      at: line.at,
      list: this.list,
    });
  }

  /** A line without a number: the rest of the entry before, or the end of the list. */
  private readOn(line: Line, text: string): boolean {
    const last = this.entries.at(-1);
    if (last === undefined) return false;
    const words = wordsOf(line.block.text);
    if (words === '' && text.trim() !== '') {
      last.spans.push(spanOf(line, 0, line.text.length));
      return true;
    }
    const english = this.numbered !== 'none' && /^[\s(]*[A-Z][A-Za-z]/.test(text) && REFERENCE_LIKE.test(text);
    if ((isEnded(last.text, text) && !english) || line.han > 120 || line.block.hints.linkRatio > 0.8) return false;
    last.text = `${last.text} ${words}`;
    last.spans.push(spanOf(line, 0, line.text.length));
    return true;
  }
}

function isEntry(text: string): boolean {
  return REFERENCE_LIKE.test(text) || AUTHOR_LEAD.test(text);
}

/** Running Chinese prose, which may name years and books too. */
function isSentences(line: Line): boolean {
  return line.han > 120 || (line.text.match(/[。!?]/g)?.length ?? 0) > 2;
}

/** What an entry says: without white space at its ends, and without its way back to the text. */
function wordsOf(text: string): string {
  return trimEnds(tidy(text), (unit) => WAY_BACK.includes(unit), 'end').replace(WAY_BACK_BEFORE, '');
}

/** Whether an entry is whole, seen by how it ends and how the next line begins. */
function isEnded(entry: string, next: string): boolean {
  if (/[.。][\])”]*\s*$/.test(entry)) return true;
  return /(?:\d|[页期版年卷号藏]|https?:\S+)\s*$/.test(entry) && !/^\s*[a-z(:,;)\d]/.test(next);
}

function markerOf(lead: Lead, raw: string): string {
  if (lead.printed !== null) return raw.slice(...lead.printed);
  return lead.style === 'none' ? '' : `[${lead.number}]`;
}
