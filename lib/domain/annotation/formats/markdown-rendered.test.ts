import fc from 'fast-check';
import { marked } from 'marked';
import { expect, test } from 'vitest';
import { cleanText, oneLine } from '../markdown-text.ts';
import { toMarkdown } from './markdown.ts';
import { HOSTILE, quoting, testExport, testWork } from './test-notes.ts';

/** What is drawn by a reader of GitHub's Markdown, as elements and words. */
function rendered(title: string, quote: string) {
  const [file = ''] = toMarkdown(
    testExport([quoting(quote, { body: '', tags: [] })], { work: { ...testWork, title } }),
  );
  const html = marked.parse(file.replace(/^---\n[\s\S]*?\n---\n/, ''), { async: false });
  const wordsOf = (pattern: RegExp) =>
    Array.from(html.matchAll(pattern), ([, inside = '']) =>
      inside
        .replace(/<[^>]+>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&'),
    );
  return {
    elements: new Set(Array.from(html.matchAll(/<\/?([a-z0-9]+)/gi), ([, name]) => name)),
    // An address in a citation may be a link; in a title or a quote it is words.
    links: /<(h1|blockquote)>(?:(?!<\/\1>)[\s\S])*<a /.test(html),
    titles: wordsOf(/<h1>([\s\S]*?)<\/h1>/g),
    quotes: wordsOf(/<blockquote>([\s\S]*?)<\/blockquote>/g).map((text) => text.trim().split(/\n+/)),
  };
}

/** Words of a page in pieces that Markdown acts on. */
const pieces = fc.constantFrom(
  ...[
    '#',
    '##',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '`',
    '```',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '&lt;',
    '&',
    '[',
    ']',
    '](http://a.org)',
  ],
  ...[
    '![',
    '|',
    '---',
    '===',
    '> ',
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '\\',
    '$',
    '$$',
    '==',
    '%%',
    '^',
    ':',
    '://',
    'http://a.org/b',
    'www.a.org',
  ],
  ...[
    'a@b.org',
    '[^1]',
    '[^1]:',
    '{',
    '}',
    '{{title}}',
    '\n',
    '\n\n',
    ' ',
    '　',
    '\t',
    '\u202e',
    '\u0007',
    '𠮷',
    '"',
    "'",
    '治理',
    '主体',
    'a',
    '1',
  ],
);
const text = fc.array(pieces, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));

function expectIntact(title: string, quote: string) {
  const { elements, links, titles, quotes } = rendered(title, quote);
  for (const element of elements) expect(['h1', 'h2', 'p', 'blockquote', 'a', 'br']).toContain(element);
  expect(links).toBe(false);
  expect(titles.map((one) => one.replace(/\s+/g, ' ').trim())).toEqual([oneLine(title)]);
  const lines = cleanText(quote)
    .split('\n')
    .map((line) => oneLine(line))
    .filter((line) => line !== '');
  expect(quotes.flat().map((line) => line.replace(/\s+/g, ' ').trim())).toEqual(lines);
}

test('rendered, a hostile title is one heading and a hostile quote one quotation, word for word', () => {
  expectIntact(HOSTILE, HOSTILE);
  fc.assert(
    fc.property(text, text, (title, quote) => {
      fc.pre(oneLine(title) !== '' && oneLine(quote) !== '');
      expectIntact(title, quote);
    }),
    { numRuns: 400 },
  );
});
