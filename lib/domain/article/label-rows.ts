import { re } from '../text/index.ts';

/** Rows like `关键词:治理;社区` that say what they hold. All patterns are for narrowed text. */

export type RowField =
  | 'title'
  | 'author'
  | 'affiliation'
  | 'date'
  | 'source'
  | 'volume'
  | 'issue'
  | 'pages'
  | 'year'
  | 'doi'
  | 'keywords'
  | 'abstract'
  | 'clc'
  | 'funding'
  | 'biography'
  | 'other';

/** A labelled stretch of a text: the label begins at `start`, its value is [from, to). */
export interface Row {
  readonly field: RowField;
  readonly label: string;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  /** The label is one that only articles have; it may stand anywhere in the page. */
  readonly hard: boolean;
}

/** Labels that stand at the start of a block only, or in a short line of facts. */
const SOFT: readonly (readonly [RowField, string])[] = [
  ['title', String.raw`(?:论文|文章|中文)?题\s*[名目]|(?:论文|文章|中文)标题|篇\s*名`],
  ['author', String.raw`作\s*者(?:姓名)?|著\s*者|责任者|论文作者|文章作者|中文作者`],
  ['affiliation', String.raw`(?:作者|第一作者|工作|所属|完成)(?:单位|机构)|机构(?:地区|单位)|机\s*构|单\s*位`],
  [
    'date',
    String.raw`(?:发布|发表|出版|上传|刊发|网络出版|在线出版|在线发表|首发|网络首发|公布)(?:时间|日期)|日\s*期|时\s*间|出版年月`,
  ],
  ['source', String.raw`(?:文献|文章|论文|期刊)?来\s*源|来源期刊|刊\s*名|期刊(?:名称|名)?|出\s*处|刊\s*登|原\s*载`],
  [
    'issue',
    String.raw`(?:年\s*,\s*)?卷\s*\(\s*期\s*\)|年\s*[,/、]?\s*卷\s*[,/、]?\s*期|卷\s*期(?:号)?|期\s*号?|刊\s*期`,
  ],
  ['volume', String.raw`卷\s*号?`],
  ['year', String.raw`年\s*份|出版年|年`],
  ['pages', String.raw`页\s*码|起止页码?|页码范围`],
  [
    'other',
    String.raw`浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|量|数)?|下载(?:次数|量)?|被引(?:频次|次数|量)?|字\s*[体号]|页\s*数|专\s*辑|专\s*题|分享到?|导师|学位(?:授予单位|年度|类型)?|学科(?:专业)?|语\s*种|大\s*小|版权|编\s*辑|校\s*对|审\s*核|标\s*签|栏\s*目|分\s*类`,
  ],
];

/** Labels of an article that may stand in the middle of a block. */
const HARD: readonly (readonly [RowField, string])[] = [
  ['abstract', String.raw`摘\s*要|内\s*容\s*提\s*要|内\s*容\s*摘\s*要|中\s*文\s*摘\s*要|提\s*要`],
  ['keywords', String.raw`关\s*键\s*[词字]|中文关键词|主\s*题\s*词`],
  ['clc', String.raw`中\s*图\s*法?\s*(?:分类\s*)?(?:号|法)|中图分类|分\s*类\s*号|学科分类号?`],
  ['doi', String.raw`DOI(?:号|码)?|[Dd]oi(?=\s*[:1])|数字对象唯一标识符`],
  ['biography', String.raw`作\s*者\s*简\s*介|作者信息|第一作者(?:简介)?`],
  ['funding', String.raw`基\s*金(?:项\s*目|资\s*助|编号)?|资助项目|项目基金|课题项目|基金论文`],
  [
    'other',
    String.raw`文\s*献\s*标\s*[识志]\s*[码号]|文\s*章\s*编\s*号|通[讯信]作者|收\s*稿\s*日\s*期|修\s*[回改]\s*日\s*期|录用日期|接受日期|引用(?:本文|格式)|本文引用格式|本文引文格式|引文格式|责\s*任\s*编\s*辑|责\s*编|执行编辑|栏目编辑|ISSN|CN|Abstract|ABSTRACT|Key\s*[Ww]ords?|KEY\s*WORDS|Funds?|Received|CLC(?: number)?|MSC|JEL\s*(?:分类号|[Cc]lassification)?|PACS|Document code|Article ID|英文(?:标题|题名|摘要|关键词|刊名|作者)|文章历史|版权声明|原文(?:链接|地址|网址)|本文(?:来自|地址|链接|网址)`,
  ],
];

const table = (rows: typeof SOFT) => rows.map(([, pattern]) => `(${pattern})`).join('|');
const OPEN = String.raw`[\[【〔(<■●◆▪·]`;
const CLOSE = String.raw`[\]】〕)>]`;
/**
 * A label with what may stand before and behind it. One pattern for labels at the start of a block and inside it: the
 * table is long, and every pattern that holds it is compiled anew.
 */
const LABEL = new RegExp(
  String.raw`\s*(${OPEN})?\s*(?:${table([...HARD, ...SOFT])})\s*(?:(${CLOSE})(\s*[:.])?|(:)|$)`,
  'y',
);
/** `摘 要 本文…`, `关键词 治理;社区`: the abstract and the keywords are often set off by space alone. */
const SPACED =
  /^\s*(?:(摘\s*要|内\s*容\s*提\s*要|提\s*要)|(关\s*键\s*词|主\s*题\s*词)|(中\s*图\s*法?\s*分\s*类\s*号))\s*[:]?\s{1,6}(?=\S)/;
/** `摘要` glued to what it labels; long prose and rows of words only. */
const GLUED = re`^\s*(?:(摘\s*要)|(关\s*键\s*词))(?=[\p{L}“\d])(?!的|是|为|和|与|中|检索|提取|及)`;
/** A colon, or the bracket that closes a label: only there a label inside a block can end. */
const ENDS = /[:\]】〕]/g;
const LONGEST_LABEL = 16;
const LONGEST_FACTS = 160;
const BOTH = [...HARD, ...SOFT];

/** The labelled rows of a narrowed text; [] where it does not begin with a label (or hold one in a line of facts). */
export function labelRows(text: string): Row[] {
  const starts = startsOf(text);
  return starts.map((row, i) => ({ ...row, to: starts[i + 1]?.start ?? text.length }));
}

function startsOf(text: string): Omit<Row, 'to'>[] {
  const head = text.slice(0, 80);
  const rows: Omit<Row, 'to'>[] = [];
  const first = rowAtStart(head);
  const spaced = first === null ? (SPACED.exec(head) ?? gluedOf(text)) : null;
  if (first !== null) rows.push(first);
  else if (spaced !== null) {
    rows.push({
      field: spaced[1] !== undefined ? 'abstract' : spaced[3] !== undefined ? 'clc' : 'keywords',
      label: spaced[0].trim(),
      start: 0,
      from: spaced[0].length,
      hard: true,
    });
  }
  const facts = text.length <= LONGEST_FACTS && !text.includes('。');
  const behind = rows.length === 0 ? abstractBehindAddress(text) : null;
  if (behind !== null) rows.push(behind);
  if (rows.length > 0 || facts) rows.push(...insideOf(text, rows[0]?.from ?? 0, facts));
  return rows;
}

/** `(某某大学,南京 210000)摘 要 本文…`: the abstract in the block of the authors' address. */
const BEHIND_ADDRESS = re`^[^。]{4,240}?(?:\d{6}\s*\)?|\))\s*(摘\s*要)(?:\s*:\s*|\s{1,6}|(?=[\p{L}“[])(?!的|是|为|和|与|中))(?=\S)`;

function abstractBehindAddress(text: string): Omit<Row, 'to'> | null {
  const head = text.slice(0, 280);
  if (text.length < 80 || !head.includes('摘') || !text.includes('。')) return null;
  const match = BEHIND_ADDRESS.exec(head);
  if (match === null) return null;
  const label = match[1] ?? '';
  return { field: 'abstract', label, start: match[0].lastIndexOf(label), from: match[0].length, hard: true };
}

function labelAt(text: string, at: number): RegExpExecArray | null {
  LABEL.lastIndex = at;
  return LABEL.exec(text);
}

/** The field of a matched label and its words. */
function fieldOf(match: RegExpExecArray): { field: RowField; label: string; hard: boolean } {
  const at = match.slice(2, 2 + BOTH.length).findIndex((words) => words !== undefined);
  return { field: BOTH[at]?.[0] ?? 'other', label: (match[2 + at] ?? '').replace(/\s+/g, ''), hard: at < HARD.length };
}

/** `关键词:…`, `[关键词]…`, `【摘要】:…`; a block that is nothing but a label too. */
function rowAtStart(head: string): Omit<Row, 'to'> | null {
  const match = labelAt(head, 0);
  if (match === null) return null;
  const [open, close] = [match[1], match[2 + BOTH.length]];
  if (close !== undefined && open === undefined) return null;
  const end = match[0].length;
  return { ...fieldOf(match), start: 0, from: end + (/^\s*/.exec(head.slice(end))?.[0].length ?? 0) };
}

function gluedOf(text: string): RegExpExecArray | null {
  const match = GLUED.exec(text);
  if (match === null) return null;
  const fits =
    match[1] === undefined
      ? text.length < 200 && /[;,、\s]/.test(text.slice(4))
      : text.length > 80 && text.includes('。');
  return fits ? match : null;
}

/** Labels in the middle of a block; the soft ones only in a short line of facts. */
function insideOf(text: string, from: number, facts: boolean): Omit<Row, 'to'>[] {
  const rows: Omit<Row, 'to'>[] = [];
  let done = from;
  for (const { 0: mark, index } of text.slice(from).matchAll(ENDS)) {
    const end = from + index;
    const match = labelBefore(text, Math.max(done, end - LONGEST_LABEL), end);
    if (match === null) continue;
    const { field, label, hard } = fieldOf(match);
    const bracketed = match[1] !== undefined;
    const place = match.index;
    const glued = place > done && !/^[\s[【〔(<]/.test(match[0]) && re`[\p{L}“"《]`.test(text[place - 1] ?? '');
    // `…;行星际输运中图分类号:P353`: glued to the row before, a label must be one that no sentence has.
    if (glued && !(hard && label.length >= 3 && from > 0)) continue;
    if ((!hard && !facts) || (mark !== ':' && !(bracketed && hard))) continue;
    done = end + 1;
    while (/[:\s]/.test(text[done] ?? '')) done += 1;
    rows.push({
      field,
      label,
      start: place,
      from: done,
      hard,
    });
  }
  return rows;
}

/** The longest label that ends right before the mark at `end`. */
function labelBefore(text: string, start: number, end: number): RegExpExecArray | null {
  const upTo = text.slice(0, end);
  for (let at = start; at + 2 <= end; at += 1) {
    const match = labelAt(upTo, at);
    if (match !== null && at + match[0].length === end) return match;
  }
  return null;
}
