import { re, reAll } from '../text/index.ts';
import { bounded, tidy } from './line.ts';

/** Names of authors and of where they work, as printed in front of an article. Patterns are for narrowed text. */

const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲卞房柏水窦云费华卫凤花鲍岑薄屈项解应宗宣邬单杭包诸丛储靳汲糜松井富巫乌巴弓牧隗山谷车宓蓬全郗班仰仲伊宫宁仇栾甘厉戎祖刁景束幸司韶郜蓟印宿怀蒲台鄂索咸籍卓蔺屠蒙池阴胥苍双闻莘党贡劳逄姬冉宰郦雍璩桑桂濮扈冀郏浦农别晏瞿阎充慕连茹习宦艾鱼容古慎戈终暨居衡步都满弘匡国寇广禄阙东殳沃利蔚越夔隆师巩厍晁勾敖融冷訾阚那简饶空曾沙养鞠须丰巢蒯相查后荆红游竺权逯盖益桓公肖付代闫阳佘苟揭占尧湛涂商谌敬帅禹冼植檀盘区闵路梅盛童淡亓但但迟兰褚尤戚喻奚郎酆廉滕皮卜穆祁狄米贝臧伏谈茅舒阮席麻娄凌霍虞柯昝裘缪干贲郁吉钮嵇裴荣翁荀羊於惠甄芮羿邴钭邰郤燕庾乜'.split(
    '',
  ),
);
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|百里|南宫|独孤|拓跋|宇文|长孙|申屠|司空|闻人|轩辕|呼延|完颜)/;
const ETHNIC = re`^[\p{Script=Han}]{1,8}[·•・][\p{Script=Han}]{1,8}(?:[·•・][\p{Script=Han}]{1,8})?$`;
const LATIN = re`^[A-Z][\p{L}.’'-]*(?: [A-Z][\p{L}.’'-]*){1,4}$`;
const NOT_NAMES: ReadonlySet<string> = new Set(
  '首页 期刊 资讯 登录 注册 搜索 导航 目录 返回 更多 正文 分享 收藏 打印 下载 摘要 关键词 作者 来源 时间 日期 编辑 全文 原文 引言 前言 结论 结语 参考 文献 注释 广告 新闻 经济 文化 教育 科技 社会 法律 国际 体育 娱乐 财经 军事 汽车 房产 健康 旅游 视频 图片 论坛 博客 上一篇 下一篇 评论 推荐 关于 于是 应用 高中 高等 方法 方案 方面 常见 常用 安全 全部 全国 文学 史学 金融 华人 国家 广东 广西 江苏 江西 云南 安徽 宁夏 山东 山西 东北 华北 海南 公告 通知 相关 文章 图书 阅读 时政 白皮书 管理 项目 单位'.split(
    ' ',
  ),
);

/** Whether a word can be a person's name in Han characters. */
export function isHanName(word: string): boolean {
  if (ETHNIC.test(word)) return true;
  if (!re`^\p{Script=Han}{2,4}$`.test(word) || NOT_NAMES.has(word)) return false;
  if (COMPOUND.test(word)) return word.length >= 3;
  return word.length <= 3 ? SURNAMES.has(word[0] ?? '') : SURNAMES.has(word[0] ?? '') && SURNAMES.has(word[1] ?? '');
}

/** A row of forty names with their affiliations is shorter. */
const LONGEST_ROW = 3000;

/** Takes marks, numbers of affiliations, e-mail and roles off a row of names. */
function cleanRow(row: string): string {
  return (
    row
      // `某某 著 某某 译`: the translator is no author.
      .replace(/^(.{2,60}?)[\s,](?:著|撰)[\s,;]+.{2,60}?译\s*$/u, '$1')
      .replace(reAll`(?<=\p{Script=Han})\s+(?=[A-Z][a-z])|(?<=[a-z.])\s+(?=\p{Script=Han})`, '|')
      .replace(/^\s*(?:文|撰文|图|作者|◎|□|■|●|○|◆|\*)\s*[/|│:]?\s*/u, '')
      .replace(/[/|│]\s*(?:文|著)\s*$/u, '')
      .replace(/\b[\w.+-]{1,64}@[\w.-]+/g, ' ')
      .replace(/[[(〔【][^\])〕】]{0,12}[\])〕】]/g, ' ')
      .replace(/\b(?:and)\b|&/g, ',')
      .replace(/\d{1,2}\s*\)/g, '|')
      .replace(/[①-⑳⁰¹²³⁴-⁹*†‡§#✉★☆▲△∆\d]+(?:\s*[,、.]\s*[\d⁰¹²³⁴-⁹*†‡#✉★☆▲△∆]+)*/gu, '|')
      // `周平a,b,吴小河a`: letters of affiliations.
      .replace(reAll`(?<=\p{Script=Han})\s?[a-h](?:\s*,\s*[a-h])*(?=\s*(?:[,;、|(]|$)|\s+\p{Script=Han})`, '|')
      // Raised numbers may be printed as primes; mirrors lose them.
      .replace(reAll`(?<=\p{Script=Han})['’′‘?]{1,3}`, '|')
      .replace(/\s*(?:等(?:著|编)?|著|编著|编译|主编|整理|点校|译|撰)\s*$/u, '')
  );
}

/**
 * The names in a row that is nothing but names; null where anything else stands in it.
 * `told`: a label says that they are names; what stands around makes it likely; or nothing does, and each must have a
 * known surname. A name of two characters may be set apart (`房 建`), as may one in a row (`王 伟 李小明`).
 */
export function namesIn(row: string, told: 'label' | 'likely' | 'alone' = 'alone'): string[] | null {
  const names: string[] = [];
  for (const part of cleanRow(bounded(row, LONGEST_ROW)).split(/[,;、|]/)) {
    const words = part.trim();
    if (words === '') continue;
    if (re`^[\p{Script=Han}\s·•・]+$`.test(words)) names.push(...joinSpaced(words));
    else if (LATIN.test(tidy(words))) names.push(tidy(words));
    else return null;
  }
  if (names.length === 0 || names.length > 40) return null;
  // Two capitalised words are a name only where something says so.
  const known = names.filter((name) => isHanName(name) || (told !== 'alone' && LATIN.test(name))).length;
  const shaped = names.every((name) => re`^\p{Script=Han}{2,5}$`.test(name) || ETHNIC.test(name) || LATIN.test(name));
  if (!shaped || names.some((name) => NOT_NAMES.has(name))) return null;
  return known >= { label: 0, likely: names.length / 2, alone: names.length }[told] ? names : null;
}

function joinSpaced(words: string): string[] {
  const pieces = words.split(/\s+/);
  const names: string[] = [];
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as string;
    const next = pieces[i + 1];
    if (piece.length === 1 && next !== undefined && next.length <= 2) {
      names.push(piece + next);
      i += 1;
    } else {
      names.push(piece);
    }
  }
  return names;
}

const PLACE_OF_WORK = re`大学|学院|学校|研究[院所室会]|研究中心|党校|行政学院|医院|公司|集团|实验室|委员会|出版社|图书馆|档案馆|博物馆|编辑部|银行|法院|检察院|科学院|社科院|协会|学会|书院|师范|中学|小学|[总分]?局|[财政经教科文卫民公]\p{Script=Han}{0,4}[厅部]|中心|工程[院系]|[Uu]niversity|[Cc]ollege|[Ii]nstitute|School of|Department`;
const POSTCODE = /(?:^|[^\d])\d{6}(?:[^\d]|$)/;

/** Whether a line is nothing but where its authors work. */
export function isAffiliation(line: string, behindAuthors: boolean): boolean {
  const text = line.trim();
  if (text.length > 400 || /[。!?]./.test(text)) return false;
  const postcode = POSTCODE.test(text);
  if (!postcode && !behindAuthors) return false;
  if (!PLACE_OF_WORK.test(text)) return false;
  if (/^[([〔【].*[)\]〕】]。?$/u.test(text) || (postcode && /[, ]/.test(text))) return true;
  return (
    behindAuthors &&
    (/^\s*(?:\d|[①-⑳a-d][.、 ])/.test(text) || (text.length <= 50 && !/[;:?“”。]|位于|的|是|了/.test(text)))
  );
}

/** The affiliations of such a line: outer brackets and numbers off, one for each. */
export function affiliationsIn(raw: string): string[] {
  const whole = bounded(raw, LONGEST_ROW).trim().replace(/。$/, '');
  // `(作者单位:某某大学)`: the bracket was opened before the label.
  const text = /^[^(（]*[)）]$|^[^[［【〔]*[\]］】〕]$/u.test(whole) ? whole.slice(0, -1) : whole;
  const inner = /^[([（［〔【](.*)[)\]）］〕】]$/su.exec(text)?.[1] ?? text;
  return inner
    .split(
      re`[;；]|(?<=\d{6})\s+(?=\d{1,2}\s+\p{Script=Han})|[)）]\s*[(（]|(?:^|\s|[,，]|(?<=\p{Script=Han}))\s*(?=\d{1,2}\s*[.．、)）]\s*\p{Script=Han})`,
    )
    .map((part) =>
      tidy(part)
        .replace(re`^(?:\(?\d{1,2}\)?\s*[.．、)）]?|[①-⑳a-d][.、]?)\s*(?=\p{L})`, '')
        .replace(/[,，;；]$/, ''),
    )
    .filter((part) => part !== '');
}
