import { parseBookMarks } from './book-marks.ts';
import type { Flat } from './flat.ts';
import type { CslItem } from './types.ts';

/** `佐藤某「題」金子某ほか編『集』(有斐閣,2014年)220頁`, `王某『題』(某社,1971年)`: no 《》, and no commas between the areas. */
const TITLE = /^([^「」『』《》〈〉"“:。]{1,80}?)[,:]?\s*(?:「([^「」]{2,120})」|『([^『』]{2,160})』)/;
const HOST = /^\s*[,、]?\s*([^「」『』,。]{0,60}?)\s*(?:『([^『』]{1,120})』|「([^「」]{1,120})」)/;
/** A year or a court's journal without marks: `ジュリスト1234号12页`, `法律時報86巻3号(2014年)4页`. */
const SERIAL =
  /^\s*[,、]?\s*([^「」『』(),。\d]{2,24}?)\s*(\d{1,4})\s*[巻卷]\s*(\d{1,4})\s*号|^\s*[,、]?\s*([^「」『』(),。\d]{2,24}?)\s*(\d{1,5})\s*号/;

/** The Japanese and the older Taiwan form, with corner quotes for titles: read as the 《》 form it stands for. Null for others. */
export function parseCornerQuotes(flat: Flat): CslItem | null {
  if (/[《〈]/.test(flat.text)) return null;
  const title = TITLE.exec(flat.text);
  const name = title?.[2] ?? title?.[3];
  if (!title?.[1] || !name) return null;
  const text: string[] = [];
  const raw: string[] = [];
  // What is put in is the same in both; what is taken over keeps the punctuation and the script of the print.
  const put = (words: string) => {
    text.push(words);
    raw.push(words);
  };
  const take = (words: string | undefined, from: number) => {
    if (!words) return;
    const at = flat.text.indexOf(words, from);
    text.push(words);
    raw.push(flat.raw.slice(at, at + words.length));
  };
  const authors = title[1].replace(/\s*ほか$/, '');
  take(authors, 0);
  put(authors === title[1] ? ':《' : '等:《');
  take(name, authors.length);
  put('》');
  let at = title[0].length;
  const rest = flat.text.slice(at);
  const host = HOST.exec(rest);
  const serial = host ? null : SERIAL.exec(rest);
  if (host) {
    const editors = (host[1] ?? '').replace(/编$/, '').replace(/(?:ほか|等)$/, '');
    put(',载');
    take(editors, at);
    put(editors ? '主编:《' : '《');
    take(host[2] ?? host[3], at);
    put('》');
    at += host[0].length;
  } else if (serial) {
    put(',《');
    take(serial[1] ?? serial[4], at);
    put(serial[1] ? `》第${serial[2]}卷第${serial[3]}期` : `》第${serial[5]}期`);
    at += serial[0].length;
  } else if (!/^\s*[(,、。]|^\s*$/.test(rest)) return null;
  const tail = flat.text.slice(at);
  if (!host && !/\d{4}|页/.test(tail)) return null;
  if (!/^\s*[,。]/.test(tail)) put(',');
  take(tail, at);
  return parseBookMarks({ raw: raw.join(''), text: text.join('') });
}
