import type { ReadArticle } from './read-article.ts';

export const SUMMARY_HOST = 'qingdu-summary';

/** A place for a summary on the page: section index, or null for the article's own at the top. */
export interface SummaryHost {
  readonly host: HTMLElement;
  readonly section: number | null;
  /** The first text node of the heading or paragraph it stands at. */
  readonly at: Text;
}

/**
 * Inserts an empty element below every heading that has a summary (before the paragraph for a run-in heading), and one
 * before the first paragraph for the whole article. What is inside belongs in their shadow roots: a page's text stays
 * the page's. `known` are those of the view before: one whose heading is still there stays where it is. `undo` takes all
 * away.
 */
export function insertSummaryHosts(
  doc: Document,
  article: ReadArticle,
  wanted: { readonly sections: readonly number[]; readonly article: boolean },
  known: readonly SummaryHost[] = [],
): { readonly hosts: readonly SummaryHost[]; readonly undo: () => void } {
  const hosts: SummaryHost[] = [];
  const before = new Map(known.map((one) => [one.at, one]));
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
  const { sections } = article.structure;
  if (wanted.article) {
    const first = sections.find((section) => section.heading || section.paragraphs.length > 0);
    const block = first?.heading?.block ?? first?.paragraphs[0]?.spans[0]?.block;
    if (block !== undefined) add(block, null, 'before');
  }
  for (const index of wanted.sections) {
    const section = sections[index];
    if (section?.heading) add(section.heading.block, index, section.runIn ? 'before' : 'after');
  }
  for (const { host } of before.values()) host.remove();
  const undo = () => {
    for (const { host } of hosts) host.remove();
  };
  return { hosts, undo };
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
