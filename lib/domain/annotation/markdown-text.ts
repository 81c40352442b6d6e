import { trimEnds } from '../text/index.ts';

/**
 * Text of pages as plain words in Markdown and YAML: whatever a title or a quote holds, nothing of it becomes a heading,
 * a link, a tag, a formula, HTML or the end of the front matter.
 */

/** Line breaks of every kind, as one. */
const BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
/** Controls and the marks that turn the direction of all that follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Either of them. Most texts hold neither, and one look tells. */
const UNCLEAN = new RegExp(`${BREAKS.source}|${CONTROLS.source}`);
/** Without any of these nothing of a line can act. */
const ACTIVE = /[\\`*_<>|~$[\]&#=%^:@+\-.)\d]/;

/** Without control characters; line breaks are "\n"; lone surrogates are U+FFFD. */
export function cleanText(text: string): string {
  const clean = UNCLEAN.test(text) ? text.replace(BREAKS, '\n').replace(CONTROLS, '') : text;
  return clean.toWellFormed();
}

/** On one line, ends trimmed. */
export function oneLine(text: string): string {
  const clean = cleanText(text);
  return /\s/.test(clean) ? clean.replace(/\s+/gu, ' ').trim() : clean;
}

/**
 * One line of text as plain words of a Markdown paragraph, heading or list item. Only what could act is escaped: `[J]`
 * stays as it is, `[J](…)` does not.
 */
export function escapeLine(text: string): string {
  const line = oneLine(text);
  if (!ACTIVE.test(line)) return line;
  return escapeMarks(line)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=\w)/g, '\\@')
    .replace(/(www)\./gi, '$1\\.');
}

/** The same for a line whose addresses may be links. */
export function escapeMarks(text: string): string {
  const line = oneLine(text);
  if (!ACTIVE.test(line)) return line;
  return line
    .replace(/[\\`*_<>|~$]/g, '\\$&')
    .replace(/\[(?=[[^])|\](?=[([:\]])/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(^|[\s\p{P}])#/gu, '$1\\#')
    .replace(/([=%])(?=\1)/g, '\\$1')
    .replace(/\^(?=[\w-]+$)/, '\\^')
    .replace(/^([-+=])(?=\s|$|\1)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Text of one or more lines as a block quote. */
export function quoteBlock(text: string): string {
  const lines = cleanText(text)
    .split(/\n+/)
    .map(escapeLine)
    .filter((line) => line !== '');
  return lines.map((line) => `> ${line}`).join('\n>\n');
}

/**
 * The reader's own Markdown, left as written but for what would run on into the notes that follow: an open code fence
 * is closed, an open comment made visible (`%%` is Obsidian's), an open formula made text, a setext underline or
 * front-matter rule escaped.
 */
export function noteBody(text: string): string {
  const lines = cleanText(text).replaceAll('<!--', '&lt;!--').trim().split('\n');
  let fence: string | null = null;
  const isCode: boolean[] = [];
  const out = lines.map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    isCode.push(fence !== null || mark !== undefined);
    if (fence === null) {
      if (mark) fence = mark;
      return line.replace(/^(\s*)(-{2,}|={2,})(\s*)$/, '$1\\$2$3');
    }
    if (mark && mark[0] === fence[0] && mark.length >= fence.length && line.trim() === mark) fence = null;
    return line;
  });
  for (const mark of ['%%', '$$']) escapeOpen(out, isCode, mark);
  if (fence !== null) out.push(fence);
  return out.join('\n');
}

/** Makes the last of an odd number of marks plain text: nothing closes what it opens. */
function escapeOpen(lines: string[], isCode: readonly boolean[], mark: string): void {
  let count = 0;
  let last: { readonly line: number; readonly at: number } | null = null;
  for (const [line, whole] of lines.entries()) {
    if (isCode[line] || !whole.includes(mark)) continue;
    // Code within the line shows marks as they are.
    const bare = whole.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    for (let at = bare.indexOf(mark); at >= 0; at = bare.indexOf(mark, at + mark.length)) {
      if (bare[at - 1] === '\\') continue;
      count += 1;
      last = { line, at };
    }
  }
  const whole = last && lines[last.line];
  if (count % 2 === 1 && last && whole) lines[last.line] = `${whole.slice(0, last.at)}\\${whole.slice(last.at)}`;
}

/** A string as a YAML scalar. JSON's quoting is YAML's, too. */
export function yamlString(text: string): string {
  return JSON.stringify(oneLine(text));
}

/** A tag as plain text: on one line, with one `#`. */
export function plainTag(tag: string): string {
  return `#${oneLine(tag).replace(/^[#＃\s]+/, '')}`;
}

/**
 * A tag as Obsidian and others read it: letters with their marks, numbers, emoji, `_`, `-`, and `/` between two parts;
 * null where nothing is left.
 */
export function hashTag(tag: string): string | null {
  const name = cleanText(tag)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]+/gu, '-')
    .split('/')
    .map((part) => trimEnds(part, (unit) => unit === '-'))
    .filter((part) => part !== '')
    .join('/');
  if (name === '') return null;
  return /^\d+$/.test(name) ? `#_${name}` : `#${name}`;
}
