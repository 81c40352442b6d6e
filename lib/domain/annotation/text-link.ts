import { withoutFragment } from '../text/index.ts';
import { cleanText } from './markdown-text.ts';

/** Quotes up to this many UTF-16 code units go into a link whole; of longer ones both ends. */
const WHOLE = 80;
const END = 24;

/**
 * A link that leads a browser to the quote (URL fragment text directives), for the text as the site serves it;
 * null for an address that is not of the web. Safe between `<` and `>` in Markdown.
 */
export function linkToText(source: string, served: string): string | null {
  const address = cleanText(source).trim();
  if (!/^https?:\/\/[^\s/]/i.test(address)) return null;
  const page = withoutFragment(address).replace(/[\s<>"`\\{}|^]/g, encodeURIComponent);
  const lines = cleanText(served)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (first === undefined || last === undefined) return page;
  if (lines.length === 1 && first.length <= WHOLE) return `${page}#:~:text=${directive(first)}`;
  return `${page}#:~:text=${directive(head(first))},${directive(tail(last))}`;
}

/** Commas, ampersands and dashes have a meaning in a text directive. */
function directive(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[-!'()*~]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The start of a line, cut behind a mark where there is one: browsers match whole words only. */
function head(line: string): string {
  if (line.length <= END) return line;
  const part = line.slice(0, END);
  const mark = part.search(/[，。；：、,.;:!?！？][^，。；：、,.;:!?！？]*$/u);
  return mark >= 6
    ? part.slice(0, mark)
    : withoutHalf(LATIN.test(line[END] ?? '') ? part.replace(LAST_WORD, '') : part);
}

function tail(line: string): string {
  if (line.length <= END) return line;
  const part = line.slice(-END);
  const mark = part.search(/[，。；：、,.;:!?！？](?=[^，。；：、,.;:!?！？]{6})/u);
  const before = line[line.length - END - 1] ?? '';
  return mark >= 0 ? part.slice(mark + 1) : withoutHalf(LATIN.test(before) ? part.replace(FIRST_WORD, '') : part);
}

/** Latin words are parted by space, and no browser finds a part of one; Han characters are found anywhere. */
const LATIN = /[A-Za-z0-9\u00c0-\u024f]/;
const LAST_WORD = new RegExp(`[(（]?(?:${LATIN.source})+$`);
const FIRST_WORD = new RegExp(`^(?:${LATIN.source})+[)）]?`);

/** Without half of a pair of surrogates at either end. */
function withoutHalf(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
