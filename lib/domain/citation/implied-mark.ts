import type { Flat } from './flat.ts';

/** `题名: CN101106276A. 2008-01-16`: a patent's number behind the title. */
const PATENT =
  /:\s*(?:中国专利\s*[:,]?\s*)?(?:CN|US|EP|JP|WO|ZL|DE|GB|KR)\s?\d[\d.]{5,16}[A-Z]?\d?(?=\s*[.,]\s*\d{4}[-—.]\d{1,2}|\s*[.。]?\s*$)/;
/** `题名: GB/T 3792—2021.`, `Title: ISO 21378:2019. Place: House`: a standard's number behind the title. */
const STANDARD =
  /:\s*(?:GB|DB|ISO|IEC|IEEE|ASTM|ANSI|NISO|[A-Z]{2}\/T)(?:\/[A-Z]{1,4})*\s?[A-Z]?\d[\w.]{0,12}(?:\/[A-Z]?\d[\w.]{0,6})?(?:[-–—]\d{1,4}){0,3}(?:\s?:\s?\d{4})?(?:\([a-z]{1,3}\))?(?=\s*[.。](?:\s|$)|$)/;
const MEETING = /会议|论文集|研讨会|年会|论坛|Proceedings|Conference|Symposium|Workshop/;

/**
 * Many journals print GB/T 7714 without its type marks. Where the form tells the kind all the same (`//` before the host,
 * the number of a patent or standard), the reference with the mark put in; null where it does not.
 */
export function withImpliedMark(flat: Flat): Flat | null {
  // `题名. 许某, 编//书名`, `题名. 姜某, 译//编者. 书名`: editors and translators before the host.
  const edited = /\.\s*([^.]{2,60}?),?\s*(?:主编|编|eds?\.?)\s*\/\/\s*/.exec(flat.text);
  if (edited?.[1] && edited.index > 3) {
    const from = flat.text.indexOf(edited[1], edited.index);
    const mark = `${markOf(flat.text)}//`;
    const put = (text: string) =>
      `${text.slice(0, edited.index)}${mark}${text.slice(from, from + (edited[1]?.length ?? 0))}. ${text.slice(edited.index + edited[0].length)}`;
    return { raw: put(flat.raw), text: put(flat.text) };
  }
  const translated = /\.\s*[^.]{2,40},?\s*译[.\s]*(?=\/\/)/.exec(flat.text);
  if (translated && translated.index > 3) return insert(flat, translated.index, markOf(flat.text));
  const host = /(?<![:/])\/\/(?!\/)|\.\s+in:\s/.exec(flat.text);
  if (host && host.index > 3) {
    return insert(flat, host.index, markOf(flat.text.slice(host.index)));
  }
  const patent = PATENT.exec(flat.text);
  if (patent && patent.index > 3) return insert(flat, patent.index + patent[0].length, '[P]');
  const standard = STANDARD.exec(flat.text);
  if (standard && standard.index > 3) return insert(flat, standard.index + standard[0].length, '[S]');
  return null;
}

function markOf(text: string): string {
  return /\/\/\s*[A-Z]{3,8}(?:\s?['’]?\d{2,4})?\s*[.,]/.test(text) || MEETING.test(text.slice(text.indexOf('//') + 1))
    ? '[C]'
    : '[M]';
}

function insert({ raw, text }: Flat, at: number, mark: string): Flat {
  return { raw: raw.slice(0, at) + mark + raw.slice(at), text: text.slice(0, at) + mark + text.slice(at) };
}
