/** How many bytes a browser looks through for a `<meta>` (HTML standard, "prescan a byte stream"). */
const PRESCAN = 1024;

/** The charset label a `<meta>` in the first 1,024 bytes declares, or null. Comments and other tags are skipped. */
export function prescanMeta(bytes: Uint8Array): string | null {
  let head = '';
  for (const byte of bytes.subarray(0, PRESCAN)) head += String.fromCharCode(byte);
  let at = 0;
  while (at < head.length) {
    const open = head.indexOf('<', at);
    if (open < 0) return null;
    if (head.startsWith('<!--', open)) {
      const close = head.indexOf('-->', open + 2);
      if (close < 0) return null;
      at = close + 3;
    } else if (/^<meta[\s/]/i.test(head.slice(open, open + 6))) {
      const { attributes, end } = readAttributes(head, open + 5);
      const label = charsetOf(attributes);
      if (label) return label;
      at = end;
    } else if (/^<\/?[a-z]/i.test(head.slice(open, open + 3))) {
      at = readAttributes(head, open + 1).end;
    } else if (/^<[!/?]/.test(head.slice(open, open + 2))) {
      const close = head.indexOf('>', open);
      if (close < 0) return null;
      at = close + 1;
    } else {
      at = open + 1;
    }
  }
  return null;
}

function charsetOf(attributes: ReadonlyMap<string, string>): string | null {
  const charset = attributes.get('charset');
  if (charset) return charset;
  if (attributes.get('http-equiv')?.toLowerCase() !== 'content-type') return null;
  const match = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i.exec(attributes.get('content') ?? '');
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}

/** Attributes of a tag from `at` (behind its name's first letters), and where the tag ends. */
function readAttributes(head: string, at: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const pattern = /[\s/]*(?:(>)|([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?)/y;
  let end = at;
  for (;;) {
    pattern.lastIndex = end;
    const match = pattern.exec(head);
    if (!match || match[0] === '') return { attributes, end: Math.max(end, at) + (match ? 0 : 1) };
    end = pattern.lastIndex;
    if (match[1]) return { attributes, end };
    const name = (match[2] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, match[3] ?? match[4] ?? match[5] ?? '');
  }
}
