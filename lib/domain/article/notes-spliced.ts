import { Pace, type Slices } from '../text/index.ts';
import { type Cuts, cut, type FoundNote, restText } from './found-note.ts';
import { endsSentence, type Line, spanOf, tidy } from './line.ts';
import { leadingMarker, type Marker, markersIn, trailingMarker } from './marker.ts';
import { commentEnd, noteEnd, noteFormAt } from './note-end.ts';

/** What a note marked with a star says: who the author is, what paid for the work, whom it thanks. */
const OF_AUTHOR =
  /教授|讲师|研究员|研究生|博士|硕士|导师|学者|律师|法官|馆员|编辑|工程师|医师|学院|大学|研究[所院]|基金|项目|课题|成果|感谢|致谢|谢意|本文|本研究|笔者|作者/;
const LONGEST_OF_AUTHOR = 400;
/** How far the marker of the next glued entry is looked for; keeps the search linear. */
const MAX_ENTRY = 1500;

/**
 * Notes that stand in the running text: spliced into a sentence, or set as a block of their own between paragraphs
 * (a footnote of a printed page). `body` is the running text without headed lists; what is found is cut.
 */
export function* findSplicedNotes(body: readonly Line[], cuts: Cuts): Slices<FoundNote[]> {
  const finder = new Finder(cuts);
  const pace = new Pace();
  for (const line of body) {
    finder.read(line);
    if (pace.read(line.text.length)) yield;
  }
  return finder.notes;
}

class Finder {
  readonly notes: FoundNote[] = [];
  private readonly cuts: Cuts;
  /** The last number met, by style of marker. */
  private readonly last = new Map<string, number>();
  /** The line of running text before, and whether the next line goes on with its sentence. */
  private before: Line | null = null;
  private open = false;
  private list = 0;
  private inList = false;
  /** Marks met in the running text whose notes have not come yet: `①` of the page whose foot is still ahead. */
  private readonly called = new Set<string>();

  constructor(cuts: Cuts) {
    this.cuts = cuts;
  }

  read(line: Line): void {
    const from = this.readBlockNotes(line);
    if (from < line.text.length) this.readSpliced(line, from);
    if (restText(this.cuts, line).trim() === '') return;
    this.noteCalls(line, from);
    if (this.open && from === 0) this.cuts.joined.add(line.at);
    this.open = false;
    this.inList = false;
    this.before = line;
  }

  private noteCalls(line: Line, from: number): void {
    for (const marker of markersIn(line.text)) {
      if (marker.start <= from || marker.style === 'round' || marker.style === 'star') continue;
      // `分为:①甲;②乙`: items of the sentence.
      if (/[:;、]\s*$/.test(line.text.slice(Math.max(0, marker.start - 2), marker.start))) continue;
      this.called.add(`${marker.style}${marker.number}`);
    }
  }

  /** Notes a block begins with; gives the offset where the running text goes on (0: there are none). */
  private readBlockNotes(line: Line): number {
    let from = 0;
    for (let lead = leadingMarker(line.text); lead !== null; lead = leadingMarker(line.text.slice(from, from + 16))) {
      const words = from + lead.words;
      const marker = { ...lead, start: from + lead.start, end: from + lead.end };
      const end = this.readBlockNote(line, from, marker, words);
      if (end === null) break;
      from = end;
      if (from >= line.text.length) break;
    }
    return from;
  }

  private readBlockNote(line: Line, from: number, marker: Marker, words: number): number | null {
    const { text } = line;
    const mark = from === 0 ? this.brokenAt(marker) : null;
    const form = noteFormAt(text, words);
    const inSequence = marker.number === 1 || marker.number === (this.last.get(marker.style) ?? 0) + 1;
    const isCalled = this.called.has(`${marker.style}${marker.number}`) && !/^h[1-6]$/.test(line.block.hints.tag);
    if (marker.style === 'star') return form === null ? this.readStarNote(line, from, marker, words) : null;
    if (form === null && mark === null && !isCalled) return null;
    if (form === 'maybe' && mark === null && !isCalled && (!inSequence || marker.style === 'round')) return null;
    const next = nextInSequence(markersIn(text.slice(words, words + MAX_ENTRY)), marker);
    const limit = next === null ? text.length : words + next;
    const close = noteEnd(text, words, limit) ?? (mark === null ? null : commentEnd(text, words, limit));
    if (close === null && !isCalled && (mark === null || form === null) && !(form !== null && this.inList)) return null;
    this.called.delete(`${marker.style}${marker.number}`);
    const end = this.goesOn(text, close ?? limit, mark !== null) ? (close ?? limit) : limit;
    this.last.set(marker.style, marker.number);
    const body = cut(this.cuts, line, from, end);
    if (mark !== null) {
      const span = cut(this.cuts, mark.line, mark.marker.start, mark.line.text.length);
      this.add(line, marker, words, end, [span, body], 'inline', [span]);
      this.open = !endsSentence(restText(this.cuts, mark.line));
    } else {
      this.add(line, marker, words, end, [body], 'list', []);
      this.open = this.before !== null && !endsSentence(restText(this.cuts, this.before));
    }
    if (text.slice(end).trim() !== '' && leadingMarker(text.slice(end, end + 16)) === null) {
      // The sentence the footnote broke goes on behind it.
      if (this.before !== null) this.cuts.joined.add(line.at);
    }
    return end;
  }

  /** `* 某某大学教授。`: a note to the title or to the author's name, a block of its own. */
  private readStarNote(line: Line, from: number, marker: Marker, words: number): number | null {
    const { text } = line;
    if (from > 0 || text.length > LONGEST_OF_AUTHOR || !OF_AUTHOR.test(text.slice(words))) return null;
    this.add(line, marker, words, text.length, [cut(this.cuts, line, 0, text.length)], 'list', []);
    return text.length;
  }

  /** The paragraph before ends with the same marker: `…体系①` ¶ `① 作者:《…》…。。欧洲…`. */
  private brokenAt(marker: Marker): { line: Line; marker: Marker } | null {
    if (this.before === null) return null;
    const last = trailingMarker(this.before.text);
    if (last === null || last.style !== marker.style || last.number !== marker.number) return null;
    return { line: this.before, marker: last };
  }

  /** Whether running text goes on behind a note that ends at `end`, rather than more words of the note. */
  private goesOn(text: string, end: number, broken: boolean): boolean {
    const after = text.slice(end).trimStart();
    if (after === '') return true;
    if (/^[。,;、:!?]/.test(after)) return true;
    return broken || (this.before !== null && !endsSentence(restText(this.cuts, this.before)));
  }

  private readSpliced(line: Line, from: number): void {
    const { text } = line;
    const markers = markersIn(text).filter((marker) => marker.start >= Math.max(from, 1));
    const limits = limitsOf(markers, text.length);
    let done = from;
    markers.forEach((marker, i) => {
      if (marker.start < done || marker.style === 'star') return;
      const limit = limits[i] ?? text.length;
      const end = this.splicedEnd(text, marker, limit);
      if (end === null) return;
      this.last.set(marker.style, marker.number);
      const span = cut(this.cuts, line, marker.start, end);
      this.add(line, marker, marker.end, end, [span], 'inline', [spanOf(line, marker.start, marker.end)]);
      done = end;
    });
  }

  private splicedEnd(text: string, marker: Marker, limit: number): number | null {
    const last = this.last.get(marker.style) ?? 0;
    const form = noteFormAt(text, marker.end);
    if (form === 'work') return noteEnd(text, marker.end, limit);
    const inSequence = marker.number === last + 1;
    // `包括:①《甲》…;②《乙》…` is an enumeration: a note stands behind words, not behind a colon or a comma.
    if (!inSequence || /[:;,、(]\s*$/.test(text.slice(Math.max(0, marker.start - 2), marker.start))) return null;
    if (form === 'maybe') return noteEnd(text, marker.end, limit);
    return last > 0 ? commentEnd(text, marker.end, limit) : null;
  }

  private add(
    line: Line,
    marker: Marker,
    words: number,
    end: number,
    spans: FoundNote['spans'],
    placed: FoundNote['placed'],
    marks: FoundNote['marks'],
  ): void {
    const text = tidy(line.block.text.slice(words, end));
    const kind = placed === 'list' && marker.style === 'square' && /\[[JMDNCRSP]/.test(text) ? 'reference' : 'note';
    if (placed === 'list' && !this.inList) {
      this.list -= 1;
      this.inList = true;
    }
    this.notes.push({
      style: marker.style,
      number: marker.number,
      marker: line.block.text.slice(marker.start, marker.end),
      text,
      spans,
      marks,
      mentions: [],
      placed,
      kind,
      at: line.at,
      list: placed === 'list' ? this.list : null,
    });
  }
}

/** For every marker the offset where the next one in sequence stands: its note must have ended there. */
function limitsOf(markers: readonly Marker[], length: number): number[] {
  const next = new Map<string, number>();
  const limits: number[] = [];
  for (let i = markers.length - 1; i >= 0; i -= 1) {
    const marker = markers[i] as Marker;
    limits[i] = next.get(`${marker.style}${marker.number + 1}`) ?? length;
    next.set(`${marker.style}${marker.number}`, marker.start);
  }
  return limits;
}

function nextInSequence(markers: readonly Marker[], marker: Marker): number | null {
  const next = markers.find((other) => other.style === marker.style && other.number === marker.number + 1);
  return next?.start ?? null;
}
