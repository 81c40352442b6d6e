/** How names of files end. */
const EXTENSION =
  /^(?:zip|rar|7z|pdf|txt|docx?|xlsx?|pptx?|wps|csv|jpe?g|png|gif|bmp|mp[34]|avi|mkv|wma|flac|exe|html?)(?![\w\u0080-\uffff])/i;

/** The ASCII character that a `?` most likely ate, from what stands behind it; '' where nothing tells. */
export function eatenBefore(text: string, at: number): string {
  const rest = text.slice(at, at + 24);
  if (rest === '') return endOfText(text);
  if (/^\*(?!\*)/.test(rest) && /\*\*[^*]+$/.test(text.slice(0, at))) return '*';
  if (/^\/[a-z][a-z0-9]*>/i.test(rest)) return '<';
  if (/^(?:- |\d+\. |\/\/|#+ |\* |const |let |var |return\b|\n)/.test(rest)) return '\n';
  if (/^\s*[,:;\]})]/.test(rest)) {
    const quote = openQuote(text, at);
    if (quote !== '') return quote;
  }
  if (closesFirst(rest) && !opens(text, at)) return '(';
  if (EXTENSION.test(rest)) return '.';
  if (/^[A-Za-z]/.test(rest)) return ' ';
  return '';
}

/** The quotation mark that is open at `at`: the last one in its line stands where quotes open; '' for none. */
function openQuote(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const last = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"));
  return last >= 0 && (last === 0 || /[\s[{(:,=]/.test(line[last - 1] ?? '')) ? (line[last] ?? '') : '';
}

/** Whether a bracket closes in a text before one opens. */
function closesFirst(rest: string): boolean {
  return /^[^()\n?\ufffd]+\)/.test(rest);
}

/** Whether a bracket is open at `at`. */
function opens(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.lastIndexOf('(') > line.lastIndexOf(')');
}

/** At the end of a text a `?` ate what closes it. */
function endOfText(text: string): string {
  if (/^\*(?!\*| )/.test(text)) return '*';
  // Sentences that end in a narrow full stop: so does the last.
  return /[\u0080-\uffff]\.(?=[\u0080-\uffff])/.test(text) ? '.' : '';
}
