/**
 * Signs of an academic article in a raw sample of a page's text, for the tiny detector: before any repair, in either
 * script, with glosses (`關(guān)鍵詞`) and marks sprayed in. A score of 1 or more is worth a closer look.
 * No imports and little code on purpose: this is loaded on every page of the listed sites.
 */
export function articleSigns(text: string): { score: number; signs: string[] } {
  const plain = text
    .replace(/\([a-zü-ǜāáǎàēéěèīíǐìōóǒòūúǔù]{1,6}\)/g, '')
    .replace(/([摘关關參参])[\s?]{1,6}(?=[要鍵键考])/g, '$1');
  const signs: string[] = [];
  let score = 0;
  for (const [weight, sign, pattern, least = 1] of SIGNS) {
    const found = plain.match(pattern)?.length ?? 0;
    if (found < least) continue;
    score += weight;
    signs.push(`${sign} ${found}`);
  }
  // A page that says 摘要: again and again lists articles and is none.
  if ((plain.match(/摘要\s*[:\uFF1A】\]]/g)?.length ?? 0) > 4) score -= 1;
  return { score: Math.round(score * 100) / 100, signs };
}

const SIGNS: readonly (readonly [weight: number, sign: string, pattern: RegExp, least?: number])[] = [
  [0.5, '摘要', /(?:摘要|[内內]容提要)(?: ?[:\uFF1A】\]〕)\u3000]|\n|本[文研论論])/g],
  [0.5, '关键词', /[关關][键鍵][词詞字] ?[:\uFF1A】\]〕)\u3000]/g],
  [0.5, '分类号', /中[图圖]分[类類][号號]|文[献獻][标標][识識志誌][码碼]|文章[编編][号號]/g],
  [0.3, 'DOI', /10\.\d{4,9}\/\S/g],
  [0.3, '基金', /(?:基金[项項]目|收稿日期|通[讯訊信]作者)\s*[:\uFF1A】\]]/g],
  [0.4, '参考文献', /[参參]考(?:文[献獻]|[书書]目)\s*[:\uFF1A】\]\n]/g],
  [0.6, '文献条目', /\[[JMDNCRSP](?:\/OL)?\]\s*[.．,，]/g, 3],
  [1, '注释', /(?:[(（[［〔]\d{1,3}[)）\]］〕]|[①-⑳])[^。，,《\n]{1,24}?[:：]\s*《/g, 3],
  [0.3, '注释表', /[注註][释釋]\s*[:\uFF1A\n]?\s*(?:①|\[1\]|〔1〕|1[.、])/g],
  [0.4, '单位', /[(（][^()（）\n]{4,60}\d{6}\s*[)）]/g],
  [0.3, '编号标题', /(?:^|\n|\s)(?:[一二三四]、|[(（][一二三][)）])\s*[\u4e00-\u9fff]/g, 3],
  // 关键词, 摘要, 參考文獻 read in the wrong encoding.
  [1, '乱码中的标签', /鍏抽敭|闂滈嵉|鎽樿|å…³é”®|æ‘˜è¦|¹Ø¼ü´Ê|ÕªÒª|壽瑩棵|闽龄迭|篕璶/g],
];
