import { type Edit, runBefore } from '../text/index.ts';

/** Labels between which journals put wide spaces: a `?` beside one of them is no question. */
const LABEL =
  '(?:摘|要|摘要|目的|方法|[结結]果|[结結][论論]|[关關][键鍵][词詞]|作者[简簡]介|基金[项項]目|收稿日期|[参參]考文[献獻])';
const BEHIND_LABEL = new RegExp(
  `(?<=(?:^|[\\s。.:：;；?])${LABEL})[?]+(?= )|(?<=(?:^|\\s)摘)(?= *[?])[? ]+(?=要)|(?<=(?:^|\\s)[关關])(?= *[?])[? ]+(?=[键鍵])`,
  'g',
);
const BEFORE_LABEL =
  /(?<=[0-9A-Za-z.。;；)）/])( ?)[?]+ ?(?=(?:文[献獻][标標][识識志誌][码碼]|文章[编編][号號]|中[图圖]分[类類][号號]|DOI))/g;
const QUESTION_WORDS = /[吗嗎呢何谁誰怎哪否几幾么麼]/;
const SPACED = /[?](?= [\u4e00-\u9fff])/g;

/** Edits that put back wide or hard spaces shown as `?`, found by the labels they stand beside. UTF-16 offsets. */
export function planLostSpaces(text: string): Edit[] {
  if (!text.includes('?')) return [];
  const found = new Map<number, number>();
  for (const pattern of [BEHIND_LABEL, BEFORE_LABEL]) {
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
