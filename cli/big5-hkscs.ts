import added from 'iconv-lite/encodings/tables/big5-added.json' with { type: 'json' };
import { supplementBig5 } from '../lib/domain/encoding/index.ts';

/**
 * Gives the Big5 decoder Hong Kong's characters, which browsers have and Node's ICU lacks. The table is iconv-lite's:
 * what the WHATWG index has beyond Microsoft's code page 950. A row is the first pair in hexadecimal, then characters in
 * the order of their pairs (U+0FFF: the next two are one, a letter and its mark), or a number: so many more, each the one
 * after the last.
 */
export function useHkscs(): void {
  const pairs = new Map<number, string>();
  for (const [first, ...parts] of added as unknown as readonly (readonly [string, ...(string | number)[]])[]) {
    let pair = Number.parseInt(first, 16);
    let last = 0;
    const put = (char: string): void => {
      pairs.set(pair, char);
      last = char.codePointAt(0) ?? 0;
      pair += (pair & 0xff) === 0x7e ? 0xa1 - 0x7e : (pair & 0xff) === 0xfe ? 0x100 - 0xfe + 0x40 : 1;
    };
    for (const part of parts) {
      if (typeof part === 'string')
        for (const [char] of part.matchAll(/\u0fff..|./gsu)) put(char.replace('\u0fff', ''));
      else for (let i = 0; i < part; i += 1) put(String.fromCodePoint(last + 1));
    }
  }
  supplementBig5(pairs);
}
