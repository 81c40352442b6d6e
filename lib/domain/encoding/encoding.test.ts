import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalName,
  decodeBytes,
  encodeText,
  pairTable,
  sniffEncoding,
  undefinedBytes,
  upperHalf,
} from './index.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const gbk = (text: string): Uint8Array => encodeText(text, 'gbk') as Uint8Array;

describe('decodeBytes gives what browsers give', () => {
  it('windows-1252: the euro sign and curly quotes, not C1 controls', () => {
    expect(decodeBytes(Uint8Array.of(0x80, 0x93, 0x94, 0x81), 'windows-1252')).toBe('€“”\u0081');
    expect(decodeBytes(Uint8Array.of(0x80), 'latin1')).toBe('€');
  });
  it('gbk: through gb18030, with four-byte characters, the euro and the lone byte 80', () => {
    expect(decodeBytes(Uint8Array.of(0xd6, 0xd0, 0x80), 'gb2312')).toBe('中€');
    expect(decodeBytes(Uint8Array.of(0x81, 0x30, 0x81, 0x30), 'gbk')).toBe('\u0080');
    expect(decodeBytes(Uint8Array.of(0xa2, 0xe3), 'gbk')).toBe('€');
    expect(decodeBytes(Uint8Array.of(0xce, 0x3f), 'gbk')).toBe('\ufffd?');
  });
  it('big5: a byte that is no trail is lost with its lead unless it is ASCII', () => {
    expect(decodeBytes(Uint8Array.of(0xa4, 0xa4, 0xa4, 0xe5), 'big5')).toBe('中文');
    expect(decodeBytes(Uint8Array.of(0xa4, 0x21, 0x80, 0x41), 'big5')).toBe('\ufffd!\ufffdA');
  });
  it('refuses a label nobody knows', () => {
    expect(() => decodeBytes(new Uint8Array(), 'klingon')).toThrow(RangeError);
    expect(canonicalName('klingon')).toBeNull();
  });
});

describe('tables', () => {
  it('have every pair both ways and CP437 in full', () => {
    for (const encoding of ['gbk', 'big5'] as const) {
      const { decode, encode } = pairTable(encoding);
      let pairs = 0;
      for (let unit = 0x4e00; unit < 0xa000; unit += 1) {
        const pair = encode[unit] as number;
        if (pair === 0) continue;
        pairs += 1;
        expect(decode[pair]).toBe(unit);
      }
      expect(pairs).toBeGreaterThan(encoding === 'gbk' ? 20_900 : 12_900);
    }
    expect(upperHalf('cp437')).toHaveLength(128);
    expect(new Set(upperHalf('cp437')).size).toBe(128);
  });
  it('know the bytes that an encoding leaves undefined', () => {
    expect(undefinedBytes('windows-1252')).toEqual([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    expect(undefinedBytes('windows-1251')).toEqual([0x98]);
    for (const full of ['cp437', 'cp850', 'cp852', 'macintosh', 'koi8-r']) expect(undefinedBytes(full)).toEqual([]);
    expect(undefinedBytes('windows-874').slice(-4)).toEqual([0xfc, 0xfd, 0xfe, 0xff]);
  });
  it('have what programs read otherwise: kana of two Big5 tables, code page 949, lone bytes of 932', () => {
    expect(encodeText('ぱ', 'big5-unicode')).toEqual(Uint8Array.of(0xc6, 0xd5));
    expect(encodeText('ぁ', 'big5')).toEqual(Uint8Array.of(0xc6, 0xe7));
    expect(encodeText('갂힣', 'euc-kr')).toEqual(Uint8Array.of(0x81, 0x41, 0xc6, 0x52));
    expect(encodeText('ｱ\u00a0〜', 'shift_jis')).toEqual(Uint8Array.of(0xb1, 0xa0, 0x81, 0x60));
    expect(encodeText('\u0081é', 'windows-1252')).toEqual(Uint8Array.of(0x81, 0xe9));
  });
  it('encode and decode are inverse', () => {
    const text = fc.string({ unit: fc.constantFrom(...'图书馆abc，。「」0 學術') });
    fc.assert(
      fc.property(text, fc.constantFrom('gbk', 'utf-8'), (value, encoding) => {
        expect(decodeBytes(encodeText(value, encoding) as Uint8Array, encoding)).toBe(value);
      }),
    );
    expect(encodeText('图', 'windows-1252')).toBeNull();
  });
});

describe('sniffEncoding', () => {
  const page = gbk('图书馆的服务质量与读者的满意程度有关，我们进行了分析。');
  it('goes by mark, then declaration, then meta, then bytes', () => {
    expect(sniffEncoding(joined(Uint8Array.of(0xef, 0xbb, 0xbf), page))).toEqual({ encoding: 'utf-8', from: 'bom' });
    expect(sniffEncoding(page, { charset: 'GB2312' })).toEqual({ encoding: 'gbk', from: 'declared' });
    expect(sniffEncoding(page, { charset: 'klingon' })).toEqual({ encoding: 'gb18030', from: 'guess' });
    for (const meta of [
      '<meta charset=gbk>',
      "<META http-equiv='Content-Type' content='text/html; charset=gb2312'/>",
    ]) {
      expect(sniffEncoding(joined(ascii(`<!doctype html><html><head>${meta}`), page))).toEqual({
        encoding: 'gbk',
        from: 'meta',
      });
    }
  });
  it('reads no meta from a comment or behind the first 1,024 bytes', () => {
    const utf8 = new TextEncoder().encode('图书馆');
    expect(sniffEncoding(joined(ascii('<!-- <meta charset=gbk> -->'), utf8)).encoding).toBe('utf-8');
    expect(sniffEncoding(joined(ascii(`${' '.repeat(1100)}<meta charset=gbk>`), utf8)).encoding).toBe('utf-8');
  });
  it('takes a page that says UTF-16 in ASCII for UTF-8', () => {
    expect(sniffEncoding(ascii('<meta charset="utf-16">')).encoding).toBe('utf-8');
  });
  it('guesses from the bytes', () => {
    expect(sniffEncoding(new TextEncoder().encode('图书馆'))).toEqual({ encoding: 'utf-8', from: 'guess' });
    expect(sniffEncoding(encodeText('圖書館的服務品質與讀者的滿意程度有關', 'big5') as Uint8Array).encoding).toBe(
      'big5',
    );
    expect(sniffEncoding(ascii('caf\u00e9 na\u00efve')).encoding).toBe('windows-1252');
    expect(sniffEncoding(ascii('plain')).encoding).toBe('utf-8');
  });

  const wide = (text: string, low: number): Uint8Array =>
    Uint8Array.from(
      { length: text.length * 2 },
      (_, i) => (text.charCodeAt(i >> 1) >> ((i & 1) === low ? 0 : 8)) & 0xff,
    );
  const russian = (first: number, text: string, order = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'): Uint8Array =>
    Uint8Array.from(text, (char) => (order.includes(char) ? first + order.indexOf(char) : char.charCodeAt(0)));
  const koi = 'юабцдефгхийклмнопярстужвьызшэщчъ';
  it.each<[string, Uint8Array]>([
    ['utf-16le', wide('图书馆的服务质量与读者', 0)],
    ['utf-16be', wide('图书馆的服务质量与读者', 1)],
    ['utf-16le', wide('plain text', 0)],
    ['gb18030', Uint8Array.of(...(encodeText('一二三', 'gbk') as Uint8Array), 0x81, 0x39, 0xee, 0x39)],
    ['gb18030', encodeText('图书馆的服务质量与读者', 'gbk') as Uint8Array],
    ['gb18030', encodeText('日文の之字，见于图书馆的目录', 'gbk') as Uint8Array],
    ['shift_jis', encodeText('図書館のサービスの品質と利用者', 'shift_jis') as Uint8Array],
    [
      'euc-jp',
      Uint8Array.of(0xa4, 0xb3, 0xa4, 0xce, 0xb8, 0xa6, 0xb5, 0xe6, 0xa4, 0xcf, 0xa4, 0xc7, 0xa4, 0xa2, 0xa4, 0xeb),
    ],
    ['euc-kr', encodeText('이 연구는 도서관 서비스의 만족도를 분석하였다', 'euc-kr') as Uint8Array],
    ['iso-2022-jp', ascii('\u001b$B?^=q4[\u001b(B')],
    ['windows-1251', russian(0xe0, 'качество библиотеки и читатели')],
    ['koi8-r', russian(0xc0, 'качество библиотеки и читатели', koi)],
  ])('guesses %s from the shape of the bytes', (encoding, bytes) => {
    expect(sniffEncoding(bytes).encoding).toBe(encoding);
  });
});
