import { type Edit, runBefore } from '../text/index.ts';
import { findGlosses } from './gloss.ts';

/** Labels between which journals put wide spaces: a `?` beside one of them is no question. */
const LABEL =
  '(?:摘|要|摘要|目的|方法|[结結]果|[结結][论論]|[关關][键鍵][词詞]|作者[简簡]介|基金[项項]目|收稿日期|[参參]考文[献獻])';
const BEHIND_LABEL = new RegExp(
  `(?<=(?:^|[\\s。.:：;；?])${LABEL})[?]+(?= )|(?<=(?:^|\\s)摘)(?= *[?])[? ]+(?=要)|(?<=(?:^|\\s)[关關])(?= *[?])[? ]+(?=[键鍵])`,
  'g',
);
const BEFORE_LABEL =
  /(?<=[0-9A-Za-z.。;；)）/])( ?)[?]+ ?(?=(?:文[献獻][标標][识識志誌][码碼]|文章[编編][号號]|中[图圖]分[类類][号號]|DOI))/g;
/** Headings of two characters that journals set apart (`结　语`): a block of nothing else asks nothing. */
const HEADINGS =
  '结语 結語 结论 結論 前言 引言 序言 导言 導言 导论 導論 小结 小結 绪论 緒論 余论 餘論 目录 目錄 附录 附錄 后记 後記 致谢 致謝'.split(
    ' ',
  );
const HEADING = new RegExp(
  `(?:${HEADINGS.map(([first, last]) => `(?<=^${first})[?]{1,2}(?=${last}$)`).join('|')})`,
  'g',
);
/** Such a block has no more. */
const LONGEST_HEADING = 4;
const QUESTION_WORDS = /[吗嗎呢何谁誰怎哪否几幾么麼]/;
const SPACED = /[?](?= [\u4e00-\u9fff])/g;

/** So many glosses make a page a mirror's, which shows wide spaces as `?`. */
const MIRRORED = 4;
/** An indent of two. */
const INDENT = /^[?]{2}(?=[\u4e00-\u9fff“《〔【\dA-Za-z])/;
/** The space behind a heading's number. */
const NUMBERED = /(?<=^[一二三四五六七八九十]{1,3})[?](?=[\u4e00-\u9fff]{2})/;
/** `王?芳??李建國`, `田?野`: names and short heads with their characters set apart. */
const SET_APART =
  /^(?=.*(?:[?]{2}|(?:^|[?])[\u4e00-\u9fff](?:[?]|$)))[\u4e00-\u9fff]{1,4}(?:[?]{1,2}[\u4e00-\u9fff]{1,4}){1,7}$/;

/** Whether a page has glosses enough to be a mirror's. */
export function isMirrored(texts: readonly string[]): boolean {
  let glosses = 0;
  for (const text of texts) {
    if (text.includes('(')) glosses += findGlosses(text).length;
    if (glosses >= MIRRORED) return true;
  }
  return false;
}

/**
 * Edits that put back wide or hard spaces shown as `?`, found by the labels they stand beside; on a mirror's page
 * (`isMirrored`) also those of indents, names and headings. UTF-16 offsets.
 */
export function planLostSpaces(text: string, mirrored = false): Edit[] {
  if (!text.includes('?')) return [];
  const found = new Map<number, number>();
  if (mirrored) {
    for (const pattern of [INDENT, NUMBERED]) {
      const run = pattern.exec(text);
      if (run) found.set(run.index, run.index + run[0].length);
    }
    if (text.length <= 40 && SET_APART.test(text) && !QUESTION_WORDS.test(text))
      for (const { index, 0: run } of text.matchAll(/[?]+/g)) found.set(index, index + run.length);
  }
  for (const pattern of [BEHIND_LABEL, BEFORE_LABEL, HEADING]) {
    if (pattern === HEADING && text.length > LONGEST_HEADING) continue;
    for (const { index, 0: run } of text.matchAll(pattern)) found.set(index, index + run.length);
  }
  if (found.size === 0) return [];
  const covered = new Set<number>();
  for (const [start, end] of found) for (let i = start; i < end; i += 1) covered.add(i);
  // Where one is proven, a `?` before a space is another, unless it ends a question.
  for (const { index } of text.matchAll(SPACED)) {
    const clause = runBefore(text, index, (unit) => '，。；,.;:：!?！？'.includes(unit));
    if (!QUESTION_WORDS.test(clause) && !covered.has(index)) {
      found.set(index, index + 1);
    }
  }
  return [...found]
    .sort((a, b) => a[0] - b[0])
    .map(([start, end]) => ({
      start,
      end,
      replacement: '\u3000',
      fix: 'space',
      evidence: '“?”处原是全角空格或不换行空格，在标签与正文之间',
    }));
}
