import { isBroken } from './lay-plan.ts';
import type { ReadArticle } from './read-article.ts';
import type { PageBlock } from './read-page.ts';
import type { View } from './shown-text.ts';

export const EXCLUDED_ATTRIBUTE = 'data-qingdu-excluded';
/** Folded, but its room is kept: it stands above the article, where the reader looks. */
export const HELD_ATTRIBUTE = 'data-qingdu-held';
export const JOINED_ATTRIBUTE = 'data-qingdu-joined';
export const HEADING_ATTRIBUTE = 'data-qingdu-heading';

/**
 * Marks on the page's elements while a view is laid: what is not the article, and the tab's title. CSS of ours folds the
 * marked elements away; taking the marks off undoes all of it.
 */
export function markPage(
  doc: Document,
  article: ReadArticle,
  view: View,
  held: ReadonlySet<Element> = new Set(),
): () => void {
  if (view === 'served') return () => {};
  const { set, undo } = attributes();
  for (const { element, reason } of excludedElements(article)) {
    set(element, EXCLUDED_ATTRIBUTE, reason);
    if (held.has(element)) set(element, HELD_ATTRIBUTE, '');
  }
  const giveTitleBack = mendTitle(doc, article);
  return () => {
    giveTitleBack();
    undo();
  };
}

/**
 * Marks, of the blocks from `from` on, before `to`, headings that the page shows like any paragraph, and paragraphs whose
 * words now stand in one of these blocks; gives back how to take the marks off. To be put in with the text of the blocks:
 * a marked line is laid out anew, and a long page has a thousand.
 */
export function blockMarker(article: ReadArticle, view: View): (from: number, to: number) => () => void {
  if (view === 'served') return () => () => {};
  const joined = joinedElements(article);
  const headings = plainHeadings(article);
  return (from, to) => {
    const { set, undo } = attributes();
    for (const { element, leader } of joined) if (leader >= from && leader < to) set(element, JOINED_ATTRIBUTE, '');
    for (const { element, level, block } of headings) {
      if (block >= from && block < to) set(element, HEADING_ATTRIBUTE, String(level));
    }
    return undo;
  };
}

/**
 * Says that what is shown is Simplified, where the page says otherwise: of the article as a whole, or of some of its
 * blocks while the others are not written yet. Another language has every line below it laid out anew: blocks that were
 * told with their text are not when the whole is. Gives back how to take the marks off.
 */
export function languageMarker(article: ReadArticle, view: View): (only?: readonly PageBlock[]) => () => void {
  const root = view === 'simplified' ? articleRoot(article) : null;
  const outer = root?.closest('[lang]') ?? null;
  if (!root || /^zh(-cn|-hans|-sg)?\b/i.test(outer?.getAttribute('lang') ?? '')) return () => () => {};
  return (only) => {
    const { set, undo } = attributes();
    if (!only) set(root, 'lang', 'zh-Hans');
    else {
      for (const element of new Set(only.map((block) => block.element))) {
        // What has a language of its own keeps it.
        if (root.contains(element) && element.closest('[lang]') === outer) set(element, 'lang', 'zh-Hans');
      }
    }
    return undo;
  };
}

/** Sets attributes and gives back what they were; what another has changed meanwhile stays. */
function attributes() {
  const steps: (() => void)[] = [];
  return {
    set: (element: Element, name: string, value: string) => {
      const old = element.getAttribute(name);
      if (old === value) return;
      element.setAttribute(name, value);
      steps.push(() => {
        if (element.getAttribute(name) !== value) return;
        if (old === null) element.removeAttribute(name);
        else element.setAttribute(name, old);
      });
    },
    undo: () => {
      for (const step of steps.reverse()) step();
    },
  };
}

interface Excluded {
  readonly element: Element;
  readonly reason: string;
}

const excludedOf = new WeakMap<ReadArticle, readonly Excluded[]>();

/** The largest elements that hold nothing but text that is not the article; sought once. */
function excludedElements(article: ReadArticle): readonly Excluded[] {
  const known = excludedOf.get(article) ?? findExcluded(article);
  excludedOf.set(article, known);
  return known;
}

function findExcluded(article: ReadArticle): readonly Excluded[] {
  const reasons = new Map<number, string>();
  for (const { reason, blocks } of article.structure.excluded) for (const block of blocks) reasons.set(block, reason);
  const blocks = article.page.blocks;
  const kept = new Set<Element>();
  for (const block of blocks) {
    if (reasons.has(block.index)) continue;
    for (let at: Element | null = block.element; at && !kept.has(at); at = at.parentElement) kept.add(at);
  }
  const found = new Map<Element, string>();
  for (const block of blocks) {
    const reason = reasons.get(block.index);
    if (reason === undefined || kept.has(block.element)) continue;
    let element = block.element;
    while (element.parentElement && !kept.has(element.parentElement) && element.parentElement.localName !== 'body') {
      element = element.parentElement;
    }
    if (element.localName !== 'body' && !found.has(element)) found.set(element, reason);
  }
  return Array.from(found, ([element, reason]) => ({ element, reason }));
}

/** More of the window than this is not kept empty: then the article moves up, which is worth it. */
const MOST_HELD = 0.35;

/**
 * What is not the article, stands above it in the window, and was seen there: nothing where together it is too much of the
 * window (CSS px). To be asked before anything is written, while the page is laid out as it was painted.
 */
export function seenAboveArticle(doc: Document, article: ReadArticle): ReadonlySet<Element> {
  const view = doc.defaultView;
  const { sections } = article.structure;
  const first = sections.flatMap(({ heading, paragraphs }) => heading ?? paragraphs[0]?.spans[0] ?? [])[0];
  const start = first && article.page.blocks[first.block]?.element;
  if (!view || !start) return new Set();
  const above = excludedElements(article)
    .filter(({ element }) => (element.compareDocumentPosition(start) & 4) !== 0)
    .map(({ element }) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < view.innerHeight);
  const height = above.reduce((sum, { box }) => sum + box.height, 0);
  return new Set(height <= view.innerHeight * MOST_HELD ? above.map(({ element }) => element) : []);
}

/** What is held at the moment. */
export function heldElements(doc: Document): ReadonlySet<Element> {
  return new Set(doc.querySelectorAll(`[${HELD_ATTRIBUTE}]`));
}

/** Elements whose only block went to the paragraph before, and the number of the block that leads it. */
function joinedElements(article: ReadArticle): { element: Element; leader: number }[] {
  const { blocks } = article.page;
  const uses = new Map<Element, number>();
  const isAlone = (element: Element) => {
    if (uses.size === 0) for (const { element: one } of blocks) uses.set(one, (uses.get(one) ?? 0) + 1);
    return uses.get(element) === 1;
  };
  const found: { element: Element; leader: number }[] = [];
  for (const section of article.structure.sections) {
    for (const { spans } of section.paragraphs) {
      if (!isBroken(spans)) continue;
      const [leader = 0, ...rest] = [...new Set(spans.map((span) => span.block))];
      for (const index of rest) {
        const { element, pieces } = blocks[index] ?? {};
        if (element && pieces?.length === 1 && isAlone(element)) found.push({ element, leader });
      }
    }
  }
  return found;
}

/** Headings that the page shows like any paragraph. */
function plainHeadings(article: ReadArticle): { element: Element; level: number; block: number }[] {
  const { blocks } = article.page;
  const found: { element: Element; level: number; block: number }[] = [];
  for (const { heading, runIn, level } of article.structure.sections) {
    if (!heading || runIn) continue;
    const block = blocks[heading.block];
    if (!block || block.hints.bold) continue;
    const isShared = [blocks[heading.block - 1], blocks[heading.block + 1]].some((b) => b?.element === block.element);
    if (!isShared) found.push({ element: block.element, level, block: block.index });
  }
  return found;
}

/** The smallest element that holds all paragraphs of the article. */
export function articleRoot(article: ReadArticle): Element | null {
  let root: Element | null = null;
  for (const section of article.structure.sections) {
    for (const { spans } of section.paragraphs) {
      const element = article.page.blocks[spans[0]?.block ?? -1]?.element;
      if (!element) continue;
      root ??= element;
      while (root && !root.contains(element)) root = root.parentElement;
    }
  }
  return root;
}

/** Puts the true title into the tab. Writes the title's own text node, so that the very node comes back. */
function mendTitle(doc: Document, article: ReadArticle): () => void {
  const title = article.structure.metadata.title?.value;
  const element = doc.querySelector('title');
  const node = element?.firstChild;
  if (!title || !element || !node || node.nodeType !== 3 || node.nextSibling) return () => {};
  const text = node as Text;
  const served = text.data;
  const shown = article.facts.title.includes(title) ? article.facts.title : title;
  if (shown === served.trim()) return () => {};
  text.data = shown;
  mended.set(text, { served, shown });
  return () => {
    mended.delete(text);
    if (text.data === shown) text.data = served;
  };
}

const mended = new WeakMap<Text, { readonly served: string; readonly shown: string }>();

/** The tab's title as served, while the mended one stands in its node; undefined for every other node. */
export function servedTitleOf(node: Text): string | undefined {
  const title = mended.get(node);
  return title && node.data === title.shown ? title.served : undefined;
}
