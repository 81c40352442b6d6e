import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Parsed = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/**
 * Parses HTML as browsers do (parse5 follows the WHATWG tree construction) into a document with the DOM interface
 * that `readArticle` reads (linkedom's own parser is more lenient than a browser's, so only its nodes are used).
 */
export function parseHtml(html: string): Document {
  const { document } = parseHTML('<!DOCTYPE html><html></html>');
  document.documentElement?.remove();
  // Iterative: pages nest thousands deep.
  const stack: { from: Parsed; to: Node }[] = [{ from: parse(html), to: document as unknown as Node }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { from, to } = step;
    if (!('childNodes' in from)) continue;
    for (const child of from.childNodes) {
      const copy = copyNode(document as unknown as Document, child);
      if (!copy) continue;
      to.appendChild(copy);
      stack.push({ from: child, to: copy });
    }
  }
  return document as unknown as Document;
}

function copyNode(document: Document, node: DefaultTreeAdapterTypes.ChildNode): Node | null {
  if (node.nodeName === '#text') return document.createTextNode((node as DefaultTreeAdapterTypes.TextNode).value);
  if (!('tagName' in node)) return null;
  const isHtml = node.namespaceURI === 'http://www.w3.org/1999/xhtml';
  const element = isHtml
    ? document.createElement(node.tagName)
    : document.createElementNS(node.namespaceURI, node.tagName);
  for (const { name, prefix, value } of node.attrs) element.setAttribute(prefix ? `${prefix}:${name}` : name, value);
  return element;
}
