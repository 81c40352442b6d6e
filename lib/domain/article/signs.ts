/**
 * Signs of an academic article in a raw sample of a page's text, for the tiny detector: before any repair, in either
 * script, with glosses (`關(guān)鍵詞`) and marks sprayed in. A score of 1 or more is worth a closer look.
 * No imports and little code on purpose: this is loaded on every page of the listed sites.
 */
export function articleSigns(text: string): { score: number; signs: string[] } {
  const has = (words: readonly string[], among = text) => words.some((word) => among.includes(word));
  let plain = has(['(']) ? text.replace(/\([a-zü-ǜāáǎàēéěèīíǐìōóǒòūúǔù]{1,6}\)/g, '') : text;
  if (has(['摘', '关', '關', '參', '参'], plain) && has(['要', '鍵', '键', '考'], plain)) {
    plain = plain.replace(/([摘关關參参])[\s?]{1,6}(?=[要鍵键考])/g, '$1');
  }
  const signs: string[] = [];
  let score = 0;
  for (const [weight, sign, needs, pattern, least = 1] of SIGNS) {
    // A pattern costs a browser more to compile than the words are to look for, and most pages have none of them.
    if (!has(needs, plain)) continue;
    const found = plain.match(pattern)?.length ?? 0;
    if (found < least) continue;
    score += weight;
    signs.push(`${sign} ${found}`);
  }
  // A page that says 摘要: again and again lists articles and is none.
  if (has(['摘要'], plain) && (plain.match(/摘要\s*[:\uFF1A】\]]/g)?.length ?? 0) > 4) score -= 1;
  return { score: Math.round(score * 100) / 100, signs };
}

/** `needs`: without any of these words the pattern cannot fit. */
const SIGNS: readonly (readonly [
  weight: number,
  sign: string,
  needs: readonly string[],
  pattern: RegExp,
  least?: number,
])[] = [
  [0.5, '摘要', ['摘要', '容提要'], /(?:摘要|[内內]容提要)(?: ?[:\uFF1A】\]〕)\u3000]|\n|本[文研论論])/g],
  [0.5, '关键词', ['键词', '键詞', '键字', '鍵词', '鍵詞', '鍵字'], /[关關][键鍵][词詞字] ?[:\uFF1A】\]〕)\u3000]/g],
  [
    0.5,
    '分类号',
    ['图分', '圖分', '献标', '献標', '獻标', '獻標', '章编', '章編'],
    /中[图圖]分[类類][号號]|文[献獻][标標][识識志誌][码碼]|文章[编編][号號]/g,
  ],
  [0.3, 'DOI', ['10.'], /10\.\d{4,9}\/\S/g],
  [
    0.3,
    '基金',
    ['基金项', '基金項', '收稿日期', '讯作者', '訊作者', '信作者'],
    /(?:基金[项項]目|收稿日期|通[讯訊信]作者)\s*[:\uFF1A】\]]/g,
  ],
  [0.4, '参考文献', ['考文', '考书', '考書'], /[参參]考(?:文[献獻]|[书書]目)\s*[:\uFF1A】\]\n]/g],
  [0.6, '文献条目', ['[J', '[M', '[D', '[N', '[C', '[R', '[S', '[P'], /\[[JMDNCRSP](?:\/OL)?\]\s*[.．,，]/g, 3],
  [1, '注释', ['《'], /(?:[(（[［〔]\d{1,3}[)）\]］〕]|[①-⑳])[^。，,《\n]{1,24}?[:：]\s*《/g, 3],
  [0.3, '注释表', ['注释', '注釋', '註释', '註釋'], /[注註][释釋]\s*[:\uFF1A\n]?\s*(?:①|\[1\]|〔1〕|1[.、])/g],
  [0.4, '单位', ['(', '（'], /[(（][^()（）\n]{4,60}\d{6}\s*[)）]/g],
  [
    0.3,
    '编号标题',
    ['一、', '二、', '三、', '四、', '一)', '二)', '三)', '一）', '二）', '三）'],
    /(?:^|\n|\s)(?:[一二三四]、|[(（][一二三][)）])\s*[\u4e00-\u9fff]/g,
    3,
  ],
  // 关键词, 摘要, 參考文獻 read in the wrong encoding.
  [
    1,
    '乱码中的标签',
    ['鍏抽', '闂滈', '鎽', 'å…³', 'æ‘˜', '¹Ø¼', 'ÕªÒ', '壽瑩', '闽龄', '篕'],
    /鍏抽敭|闂滈嵉|鎽樿|å…³é”®|æ‘˜è¦|¹Ø¼ü´Ê|ÕªÒª|壽瑩棵|闽龄迭|篕璶/g,
  ],
];
