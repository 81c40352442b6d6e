import { decodeBytes, trueEncoding } from '../domain/encoding/index.ts';
import type { Edit } from '../domain/text/index.ts';
import { type PageText, readPage } from './read-page.ts';

/** A page's own bytes, for where the browser decoded them wrongly. */
export interface PageBytes {
  /** The encoding the document was decoded with, as `document.characterSet` names it. */
  readonly shown: string;
  /** The bytes as they came. Rejects where they cannot be had again. */
  readonly load: () => Promise<Uint8Array>;
  /** Parses HTML into a document that runs nothing (`DOMParser` in a browser). */
  readonly parse: (html: string) => Document;
}

/** What the bytes say the page's texts are: edits per block, then of the title, then of each meta tag. */
export interface Reread {
  /** WHATWG name of the encoding the bytes are in. */
  readonly encoding: string;
  readonly edits: readonly (readonly Edit[])[];
}

/**
 * Reads a page's bytes in the encoding they are really in and lays the texts on those of the live page. The bytes are
 * parsed twice, as shown and rightly: what stands in the same text node of both is one text read wrongly and rightly, so
 * that it does not matter what scripts did to the live page since. Null where the page was decoded rightly, where the
 * bytes are not those of this page. `page` is the live page as read; edits are UTF-16, into its blocks, title and meta
 * contents. Rejects as `load` does.
 */
export async function rereadPage(page: PageText, { shown, load, parse }: PageBytes): Promise<Reread | null> {
  const bytes = await load();
  const encoding = trueEncoding(bytes, shown);
  if (!encoding) return null;
  const wrong = parse(decodeBytes(bytes, shown));
  const right = parse(decodeBytes(bytes, encoding));
  const texts = pairTexts(wrong, right);
  if (!texts) return null;
  const evidence = `本页的字节是 ${nameOf(encoding)}，却被当作 ${nameOf(shown)} 读出；按原字节重新读出`;
  const edits = page.blocks.map(({ start, pieces }) =>
    pieces.flatMap(({ node, nodeStart, pageStart, length, served: data }): Edit[] => {
      const whole = texts.next(data);
      if (whole === null) return [];
      let truth = oneLine(whole);
      // White space at a block's edges is not of its text.
      if (pageStart === start) truth = truth.trimStart();
      if (node === pieces[pieces.length - 1]?.node) truth = truth.trimEnd();
      const served = oneLine(data.slice(nodeStart, nodeStart + length));
      return stretches(served, truth, pageStart - start, evidence);
    }),
  );
  const facts = readPage(right, page.facts.url).facts;
  const before = readPage(wrong, page.facts.url).facts;
  const fact = (served: string, from: readonly string[], to: readonly string[]): Edit[] => {
    const at = from.indexOf(served);
    return at < 0 ? [] : stretches(served, to[at] ?? served, 0, evidence);
  };
  const contents = (metas: PageText['facts']['metas']) => metas.map(({ content }) => content);
  const sameMetas = before.metas.length === facts.metas.length;
  const ofMetas = page.facts.metas.map(({ content }) =>
    sameMetas ? fact(content, contents(before.metas), contents(facts.metas)) : [],
  );
  return { encoding, edits: [...edits, fact(page.facts.title, [before.title], [facts.title]), ...ofMetas] };
}

/** Texts read wrongly → rightly, asked in the order of the page. */
interface PairedTexts {
  /** The right reading of a text node's data; null where it is the same or not known. */
  next(data: string): string | null;
}

/** Null where the two documents are not built alike: then one byte more or less was markup. */
function pairTexts(wrong: Document, right: Document): PairedTexts | null {
  const [shown, meant] = [textNodes(wrong.body), textNodes(right.body)];
  if (shown.length !== meant.length || shown.length === 0) return null;
  const known = new Map<string, string[]>();
  for (const [i, node] of shown.entries()) {
    const other = meant[i] as Text;
    if (node.parentElement?.localName !== other.parentElement?.localName) return null;
    if (node.data === other.data) continue;
    const list = known.get(node.data);
    if (list) list.push(other.data);
    else known.set(node.data, [other.data]);
  }
  // Two texts may look alike where bytes died; then they come in the order of the page.
  const asked = new Map<string, number>();
  return {
    next(data) {
      const list = known.get(data);
      if (!list) return null;
      const at = asked.get(data) ?? 0;
      asked.set(data, at + 1);
      return list[Math.min(at, list.length - 1)] ?? null;
    },
  };
}

/** All text nodes below an element, in order; no recursion. */
function textNodes(root: Element | null): Text[] {
  const found: Text[] = [];
  let node: Node | null = root?.firstChild ?? null;
  while (node && root) {
    if (node.nodeType === 3) found.push(node as Text);
    let next: Node | null = node.firstChild ?? node.nextSibling;
    while (!next && node && node.parentNode !== root) {
      node = node.parentNode as Node;
      next = node.nextSibling;
    }
    node = next;
  }
  return found;
}

const ASCII_RUN = /[\x20-\x7e]+/g;

/**
 * Edits from the shown to the true text, one for every stretch between ASCII that stands in both; one for all where the
 * wrong reading swallowed some of the ASCII.
 */
function stretches(shown: string, truth: string, offset: number, evidence: string): Edit[] {
  if (shown === truth) return [];
  const [before, after] = [[...shown.matchAll(ASCII_RUN)], [...truth.matchAll(ASCII_RUN)]];
  const alike = before.length === after.length && before.every((run, i) => run[0] === after[i]?.[0]);
  const edits: Edit[] = [];
  const put = (start: number, end: number, replacement: string) => {
    if (shown.slice(start, end) === replacement) return;
    edits.push({ start: start + offset, end: end + offset, replacement, fix: 'encoding', evidence });
  };
  if (!alike) {
    put(0, shown.length, truth);
    return edits;
  }
  let [from, to] = [0, 0];
  before.forEach((run, i) => {
    const other = after[i] as RegExpExecArray;
    put(from, run.index, truth.slice(to, other.index));
    from = run.index + run[0].length;
    to = other.index + run[0].length;
  });
  put(from, shown.length, truth.slice(to));
  return edits;
}

/** As `readPage` reads a text node: lengths stay. */
function oneLine(data: string): string {
  return data.replace(/[\n\r\t\f]/g, ' ');
}

const NAMES: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', gbk: 'GBK', gb18030: 'GB 18030', big5: 'Big5' };

function nameOf(encoding: string): string {
  return NAMES[encoding.toLowerCase()] ?? encoding;
}
