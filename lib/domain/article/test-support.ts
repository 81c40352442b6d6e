import type { BlockHints, PageFacts, PlainBlock } from './types.ts';

/**
 * Blocks of a page from a small HTML-ish notation, for tests only (no entities, no attributes but class, id and href).
 * What is between two block tags or <br> is one block, as the real reader of pages makes them.
 */
const BLOCK =
  /^(?:p|div|h[1-6]|li|ul|ol|td|th|tr|table|dt|dd|dl|blockquote|figcaption|section|article|nav|aside|footer|header|body|html)$/;
const LANDMARKS = /^(?:nav|aside|footer|header)$/;

interface Open {
  readonly tag: string;
  readonly names: readonly string[];
  readonly href: string;
  readonly id: number;
}

/** The blocks of a page given as HTML-ish text. */
export function blocksOf(html: string): PlainBlock[] {
  const body = /<body[^>]*>([\s\S]*?)<\/body>/.exec(html)?.[1] ?? html;
  const blocks: PlainBlock[] = [];
  const stack: Open[] = [];
  let ids = 0;
  let text = '';
  let bold = 0;
  let ranges: { kind: 'a' | 'sup'; start: number; end: number; href: string }[] = [];
  const flush = () => {
    const lead = text.length - text.trimStart().length;
    const plain = text.trim().replaceAll('&bull;', '•');
    if (plain !== '') blocks.push({ index: blocks.length, text: plain, hints: hints(lead, plain) });
    text = '';
    bold = 0;
    ranges = [];
  };
  const hints = (lead: number, plain: string): BlockHints => {
    const elements = stack.filter((open) => BLOCK.test(open.tag)).reverse();
    const moved = ranges.map((range) => ({ ...range, start: range.start - lead, end: range.end - lead }));
    const links = moved.filter((range) => range.kind === 'a');
    return {
      tag: elements[0]?.tag ?? 'body',
      bold: /^h[1-6]$/.test(elements[0]?.tag ?? '') || bold >= plain.length,
      linkRatio: links.reduce((sum, link) => sum + link.end - link.start, 0) / plain.length,
      links: links.map(({ start, end, href }) => ({ start, end, href })),
      sups: moved.filter((range) => range.kind === 'sup').map(({ start, end }) => ({ start, end })),
      names: elements.flatMap((element) => element.names),
      ancestors: elements.slice(1).map((element) => element.tag),
      parent: elements[1]?.id ?? 0,
      landmark: elements.find((element) => LANDMARKS.test(element.tag))?.tag ?? null,
    };
  };
  for (const piece of body.match(/<[^>]*>|[^<]+/g) ?? []) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/.exec(piece);
    if (tag === null) {
      const inside = stack.map((open) => open.tag);
      const start = text.length;
      text += piece;
      const link = stack.findLast((open) => open.tag === 'a');
      if (link !== undefined) ranges.push({ kind: 'a', start, end: text.length, href: link.href });
      if (inside.includes('sup')) ranges.push({ kind: 'sup', start, end: text.length, href: '' });
      if (inside.includes('b') || inside.includes('strong')) bold += piece.trim().length;
      continue;
    }
    const [, closing, name = '', rest = ''] = tag;
    if (name === 'br' || BLOCK.test(name)) flush();
    if (name === 'br' || name === 'hr' || name === 'img') continue;
    if (closing === '/') {
      const at = stack.findLastIndex((open) => open.tag === name);
      if (at >= 0) stack.length = at;
    } else {
      const names = [...rest.matchAll(/(?:class|id)="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(/\s+/));
      ids += 1;
      stack.push({ tag: name, names, href: /href="([^"]*)"/.exec(rest)?.[1] ?? '', id: ids });
    }
  }
  flush();
  return blocks;
}

/** Facts of a page that says nothing of itself, with what the test sets. */
export function factsOf(facts: Partial<PageFacts> = {}): PageFacts {
  return { url: 'https://example.org/a/1.html', title: '', lang: null, metas: [], jsonLd: [], ...facts };
}

/** One <p> for every line. */
export function paragraphs(...lines: readonly string[]): string {
  return lines.map((line) => `<p>${line}</p>`).join('\n');
}
