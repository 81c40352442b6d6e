import type { Note, Section } from '../domain/article/index.ts';
import type { Range } from '../domain/text/index.ts';
import { nextFrame } from './frames.ts';
import { inScript } from './in-script.ts';
import { type Laid, makeMarker, type Segment } from './lay-back.ts';
import { partCutter } from './lay-plan.ts';
import { picturesOf } from './page-pictures.ts';
import type { ReadArticle } from './read-article.ts';
import type { PageBlock } from './read-page.ts';
import { shownText, type View } from './shown-text.ts';
import { deservesSummary, SUMMARY_HOST, type SummaryHost } from './summary-hosts.ts';

export const CLEAN_HOST = 'qingdu-clean';
const CLEAN_ATTRIBUTE = 'data-qingdu-clean';
/** Inline elements of the page whose meaning a reader needs: formulas, stress. */
const KEPT_INLINE = ['sup', 'sub', 'b', 'strong', 'i', 'em'];

/** The words of our own that stand in a clean view. */
export interface CleanWords {
  readonly notes: string;
  readonly references: string;
  readonly abstract: string;
  readonly keywords: string;
  /** A date (ISO 8601, as precise as the page) in the reader's language. */
  readonly date: (iso: string) => string;
}

/** So many blocks may stand between the heading of a list and its first entry: its English name. */
const NEAR = 2;
/** So many characters tell one abstract from another. */
const ABSTRACT_LEAD = 40;
/** So many paragraphs stand at once; the rest comes frame by frame. Layout is the cost. */
const FIRST_PARAGRAPHS = 24;
const PARAGRAPHS_PER_FRAME = 20;
/** Characters after which a frame is full, however few paragraphs they are. */
const CHARACTERS_PER_FRAME = 5000;

/** The article alone, in nodes of our own beside the page's body, which is not shown meanwhile. */
export interface CleanView extends Laid {
  readonly host: HTMLElement;
  readonly hosts: readonly SummaryHost[];
  /** Builds at once what is still to come: before it is printed, or gone to. */
  readonly finish: () => void;
}

/**
 * Lays an article out beside the body: title, headings, paragraphs, tables, pictures, end-notes. Its segments are those of
 * a laid view, so that selections, highlights, cards and jumps work in it as on the page. The names of its elements are
 * our own: the page's rules for p and h1 do not reach them. `restore` takes all of it away.
 */
export function layClean(
  doc: Document,
  article: ReadArticle,
  view: Exclude<View, 'served'>,
  options: { readonly words: CleanWords; readonly summaries: boolean },
): CleanView {
  const shown = shownText(article, view);
  const segments: Segment[] = [];
  const called = new WeakMap<Element, readonly Note[]>();
  const markers = new Map<Note, Element[]>();
  const hosts: SummaryHost[] = [];
  const cutter = partCutter(article, shown);
  const { blocks } = article.page;
  const { metadata, sections } = article.structure;

  const make = (name: string, parent: Element, text = ''): HTMLElement => {
    const element = doc.createElement(name);
    if (text !== '') element.textContent = text;
    parent.append(element);
    return element;
  };
  const host = doc.createElement(CLEAN_HOST);
  host.setAttribute('role', 'main');
  host.setAttribute('lang', view === 'simplified' ? 'zh-Hans' : 'zh');
  const sheet = make('qingdu-sheet', host);

  /** Shown text between two offsets of a block, with its note marks and the inline elements that matter. */
  const fill = (parent: Element, block: PageBlock, range: Range) => {
    const bounds = cutter.bounds(block);
    block.pieces.forEach((piece, i) => {
      const start = Math.max(range.start, bounds[i] as number);
      const end = Math.min(range.end, bounds[i + 1] as number);
      if (start >= end) return;
      const parts = cutter.cut(start, end);
      let into = parent;
      if (parts.some(({ kind }) => kind === 'text')) {
        for (let at = piece.node.parentElement; at && at !== block.element; at = at.parentElement) {
          if (KEPT_INLINE.includes(at.localName)) into = make(at.localName, into);
        }
      }
      for (const part of parts) {
        if (part.kind === 'mark') {
          const marker = makeMarker(doc, part.text, false);
          called.set(marker, part.notes);
          for (const note of part.notes) markers.set(note, [...(markers.get(note) ?? []), marker]);
          into.append(marker);
          continue;
        }
        const node = doc.createTextNode(shown.text.slice(part.start, part.end));
        into.append(node);
        segments.push({ node, nodeStart: 0, start: part.start, length: part.end - part.start });
      }
    });
  };
  const place = (index: number, start: number, end: number): Range => {
    const at = article.plainStarts[index] ?? 0;
    return shown.fromPlain({ start: at + start, end: at + end });
  };
  const addSummary = (section: number | null, parent: Element) => {
    if (!options.summaries) return;
    const summary = make(SUMMARY_HOST, parent);
    hosts.push({ host: summary, section, at: doc.createTextNode('') });
  };

  const said = inScript(article, shown);
  const title = metadata.title?.value;
  if (title) heading(make('qingdu-title', sheet, said(title)), 1);
  const by = [metadata.authors?.value.map(said).join('　'), metadata.affiliations?.value.map(said).join('；')];
  const date = metadata.date && options.words.date(metadata.date.value);
  const source = [metadata.container && said(metadata.container.value), date].filter(Boolean).join('　');
  for (const line of [...by, source]) if (line) make('qingdu-by', sheet, line);
  const addFront = (name: string, words: string) => {
    const line = make('qingdu-front', sheet);
    make('b', line, name);
    line.append(`　${words}`);
  };
  const abstract = metadata.abstract?.value;
  if (abstract && !isText(article, abstract)) addFront(options.words.abstract, said(abstract));
  const keywords = metadata.keywords?.value ?? [];
  if (keywords.length > 0) addFront(options.words.keywords, keywords.map(said).join('；'));
  addSummary(null, sheet);

  const pictures = picturesOf(doc, article);
  const showPictures = (until: Element | null) => {
    while (pictures[0] && (!until || pictures[0].comesBefore(until))) {
      const drawn = pictures.shift()?.draw();
      if (drawn) make('qingdu-figure', sheet).append(drawn);
    }
  };
  let table: { of: Element; rows: Map<Element, HTMLElement>; host: HTMLElement } | null = null;
  const cellIn = (element: Element): HTMLElement | null => {
    const of = element.closest('table');
    const row = element.closest('tr');
    if (!of || !row) {
      table = null;
      return null;
    }
    if (table?.of !== of) {
      table = { of, rows: new Map(), host: make('qingdu-table', sheet) };
      table.host.setAttribute('role', 'table');
    }
    let line = table.rows.get(row);
    if (!line) {
      line = make('qingdu-row', table.host);
      line.setAttribute('role', 'row');
      table.rows.set(row, line);
    }
    const cell = make('qingdu-cell', line);
    cell.setAttribute('role', 'cell');
    return cell;
  };
  /** Builds on, and rests behind every paragraph; yields its length. */
  function* build(): Generator<number> {
    const { notes, references } = article.structure;
    const headsOfLists = [notes, references].map((list) => headOf(list, sections));
    for (const [index, section] of sections.entries()) {
      if (headsOfLists.includes(section)) continue;
      const head = section.heading && blocks[section.heading.block];
      if (head) {
        showPictures(head.element);
        table = null;
        addHeading(section);
        const read = article.reading.sections[index];
        if (read && deservesSummary(read)) addSummary(index, sheet);
      }
      for (const { spans, kind } of section.paragraphs) {
        const hulls = new Map<number, { start: number; end: number }>();
        for (const { block, start, end } of spans) {
          const hull = hulls.get(block);
          hulls.set(block, { start: Math.min(start, hull?.start ?? start), end: Math.max(end, hull?.end ?? end) });
        }
        const first = blocks[spans[0]?.block ?? -1];
        if (!first) continue;
        showPictures(first.element);
        if (kind !== 'cell') table = null;
        const paragraph = (kind === 'cell' ? cellIn(first.element) : null) ?? make('qingdu-p', sheet);
        if (kind && kind !== 'cell') paragraph.setAttribute('data-kind', kind);
        for (const [index, { start, end }] of hulls) {
          const block = blocks[index];
          if (block) fill(paragraph, block, place(index, start, end));
        }
        yield paragraph.textContent?.length ?? 0;
      }
    }
    showPictures(null);
    yield* addNotes(options.words.notes, notes, headsOfLists[0]);
    yield* addNotes(options.words.references, references, headsOfLists[1]);
  }

  function addHeading({ heading: at, level }: Section): void {
    const block = at && blocks[at.block];
    if (!block) return;
    const element = make('qingdu-heading', sheet);
    element.setAttribute('data-level', String(level));
    heading(element, Math.min(6, level + 1));
    fill(element, block, place(at.block, at.start, at.end));
  }

  /** A list under its own heading, or under `name` where the article gives it none. */
  function* addNotes(name: string, notes: readonly Note[], own: Section | undefined): Generator<number> {
    if (notes.length === 0) return;
    if (own) addHeading(own);
    else heading(make('qingdu-heading', sheet, name), 2);
    for (const note of notes) {
      const line = make('qingdu-note', sheet);
      const marker = makeMarker(doc, note.marker, false);
      called.set(marker, [note]);
      line.append(marker, doc.createTextNode(note.text));
      yield note.text.length;
    }
  }

  const rest = build();
  let isDone = buildOn(rest, FIRST_PARAGRAPHS);

  const root = doc.documentElement;
  const view0 = doc.defaultView;
  const y = view0?.scrollY ?? 0;
  root.setAttribute(CLEAN_ATTRIBUTE, '');
  doc.body.after(host);
  let isOpen = true;
  const done = (async () => {
    while (!isDone) {
      await nextFrame(doc);
      if (!isOpen) return;
      isDone = buildOn(rest, PARAGRAPHS_PER_FRAME);
    }
  })();
  const finish = () => {
    if (isOpen && !isDone) isDone = buildOn(rest, Number.POSITIVE_INFINITY);
  };
  return {
    shown,
    segments,
    host,
    hosts,
    notesOf: (marker) => called.get(marker) ?? [],
    markersOf: (note) => markers.get(note) ?? [],
    servedOf: () => undefined,
    done,
    finish,
    handOver: () => new Map(),
    restore: () => {
      isOpen = false;
      host.remove();
      root.removeAttribute(CLEAN_ATTRIBUTE);
      view0?.scrollTo(0, y);
    },
  };
}

/** Builds on until a frame is full; true when there is nothing left. */
function buildOn(rest: Iterator<number>, paragraphs: number): boolean {
  const most = Number.isFinite(paragraphs) ? CHARACTERS_PER_FRAME : Number.POSITIVE_INFINITY;
  let length = 0;
  for (let i = 0; i < paragraphs && length < most; i += 1) {
    const next = rest.next();
    if (next.done) return true;
    length += next.value;
  }
  return false;
}

/** The section that is the heading of a list and nothing else: its words stand before the first entry, and none after. */
function headOf(list: readonly Note[], sections: readonly Section[]): Section | undefined {
  const first = list[0]?.placed === 'list' ? list[0].spans[0]?.block : undefined;
  if (first === undefined) return undefined;
  return sections.findLast(
    ({ heading: at, paragraphs }) =>
      at !== null && at.block < first && paragraphs.length === 0 && first - at.block <= NEAR,
  );
}

/** Whether an abstract is all there is: it is shown as the text then. */
function isText({ reading }: ReadArticle, abstract: string): boolean {
  const bare = (text: string) => text.replace(/\s/g, '');
  return bare(reading.text.slice(0, 2 * abstract.length)).includes(bare(abstract).slice(0, ABSTRACT_LEAD));
}

function heading(element: Element, level: number): void {
  element.setAttribute('role', 'heading');
  element.setAttribute('aria-level', String(level));
}
