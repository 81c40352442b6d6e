const MARKS: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '“': '"',
  '”': '"',
  '‘': '"',
  '’': '"',
  "'": '"',
  '—': '-',
  '–': '-',
  '―': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '～': '~',
};

/**
 * The folding by which two texts are compared: NFKC, punctuation classes made one, white space removed.
 * Offsets are not kept; for matching with offsets see `annotation`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[。、「」『』“”‘’'—–―‐‑−～]/g, (mark) => MARKS[mark] ?? mark)
    .replace(/\s+/gu, '');
}
