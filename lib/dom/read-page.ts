import type { BlockHints, PageFacts } from '../domain/article/index.ts';
import type { PageInput } from '../domain/page/index.ts';
import { BOLD, ElementFacts } from './element-facts.ts';
import { isMaskedForm, trueNextSibling, trueParent } from './masked-forms.ts';
import { siteMetas } from './sites/read-site.ts';

/** A stretch of a text node: `node.data.slice(nodeStart, nodeStart + length)` stands at `pageStart` in the page text. */
export interface Piece {
  readonly node: Text;
  readonly nodeStart: number;
  readonly pageStart: number;
  readonly length: number;
  /** The node's whole data as the site served it; the live node may hold what was laid over it. */
  readonly served: string;
}

/**
 * What the site has in a text node: null where the node is ours, undefined where nothing of ours lies over it and the
 * node's own data holds.
 */
export type ServedOf = (node: Text) => string | null | undefined;

/** One block of the page; offsets are page offsets (UTF-16). */
export interface PageBlock {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Nearest block-level element; several blocks share one where <br> parts them. */
  readonly element: Element;
  readonly pieces: readonly Piece[];
  readonly hints: BlockHints;
}

/** Everything read of a page, at one moment. Immutable: late content makes a new one. */
export interface PageText {
  /** All blocks joined with "\n"; line breaks and tabs of the source are spaces, so lengths match the nodes. */
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  readonly facts: PageFacts;
}

/** Elements whose text is not prose of the page. Ours (qingdu-…) are left out too: our words are never read back. */
const SKIPPED = new Set(
  'script style noscript template textarea select option datalist svg math iframe object embed canvas audio video input button head title'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const NONE: readonly never[] = [];
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/**
 * Reads the text blocks, title and meta tags of a document. Uses no layout and no computed style, so that the same
 * bytes read the same in a browser and on the command line. Linear in the number of nodes; no recursion.
 */
export function readPage(doc: Document, url: string, servedOf: ServedOf = () => undefined): PageText {
  const blocks = doc.body ? readBlocks(doc.body, servedOf) : [];
  return {
    text: blocks.map((block) => block.text).join('\n'),
    blocks,
    facts: {
      url,
      title: clean(titleOf(doc, servedOf)),
      lang: langOf(doc),
      metas: [...readMetas(doc), ...siteMetas(doc, url)],
      jsonLd: readJsonLd(doc),
    },
  };
}

/** What the engine is given of a page. */
export function inputOf({ blocks, facts }: PageText): PageInput {
  return { blocks: blocks.map(({ text, hints }) => ({ text, hints })), facts };
}

/** Bytes that are not UTF-8 leave U+FFFD behind when shown as UTF-8; every other encoding may hide it. */
export function maybeMisread({ text, facts }: PageText, shown: string): boolean {
  return shown.toLowerCase() !== 'utf-8' || text.includes('\ufffd') || facts.title.includes('\ufffd');
}

function titleOf(doc: Document, servedOf: ServedOf): string {
  const node = doc.querySelector('title')?.firstChild;
  return (node?.nodeType === TEXT_NODE ? servedOf(node as Text) : undefined) ?? doc.title ?? '';
}

/** A text node of the page with what the site has in it. */
interface Source {
  readonly node: Text;
  readonly data: string;
}

function readBlocks(body: Element, servedOf: ServedOf): PageBlock[] {
  const blocks: PageBlock[] = [];
  const facts = new ElementFacts(body);
  let open: { nodes: Source[]; element: Element } | null = null;
  let pageStart = 0;
  const close = () => {
    if (open) {
      const block = makeBlock(open.nodes, open.element, blocks.length, pageStart, facts);
      if (block) {
        blocks.push(block);
        pageStart = block.end + 1;
      }
    }
    open = null;
  };
  const enclosing: Element[] = [body];
  let node: Node | null = body.firstChild;
  while (node) {
    let goDown = false;
    const isText = node.nodeType === TEXT_NODE;
    // A form that hides its own properties may say anything of itself, but never that it is text.
    const masked = !isText && isMaskedForm(node);
    if (masked) close();
    else if (isText) {
      const served = servedOf(node as Text);
      const data = served === undefined ? (node as Text).data : served;
      if (data) {
        open ??= { nodes: [], element: enclosing[enclosing.length - 1] as Element };
        open.nodes.push({ node: node as Text, data });
      }
    } else if (node.nodeType === ELEMENT_NODE) {
      const element = node as Element;
      const name = element.localName;
      if (name === 'br') close();
      else if (!isSkipped(element, name)) {
        if (BLOCKS.has(name)) {
          close();
          enclosing.push(element);
        }
        goDown = element.firstChild !== null;
        if (!goDown && BLOCKS.has(name)) enclosing.pop();
      }
    }
    let next: Node | null = masked ? trueNextSibling(node) : goDown ? node.firstChild : node.nextSibling;
    while (!next) {
      const parent: Node | null = masked && isMaskedForm(node) ? trueParent(node) : node.parentNode;
      if (!parent || parent === body) break;
      if (parent === enclosing[enclosing.length - 1]) {
        close();
        enclosing.pop();
      }
      node = parent;
      next = node.nextSibling;
    }
    node = next;
  }
  close();
  return blocks;
}

function isSkipped(element: Element, name: string): boolean {
  if (SKIPPED.has(name) || name.startsWith('qingdu-')) return true;
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /display\s*:\s*none/i.test(style);
}

function makeBlock(
  nodes: readonly Source[],
  element: Element,
  index: number,
  pageStart: number,
  facts: ElementFacts,
): PageBlock | null {
  const [only] = nodes.length === 1 ? nodes : [];
  const raw = (only?.data ?? nodes.map(({ data }) => data).join('')).replace(/[\n\r\t\f]/g, ' ');
  // Not trim(): a no-break space or a byte order mark left at the edge is trimmed in every engine alike.
  let from = 0;
  while (from < raw.length && isSpace(raw.charCodeAt(from))) from += 1;
  if (from === raw.length) return null;
  let to = raw.length;
  while (isSpace(raw.charCodeAt(to - 1))) to -= 1;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { node, data } of nodes) {
    const start = Math.max(at, from);
    const end = Math.min(at + data.length, to);
    if (end > start) {
      const length = end - start;
      pieces.push({ node, nodeStart: start - at, pageStart: pageStart + start - from, length, served: data });
    }
    at += data.length;
  }
  const text = raw.slice(from, to);
  return {
    index,
    start: pageStart,
    end: pageStart + text.length,
    text,
    element,
    pieces,
    hints: hintsOf(element, pieces, pageStart, text.length, facts),
  };
}

/** `\s` or a zero-width space. Patterns are asked about few: a long page has thousands of edges, most of them Han. */
function isSpace(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 9 && unit <= 13);
  if (unit < 0xa0 || (unit > 0x3000 && unit !== 0xfeff)) return false;
  return /[\s\u200b]/.test(String.fromCharCode(unit));
}

function hintsOf(
  element: Element,
  pieces: readonly Piece[],
  pageStart: number,
  length: number,
  facts: ElementFacts,
): BlockHints {
  const links: { start: number; end: number; href: string }[] = [];
  const sups: { start: number; end: number }[] = [];
  let linked = 0;
  let bold = true;
  for (const piece of pieces) {
    const start = piece.pageStart - pageStart;
    const end = start + piece.length;
    const inline = facts.inlineOf(piece.node, element);
    if (inline.href !== null) {
      linked += piece.length;
      const last = links[links.length - 1];
      if (last && last.end === start && last.href === inline.href && inline.sameLink)
        links[links.length - 1] = { ...last, end };
      else links.push({ start, end, href: inline.href });
    }
    if (inline.sup) sups.push({ start, end });
    if (!inline.bold && piece.served.trim() !== '') bold = false;
  }
  const { names, ancestors, parent, landmark, cell } = facts.of(element);
  return {
    tag: element.localName,
    bold: bold || BOLD.has(element.localName),
    linkRatio: length === 0 ? 0 : linked / length,
    // Of a long page's thousands of blocks most have none of either.
    links: links.length > 0 ? links : NONE,
    sups: sups.length > 0 ? sups : NONE,
    names,
    ancestors,
    parent,
    landmark,
    ...(cell && { cell }),
  };
}

function langOf(doc: Document): string | null {
  return doc.documentElement?.getAttribute('lang') || null;
}

function readMetas(doc: Document): PageFacts['metas'] {
  const metas: { name: string; content: string; lang: string | null }[] = [];
  for (const meta of Array.from(doc.querySelectorAll('meta'))) {
    const name = meta.getAttribute('name') ?? meta.getAttribute('property');
    const content = meta.getAttribute('content');
    if (!name || content === null) continue;
    const lang = meta.getAttribute('xml:lang') ?? meta.getAttribute('lang');
    metas.push({ name: name.toLowerCase(), content: clean(content), lang });
  }
  return metas;
}

function readJsonLd(doc: Document): unknown[] {
  const found: unknown[] = [];
  for (const script of Array.from(doc.querySelectorAll('script[type="application/ld+json"]'))) {
    try {
      found.push(JSON.parse(script.textContent ?? ''));
    } catch {
      // A page's broken JSON-LD says nothing; the labels on the page remain.
    }
  }
  return found;
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
