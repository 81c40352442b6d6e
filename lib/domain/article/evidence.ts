import { Pace, re, type Slices } from '../text/index.ts';
import type { Line } from './line.ts';
import { isLinkWall } from './region.ts';
import type { Metadata, Note, PageFacts, Section } from './types.ts';

/** What speaks for and against a page being an academic article. */
export interface Evidence {
  readonly score: number;
  readonly sentences: readonly string[];
}

/** What was found in the page. */
export interface Findings {
  readonly lines: readonly Line[];
  readonly facts: PageFacts;
  readonly metadata: Metadata;
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
  readonly references: readonly Note[];
  /** Number of Han characters in the body and in the abstract. */
  readonly han: number;
  /** A line 刊名 YYYY年第N期 stands in front. */
  readonly issueLine: boolean;
}

interface Point {
  readonly points: number;
  readonly sentence: string;
  /** Only scholarship has it. */
  readonly core?: boolean;
}

const WORK =
  /《[^《》]+》[^。]{0,60}(?:年|期|页|版)|\[[JMDNCRSP](?:\/OL)?\]|(?:19|20)\d\d.{0,120}(?:\d+\s*\(\d+\)|pp?\.|:\s*\d+[-–])/;
const ENCYCLOPEDIA =
  /\[\s*编辑\s*\]|编辑本段|本词条|词条(?:标签|统计|图册|名片)|维基百科|百度百科|互动百科|自由的百科全书/;
const SHOP =
  /加入购物车|立即购买|加入收藏夹|库存(?:紧张|充足)?[:\uFF1A]|[¥¥]\s*\d|已售\s*\d|优惠券|商品(?:详情|评价|介绍)|累计评价/;
const FORUM =
  /^(?:楼主|沙发|板凳|\d{1,4}\s*楼|\d{1,4}#)|发表于\s*\d{4}|只看(?:该作者|楼主)|回复\s*(?:TA|此楼|\d+#)|引用\s*\d+\s*楼|注册时间|积分\s*\d+/;
const SEARCH =
  /(?:找到|共|约)[^。]{0,12}\d[\d,]*\s*(?:条|篇|个)[^。]{0,6}(?:结果|记录|文献|信息)|搜索结果|检索结果|相关搜索/;
const NEWS = re`^(?:本报|本网|新华社|中新社|中新网|人民网|央视网|光明网)?[^。]{0,14}(?:\d{1,2}月\d{1,2}日(?:电|讯|消息)|[(]?(?:通讯员|记者)\s)|本报讯|(?:本报|本网|新华社)?记者\s*[\p{Script=Han}]{2,4}\s*(?:报道|摄|)$`;
const OTHERS = { encyclopedia: ENCYCLOPEDIA, shop: SHOP, forum: FORUM, search: SEARCH, news: NEWS };
const CAP = 0.4;

/** Weighs what was found; sentences are in Chinese, the most telling first. */
export function* weigh(found: Findings): Slices<Evidence> {
  const pro = pointsFor(found);
  yield;
  const contra = yield* pointsAgainst(found);
  let score = [...pro, ...contra].reduce((sum, point) => sum + point.points, 0);
  const sentences = [...pro, ...contra]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map((point) => point.sentence);
  if (!pro.some((point) => point.core)) {
    if (score > CAP) sentences.push('没有只有论文才有的标志(摘要、文献分类号、注释、参考文献等)');
    score = Math.min(score, CAP);
  }
  if (found.han < 40) {
    sentences.push(`汉字太少(${found.han} 个)`);
    score = Math.min(score, CAP);
  }
  return { score: Math.round(Math.max(0, Math.min(1, score)) * 100) / 100, sentences };
}

function pointsFor(found: Findings): Point[] {
  const { metadata, facts, notes, references } = found;
  const points: Point[] = [];
  const add = (points_: number, sentence: string, core = false) => points.push({ points: points_, sentence, core });
  const names = new Set(facts.metas.map((meta) => meta.name));
  if (
    [
      'citation_journal_title',
      'citation_dissertation_institution',
      'citation_conference_title',
      'citation_technical_report_institution',
    ].some((name) => names.has(name))
  ) {
    add(0.5, '网页自带期刊论文的元数据(citation_*)', true);
  } else if (names.has('citation_title') || names.has('prism.publicationname')) add(0.35, '网页自带论文的元数据', true);
  if (names.has('site:scholarly')) {
    const told = ['site:author', 'site:abstract', 'site:keywords'].some((name) => names.has(name));
    if (names.has('site:title') && told) add(0.4, '已知学术网站的论文页面', true);
    else add(0.15, '网址是已知学术网站的论文页面');
  }
  if (facts.jsonLd.some(isScholarly)) add(0.4, '网页以结构化数据声明自己是学术文章', true);
  const labels = labelsIn(found.lines);
  const numbered = found.sections.filter((section) => section.label !== '');
  const levels = new Set(numbered.map((section) => section.level)).size;
  const abstract = metadata.abstract !== null && metadata.abstract.value.length >= 30;
  const keywords = metadata.keywords !== null && metadata.keywords.value.length >= 2;
  if (abstract)
    add(
      0.22,
      `有摘要(${metadata.abstract?.value.length ?? 0} 字)`,
      metadata.keywords !== null || labels.has('clc') || labels.has('funding'),
    );
  if (keywords) add(0.18, `有关键词 ${metadata.keywords?.value.length ?? 0} 个`);
  if (labels.has('clc')) add(0.22, '有中图分类号、文献标识码或文章编号', true);
  if (metadata.doi !== null) add(0.2, `有 DOI:${metadata.doi.value}`, abstract);
  if (labels.has('funding')) add(0.12, '有基金项目、收稿日期或通讯作者');
  if (metadata.affiliations !== null) {
    const postcode = metadata.affiliations.value.some((name) => /\d{6}/.test(name));
    add(
      postcode ? 0.25 : 0.12,
      `有作者单位${postcode ? '(带邮编)' : ''}:${metadata.affiliations.value[0]}`,
      postcode && (metadata.authors !== null || abstract || keywords || numbered.length >= 2),
    );
  }
  if (metadata.authors !== null) add(0.05, `有作者:${metadata.authors.value.slice(0, 3).join('、')}`);
  if (found.issueLine)
    add(
      0.2,
      `有刊期:${metadata.container?.value ?? ''} ${metadata.date?.value.slice(0, 4) ?? ''} ${metadata.issue?.value ?? ''}`.trim(),
      abstract || metadata.affiliations !== null,
    );
  const works = notes.filter((note) => note.again !== undefined || WORK.test(note.text)).length;
  if (works >= 3) add(0.45, `有引用文献的注释 ${works} 条`, true);
  else if (works > 0) add(0.12, `有引用文献的注释 ${works} 条`);
  const cited = references.filter((note) => WORK.test(note.text)).length;
  const marked = references.filter((note) => note.marks.length > 0 || (note.mentions?.length ?? 0) > 0).length;
  if (cited >= 3)
    add(
      cited >= 8 ? 0.3 : 0.25,
      `文末有参考文献 ${references.length} 条`,
      numbered.length >= 2 || abstract || keywords,
    );
  if (marked >= 3) add(0.08, `正文标注引用 ${marked} 条`);
  if (numbered.length >= 2) add(levels >= 2 ? 0.25 : 0.15, `${levels} 级编号标题 ${numbered.length} 个`);
  if (found.han >= 600)
    add(found.han >= 3000 ? 0.15 : found.han >= 1500 ? 0.12 : 0.05, `正文汉字 ${grouped(found.han)} 个`);
  return points;
}

/** How many lines show each sign of something else, and how many are abstracts or links. */
function* signsAgainst(lines: readonly Line[]): Slices<Record<keyof typeof OTHERS | 'abstracts' | 'links', number>> {
  const pace = new Pace();
  const counts = { encyclopedia: 0, shop: 0, forum: 0, search: 0, news: 0, abstracts: 0, links: 0 };
  for (const line of lines) {
    if (pace.read(line.text.length)) yield;
    const head = line.text.slice(0, 400);
    for (const [name, pattern] of Object.entries(OTHERS) as [keyof typeof OTHERS, RegExp][])
      if (pattern.test(head)) counts[name] += 1;
    if (/^\s*[[【]?摘\s*要/.test(head)) counts.abstracts += 1;
    if (line.block.hints.linkRatio > 0.6 && !isLinkWall(line)) counts.links += 1;
  }
  return counts;
}

function* pointsAgainst(found: Findings): Slices<Point[]> {
  const points: Point[] = [];
  const add = (cost: number, sentence: string) => points.push({ points: -cost, sentence });
  const signs = yield* signsAgainst(found.lines);
  if (/(?:^|\.)(?:wikipedia\.org|baike\.|wiki\.)|\/wiki\//.test(found.facts.url) || signs.encyclopedia >= 2)
    add(0.5, '像百科词条');
  if (signs.shop >= 3) add(0.5, '像商品页面');
  if (signs.forum >= 3) add(0.45, '像论坛帖子');
  if (signs.search >= 1 && found.han < 3000) add(0.35, '像检索结果列表');
  if (signs.abstracts >= 4) add(0.5, '一页有多条摘要,像检索结果');
  if (signs.news >= 1) add(0.25, '像新闻报道');
  if (signs.links > 60 && found.han < 800) add(0.3, '大部分是链接');
  return points;
}

/** 12345 → 12,345. */
function grouped(count: number): string {
  return String(count).replace(/\d(?=(?:\d{3})+$)/g, '$&,');
}

/** Labels of scholarship anywhere in the page, not only in front. */
function labelsIn(lines: readonly Line[]): Set<string> {
  const found = new Set<string>();
  for (const line of lines) {
    for (const row of line.rows) {
      if (row.field === 'clc' || /文献标|文章编号/.test(row.label)) found.add('clc');
      else if (row.field === 'funding' || /收稿|修[回改]|通[讯信]作者/.test(row.label)) found.add('funding');
    }
  }
  return found;
}

function isScholarly(item: unknown): boolean {
  const type = ((item ?? {}) as { '@type'?: unknown })['@type'];
  return (Array.isArray(type) ? type : [type]).some((name) => name === 'ScholarlyArticle' || name === 'Thesis');
}
