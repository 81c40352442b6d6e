/** How names of files end. */
const EXTENSION =
  /^(?:zip|rar|7z|pdf|txt|docx?|xlsx?|pptx?|wps|csv|jpe?g|png|gif|bmp|mp[34]|avi|mkv|wma|flac|exe|html?)(?![\w\u0080-\uffff])/;
/** What begins a line: of lists, comments, headings, code and quoted code, an indented line; and an empty one. */
const BEGINS_LINE =
  /^(?: {2,}\S| *\t| \*[ /\n]|[-+] |\d+\. |\/\/|#+ |#[a-z]|\* |```|:::|---|@[a-z]|<[a-z/]|const |let |var |return\b|import |\n)/;
/** What follows where a quoted string ends. */
const AFTER_STRING = /^(?:\s*[,:;\]})>+|]|\s*\/>|\s+[A-Za-z_]|\n)/;
/** What stands beside Chinese with a space between, in a text that sets spaces. */
const SPACED = /[\w`"'()[\]] [\u3000-\uffff]|[\u3000-\uffff] [\w`"'()[\]]/g;
const TIGHT = /[\w`][\u3000-\uffff]/g;

/**
 * The ASCII character that a `?` most likely ate, from what stands around it; '' where nothing tells. In documentation and
 * code with Chinese words (six repositories) what stands behind says it in four cases of five: a space before a letter, a
 * line break before an indentation, a quote before a comma. Between Chinese characters and before digits it may be a digit.
 * @param at UTF-16 offset behind the `?`
 */
export function eatenBefore(text: string, at: number): string {
  const rest = text.slice(at, at + 24);
  const line = text.slice(text.lastIndexOf('\n', at - 2) + 1, at);
  if (rest === '') return endOfLine(line);
  const code = inCode(rest, line);
  if (code !== '') return code;
  if (isOpen(line) && /^(?:[\s;{]|$)/.test(rest) && !/^[^(\n]*\)/.test(text.slice(at, at + 60))) return ')';
  if (/^ ["'{[]/.test(rest)) return ':';
  if (BEGINS_LINE.test(rest)) return '\n';
  if (/^[^()\n?\ufffd]+\)/.test(rest) && !isOpen(line)) return '(';
  if (/^[^<>\n?\ufffd\s=-]+>(?![\d=. ])/.test(rest)) return '<';
  if (EXTENSION.test(rest) || rest.startsWith('..')) return '.';
  if (/^[A-Za-z`[({$@]/.test(rest)) return ' ';
  return /^\d/.test(rest) && isSpaced(text) ? ' ' : '';
}

/** What Markdown, a string, a comment, a tag or a table demand; '' for nothing. */
function inCode(rest: string, line: string): string {
  if (/^\*+\//.test(rest)) return ' ';
  if (/^\*(?!\*)/.test(rest)) {
    if (isStrong(line)) return '*';
    if (/^\*[^*\s][^*\n]*(?:\*\*|\?\*|$)/.test(rest)) return '*';
  }
  if (/^\*\*[^*]/.test(rest) && !isStrong(line)) return ' ';
  if (/^\/(?![a-z/*])/i.test(rest) && line.lastIndexOf('/*') > line.lastIndexOf('*/')) return '*';
  if (rest.startsWith('->') && line.includes('<!--')) return '-';
  if (/^\/[a-z][a-z0-9]*>/i.test(rest)) return '<';
  const quote = openQuote(line);
  if (quote !== '') {
    if (AFTER_STRING.test(rest)) return quote;
    if (/^[sd](?![A-Za-z0-9])/.test(rest)) return '%';
  }
  return /^ *\|/.test(rest) ? ' ' : '';
}

/** Whether a text sets spaces between Chinese and Latin letters or digits. */
function isSpaced(text: string): boolean {
  const spaced = text.match(SPACED)?.length ?? 0;
  return spaced > 0 && spaced >= (text.match(TIGHT)?.length ?? 0);
}

/** Whether a `**` is open at the end of a line so far; of some the first asterisk was eaten. */
function isStrong(line: string): boolean {
  return ((line.match(/\*\*|\?\*/g)?.length ?? 0) & 1) === 1;
}

/** The quotation mark that is open at the end of a line so far: the last one stands where quotes open; '' for none. */
function openQuote(line: string): string {
  const last = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"));
  return last >= 0 && /(?:^|[\s[{(:,=])[A-Za-z]?$/.test(line.slice(Math.max(0, last - 2), last))
    ? (line[last] ?? '')
    : '';
}

/** Whether a bracket is open at the end of a line so far. */
function isOpen(line: string): boolean {
  return line.lastIndexOf('(') > line.lastIndexOf(')');
}

/** At the end of a line a `?` ate what closes it. */
function endOfLine(line: string): string {
  if (/^\*(?!\*| )/.test(line)) return '*';
  const quote = openQuote(line);
  if (quote !== '') return quote;
  if (isOpen(line)) return ')';
  // Sentences that end in a narrow full stop: so does the last.
  return /[\u0080-\uffff]\.(?=[\u0080-\uffff])/.test(line) ? '.' : '';
}
