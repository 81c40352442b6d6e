import { chineseNumber } from './dates.ts';

/** First years of the reigns that books are dated by. */
const STARTS: Readonly<Record<string, number>> = {
  洪武: 1368,
  永乐: 1403,
  宣德: 1426,
  正统: 1436,
  景泰: 1450,
  天顺: 1457,
  成化: 1465,
  弘治: 1488,
  正德: 1506,
  嘉靖: 1522,
  隆庆: 1567,
  万历: 1573,
  天启: 1621,
  崇祯: 1628,
  顺治: 1644,
  康熙: 1662,
  雍正: 1723,
  乾隆: 1736,
  嘉庆: 1796,
  道光: 1821,
  咸丰: 1851,
  同治: 1862,
  光绪: 1875,
  宣统: 1909,
  民国: 1912,
  明治: 1868,
  大正: 1912,
  昭和: 1926,
};
const REIGN_YEAR = new RegExp(`(${Object.keys(STARTS).join('|')})\\s*(元|[一二三四五六七八九十〇零\\d]{1,4})年`);

/** The year of the common era of `民国三十六年` (1947), `清光绪十二年` (1886); null where no known reign's year is told. */
export function commonEraYear(text: string): number | null {
  const found = REIGN_YEAR.exec(text);
  const start = STARTS[found?.[1] ?? ''];
  const count = found?.[2] === '元' ? 1 : chineseNumber(found?.[2] ?? '');
  return start !== undefined && count ? start + count - 1 : null;
}
