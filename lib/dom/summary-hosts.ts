import type { ParagraphKind, ReadingSection, Section, Span } from '../domain/article/index.ts';
import type { ReadArticle } from './read-article.ts';

export const SUMMARY_HOST = 'qingdu-summary';

/** Cells, captions, formulas and verse are no sentences of the author's. */
export const UNSPOKEN: ReadonlySet<ParagraphKind | undefined> = new Set(['cell', 'caption', 'formula', 'verse']);
/** Characters: what is shorter is read as quickly as a summary of it. */
const LEAST_SUMMARIZED = 150;
const NONE: readonly never[] = [];

/** Whether a section is long enough for a summary on the page. */
export function deservesSummary({ heading, paragraphs }: ReadingSection): boolean {
  const spoken = paragraphs.filter(({ kind }) => !UNSPOKEN.has(kind));
  return heading !== null && spoken.reduce((sum, { start, end }) => sum + end - start, 0) >= LEAST_SUMMARIZED;
}

/**
 * Indexes of the sections that deserve one. Told by the structure alone: a page is laid before its reading text is made, which
 * differs from the stretches of the structure by the marks that are cut out of them.
 */
export function sectionsWithSummary(article: ReadArticle): number[] {
  const { sections, notes, references } = article.structure;
  const cut = new Map<number, Span[]>();
  for (const { marks } of [...notes, ...references]) {
    for (const mark of marks) {
      const here = cut.get(mark.block);
      if (!here) cut.set(mark.block, [mark]);
      // Several notes may be called by one mark.
      else if (!here.some(({ start }) => start === mark.start)) here.push(mark);
    }
  }
  const lengthOf = ({ block, start, end }: Span): number => {
    let length = end - start;
    for (const mark of cut.get(block) ?? NONE) {
      length -= Math.max(0, Math.min(end, mark.end) - Math.max(start, mark.start));
    }
    return length;
  };
  const deserves = ({ heading, paragraphs }: Section): boolean => {
    if (!heading) return false;
    let length = 0;
    for (const { kind, spans } of paragraphs)
      if (!UNSPOKEN.has(kind)) for (const span of spans) length += lengthOf(span);
    return length >= LEAST_SUMMARIZED;
  };
  return sections.flatMap((section, index) => (deserves(section) ? [index] : []));
}

/** A place for a summary on the page: section index, or null for the article's own at the top. */
export interface SummaryHost {
  readonly host: HTMLElement;
  readonly section: number | null;
  /** The first text node of the heading or paragraph it stands at. */
  readonly at: Text;
}

export interface WantedSummaries {
  /** Indexes of sections. */
  readonly sections: readonly number[];
  /** One for the whole article as well. */
  readonly article: boolean;
}

/** Puts places for summaries on a page, part by part. */
export interface SummaryPlacer {
  /** Those placed so far. */
  readonly hosts: readonly SummaryHost[];
  /** Places those that stand at the blocks from `from` on, before `to`. */
  readonly place: (from: number, to: number) => void;
  /** Those placed so far and those of the view before that are not placed anew yet. */
  readonly all: () => readonly SummaryHost[];
  /** All are placed: those of the view before whose heading is gone go. */
  readonly finish: () => void;
  /** Takes all away. */
  readonly undo: () => void;
}

/**
 * Puts an empty element below every heading that has a summary (before the paragraph for a run-in heading), and one
 * before the first paragraph for the whole article. What is inside belongs in their shadow roots: a page's text stays
 * the page's. `known` are those of the view before: one whose heading is still there stays where it is.
 */
export function summaryPlacer(
  doc: Document,
  article: ReadArticle,
  wanted: WantedSummaries,
  known: readonly SummaryHost[] = [],
): SummaryPlacer {
  const hosts: SummaryHost[] = [];
  const before = new Map(known.map((one) => [one.at, one]));
  const { sections } = article.structure;
  const places: { block: number; section: number | null; place: 'before' | 'after' }[] = [];
  const first = sections.find((section) => section.heading || section.paragraphs.length > 0);
  const top = first?.heading?.block ?? first?.paragraphs[0]?.spans[0]?.block;
  if (wanted.article && top !== undefined) places.push({ block: top, section: null, place: 'before' });
  for (const index of wanted.sections) {
    const section = sections[index];
    if (!section?.heading) continue;
    places.push({ block: section.heading.block, section: index, place: section.runIn ? 'before' : 'after' });
  }
  const add = (block: number, section: number | null, place: 'before' | 'after') => {
    const at = article.page.blocks[block]?.pieces[0]?.node;
    if (!at) return;
    const old = before.get(at);
    if (old?.host.isConnected && (old.section === null) === (section === null)) {
      before.delete(at);
      hosts.push({ ...old, section });
      return;
    }
    const host = doc.createElement(SUMMARY_HOST);
    if (insert(article, block, host, place)) hosts.push({ host, section, at });
  };
  const finish = () => {
    for (const { host } of before.values()) host.remove();
    before.clear();
  };
  return {
    hosts,
    place: (from, to) => {
      for (const { block, section, place } of places) if (block >= from && block < to) add(block, section, place);
    },
    all: () => [...hosts, ...before.values()],
    finish,
    undo: () => {
      finish();
      for (const { host } of hosts) host.remove();
    },
  };
}

function insert(article: ReadArticle, index: number, host: HTMLElement, place: 'before' | 'after'): boolean {
  const blocks = article.page.blocks;
  const block = blocks[index];
  const first = block?.pieces[0]?.node;
  if (!block || !first?.isConnected) return false;
  const shared = blocks[index - 1]?.element === block.element || blocks[index + 1]?.element === block.element;
  if (!shared && block.element.localName !== 'body') {
    const anchor = wholeLine(block.element);
    if (place === 'before') anchor.before(host);
    else anchor.after(host);
    return true;
  }
  // Lines between <br>: beside the text itself; behind it, also behind the <br> that ends the line.
  if (place === 'before') topInline(first, block.element).before(host);
  else {
    const last = topInline(block.pieces[block.pieces.length - 1]?.node ?? first, block.element);
    let after: ChildNode = last;
    for (let next = last.nextSibling; next; next = next.nextSibling) {
      if (next.nodeType === 1 && (next as Element).localName === 'br') {
        after = next;
        break;
      }
      if (next.nodeType !== 3 || (next as Text).data.trim() !== '') break;
    }
    after.after(host);
  }
  return true;
}

/** A heading in a list item or table cell keeps its summary inside; elsewhere it goes beside the element. */
function wholeLine(element: Element): ChildNode {
  return element.localName === 'li' || element.localName === 'td' || element.localName === 'th'
    ? (element.lastChild ?? element)
    : element;
}

/** The child of `block` that holds the node. */
function topInline(node: Text, block: Element): ChildNode {
  let at: ChildNode = node;
  while (at.parentElement && at.parentElement !== block) at = at.parentElement;
  return at;
}
