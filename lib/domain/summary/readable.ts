/** What reads badly when a sentence stands alone: it leans on another, announces what does not follow, or is no statement. */

/** Words at the start that point back to a thing said before: no cutting mends that. */
const POINTS_BACK =
  /^(?:这(?!里)|该[^\s,，]|其(?![他它余实中])|此(?![外时])|那[么些种个]?|它们?|他们?|她们?|前者|后者|上述|凡此|诸如|诸此|与此|为此|对此|由此(?!可)|据此|另一|也有|还有|又有|再如|又如|例如|比如|譬如|如(?:上|前|此)|以上|同样|相比之下|其中|我们|笔者曾|有人|有的)/;
/** Connectives before the sentence proper, which says as much without them. */
const CONNECTIVE =
  /^(?:因此|因而|所以|然而|但是|不过|可是|此外|另外|同时|与此同时|总之|总的来看|总体来看|总体上看|综上|综上所述|可见|由此可见|显然|换言之|也就是说|具体而言|具体来说|进一步说|事实上|实际上|需要指出的是|值得注意的是|值得一提的是|诚然|当然|首先|其次|再次|最后|第[一二三四五六七八九十]|其[一二三四五六七八九十])\s*[，,、：:]\s*|^(?:因此|所以|然而|但是|可见|总之)(?=[\u4e00-\u9fff])/;
const ORDINAL = /^(?:首先|其次|再次|最后|第[一二三四五六七八九十]|其[一二三四五六七八九十])/;
const ANNOUNCES = /[：:]$|(?:如下|以下|如次)[。.：:]?$|[：:]\s{0,2}[（(]\s{0,2}[1一]\s{0,2}[）)]/;
/** `本文的结论有三。` */
const COUNTS = /^.{0,14}(?:有[二两三四五六七]|[二两三四五六七](?:点|个方面|个问题|类|种|项))\s*。?$/;
const FIGURE = /[图表]\s{0,2}\d|式\s{0,2}[（(]\d/;
const REMARK =
  /^(?:注|说明|资料来源|数据来源|来源|式中|其中|图|表|附图|附表|例)\s{0,2}[\d（(]{0,3}[）)]?\s{0,2}[：:，,]|^例?\s{0,2}[（(]\s{0,2}\d{1,2}\s{0,2}[）)]|^[①-⑳]/;
const THANKS =
  /(?:感谢|致谢|谨致|鸣谢|谢意)|^(?:基金项目|资助项目|收稿日期|作者简介|作者贡献|通[讯信]作者|利益冲突|责任编辑|引用格式)|本(?:文|研究)(?:系|得到|受到|为).{0,40}(?:基金|项目|资助|课题)/;
const QUOTED = /^[“「『"][^”」』"]*[”」』"][。.]?$|^[（(][^（()）]*[）)][。.]?$/;
const OPENERS = '“「『（(《';
const CLOSERS = '”」』）)》';

/** How badly a sentence reads alone: 0 (well) to about 0.6; on the scale of the ranking's score. */
export function awkwardness(sentence: string): number {
  const text = sentence.trim();
  const proper = text.slice(connectiveLength(text));
  let cost = 0;
  if (POINTS_BACK.test(proper)) cost += 0.14;
  if (ANNOUNCES.test(text) || COUNTS.test(text)) cost += 0.2;
  if (REMARK.test(text) || THANKS.test(text)) cost += 0.3;
  if (FIGURE.test(text)) cost += 0.08;
  if (QUOTED.test(text)) cost += 0.12;
  if (!isBalanced(text)) cost += 0.2;
  return cost;
}

/** Length of the connective a sentence begins with (因此，总之，第一，…), with its mark; 0 where there is none. */
export function connectiveLength(sentence: string): number {
  return CONNECTIVE.exec(sentence)?.[0].length ?? 0;
}

/** Whether a sentence counts itself: 第一，其次，… */
export function isOrdinal(sentence: string): boolean {
  return ORDINAL.test(sentence);
}

/** Whether every bracket and quotation mark that is opened is closed, and none closed that was not opened. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const mark of text) {
    const opener = OPENERS.indexOf(mark);
    const closer = CLOSERS.indexOf(mark);
    if (opener >= 0) open.push(CLOSERS[opener] as string);
    else if (closer >= 0 && open.pop() !== mark) return false;
  }
  return open.length === 0;
}
