// The pages that are measured, made from our own sample article; nothing is read from elsewhere.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';

const sample = (/** @type {string} */ name) =>
  readFileSync(fileURLToPath(new URL(`../tests/pages/sample/${name}`, import.meta.url)), 'utf8');

/** As a journal serves it, in Simplified. */
export const cleanPage = sample('clean.html');
/** As a mirror serves it: Traditional, glossed, bytes out of step. */
export const damagedPage = sample('mirror.html');
/** Sound Traditional text. */
export const traditionalPage = Converter({ from: 'cn', to: 'tw' })(cleanPage);

/** No article: the pages of a listed site are not all papers. */
export const newsPage = readFileSync(
  fileURLToPath(new URL('../tests/pages/not-articles/news.html', import.meta.url)),
  'utf8',
);

const PARAGRAPHS = /<p[\s>][\s\S]*<\/p>/i;

/** The page with its paragraphs over and over, or only the first of them, so that it holds about so many characters. */
export function lengthened(/** @type {string} */ html, /** @type {number} */ characters) {
  const body = PARAGRAPHS.exec(html)?.[0] ?? '';
  const own = body.replace(/<[^>]*>/g, '').length;
  if (characters >= own) return html.replace(PARAGRAPHS, () => `${body}\n`.repeat(Math.round(characters / own)));
  let left = characters;
  const first = body.split('\n').filter((line) => {
    left -= line.length;
    return left > 0;
  });
  return html.replace(PARAGRAPHS, () => first.join('\n'));
}

/** The text of a page's paragraphs, one a line. */
export function textOf(/** @type {string} */ html) {
  return [...html.matchAll(/<p[^>]*>([\s\S]*?)<\/p>/gi)]
    .map(([, inner = '']) => inner.replace(/<[^>]*>/g, '').trim())
    .filter((text) => text !== '');
}
