import { re } from '../text/index.ts';
import { closingOf, hasHan } from './flat.ts';

const LOWER_OK =
  /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|of|for|and|the|on|in|und|et|y|v|d|ed|eds|editors?|trans|für|des)\.?$/;

/** Positions of the stops (`.` `。`) that may end an area of the reference: outside brackets, numbers, initials. */
export function stopsOf(text: string): number[] {
  const stops: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text[i] as string;
    if ('《〈“‘([「『'.includes(unit)) {
      const close = closingOf(text, i);
      if (close > i && close - i < 200) i = close;
    } else if (unit === '。') stops.push(i);
    else if (unit === '.' && endsArea(text, i)) stops.push(i);
  }
  return stops;
}

function endsArea(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 6), at);
  const after = text.slice(at + 1, at + 8);
  // `张三,1999.1998年…`: a year of its own, and a title that begins with another.
  const years =
    re`[,等)\p{L}]\s?(?:19|20)\d{2}$`.test(before) &&
    /^\d{4}\D/.test(after) &&
    !/\d\.\d{4}-/.test(text.slice(at - 1, at + 6));
  if (/\d$/.test(before) && /^\d/.test(after) && !years) return false;
  if (/^\s*[,:;)\].]/.test(after)) return false;
  // `Singh, R. (Eds.), 2012`: who made the list still belongs to it.
  if (/^\s?[([][Ee]ds?[.)\]]/.test(after)) return false;
  // `Rev. ed.`, `v. 1`, `No. 3`, and the initials of `D. C.`
  // `bioRxiv`, `arXiv`: names that begin small.
  const server = /^\s*(?:ar|bio|med|chem|psy|soc|eng)[A-Z]/.test(after);
  if (!server && /^\s*[a-zà-ÿ]/.test(after) && !hasHan(before) && !/V\d[\d.]*$/.test(before)) return false;
  if (/^\s?(?:Jr|Sr|I{2,3}|IV)\b/.test(after)) return false;
  // `U.S. Department …`, a body's name where an area begins.
  if (
    /(?:^|[.:/]\s?)(?:U\.S|U\.K|U\.N|P\.R)$/.test(text.slice(Math.max(0, at - 6), at)) &&
    /^\s?[A-Z][a-z]/.test(after)
  )
    return false;
  if (/(?:^|[^A-Za-z])(?:[Vv]ol|[Nn]o|pp?|[Vv]|St|Dr|Mr|vs|Prof)$/.test(before)) return false;
  if (re`(?:^|[^\p{L}\p{N}])\p{Lu}$`.test(before) && re`^\s?-?\p{Lu}(?:\.|\s*,|\s\p{Lu}\.)`.test(after)) return false;
  // `W.布兰特, R.霍尔丹`: the initial of a name that goes on in Han characters, at the start or behind another of them.
  if (
    re`^\p{Script=Han}{2}`.test(after) &&
    re`(?:^\s*|\p{Script=Han}\s*[,、;]\s*)(?:[A-Z]\.){0,2}[A-Z]$`.test(text.slice(0, at))
  )
    return false;
  return true;
}

/** Areas of a reference between its stops. */
export function areasOf(text: string): string[] {
  const areas: string[] = [];
  let from = 0;
  for (const stop of [...stopsOf(text), text.length]) {
    const area = text.slice(from, stop).trim();
    if (area !== '') areas.push(area);
    from = stop + 1;
  }
  return areas;
}

/** `张三,李四,等`, `SMITH J A, DOE B`, a body's name — and not the beginning of a title. */
export function looksLikeNames(text: string, limit = 400): boolean {
  const bare = text.replace(/[\s,]*[([]?\d{4}[a-z]?[)\]]?$/, '').trim();
  if (
    bare === '' ||
    bare.length > limit ||
    /[:?!"“《]/.test(bare.replace(/《[^》]{1,20}》(?=.{0,8}(?:社|组|委员会|编))/g, ''))
  )
    return false;
  if (/^(?:[A-Z]\.?\s)*[A-Z]\.?$/.test(bare)) return false;
  return bare.split(/[,;、]|\s&\s|\sand\s/).every((token) => {
    const name = token.trim();
    if (name === '' || /^(?:等|et al\.?|译|编|著|Jr\.?|Sr\.?)$/.test(name)) return true;
    if (hasHan(name)) return name.length <= 45;
    if (/\d/.test(name)) return false;
    const words = name.split(/[\s.]+-?/).filter(Boolean);
    return (
      words.length <= 14 &&
      words.every((word) => /^[\p{Lu}\p{Lt}'‘’(]/u.test(word) || LOWER_OK.test(word) || /^[a-z]$/.test(word))
    );
  });
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';

/** A Han name of a person, told by its surname and length; a looser eye would take short titles for names. */
export function isPerson(text: string): boolean {
  const name = text.trim().replace(/^\[[^\]]{1,6}\]\s*/, '');
  if (re`^(?:欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯)\p{Script=Han}{1,2}$`.test(name)) return true;
  if (re`^\p{Script=Han}{1,8}·\p{Script=Han}{1,8}$`.test(name)) return true;
  return re`^\p{Script=Han}{2,3}$`.test(name) && SURNAMES.includes(name[0] as string);
}

const PAGES = String.raw`[A-Za-z]{0,2}\d[\dA-Za-z]{0,8}(?:\s?\.\s?\d{1,3})?(?:\s*[-–—~,+、]\s*[A-Za-z]{0,2}\d[\dA-Za-z]{0,8}(?:\s?\.\s?\d{1,3})?){0,8}`;
const PERIOD = new RegExp(
  String.raw`^\s*(?:(\d{4})\s*年?(?:\s*[-—–/]\s*(?:19|20)\d{2})?(?:\s*[-.年/]\s*(\d{1,2})(?:\s*[-.月/]\s*(\d{1,2})日?)?(?=\s*[,.]|\s*$))?)?\s*[,.;]{0,2}\s*` +
    String.raw`(?:(?:第|[Vv]ol(?:ume)?\.?\s*|[Vv]\.?\s*)?(\d{1,4}|[IVXLC]{1,8})\s*卷?\s*[,.]?\s*)??` +
    String.raw`(?:\(\s*第?\s*([^()]{1,20}?)\s*期?\s*\)|第\s*(\S{1,10}?)\s*期|[Nn]o\.?\s*(\d{1,4}(?:[-/]\d{1,4})?))?\s*` +
    String.raw`(?:[:,.;]\s*(?:[Pp]{1,2}\.?\s*|第|页)?(${PAGES})\s*页?)?\s*\.?\s*$`,
);

export interface Period {
  readonly container: string;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
}

/** `刊名, 2012, 52(11): 1518-1523` taken apart; null if no tail of it reads as year, volume, issue, pages. */
export function readPeriod(text: string): Period | null {
  let depth = 0;
  for (let i = 1; i < text.length - 1; i += 1) {
    const unit = text[i] as string;
    if ('(《“['.includes(unit)) depth += 1;
    if (')》”]'.includes(unit)) depth -= 1;
    const next = text[i + 1] as string;
    const edge = depth <= 0 && (',.;'.includes(unit) || (re`[\s)\p{Script=Han}]`.test(unit) && /[\d第]/.test(next)));
    if (!edge && !(depth === 1 && unit === '(' && i > 1)) continue;
    const from = unit === '(' || hasHan(unit) || unit === ')' ? (unit === '(' ? i : i + 1) : i + 1;
    const match = PERIOD.exec(text.slice(from));
    if (!match || !(match[1] || match[4] || match[5] || match[6] || match[7] || match[8])) continue;
    const container = text
      .slice(0, from)
      .replace(/[\s,;:]+$/, '')
      .replace(/\.$/, '')
      .trim();
    if (container === '' || !re`\p{L}`.test(container)) continue;
    const [, year, month, day, volume, inBrackets, inWords, numbered, page] = match;
    const issue = inBrackets ?? inWords ?? numbered;
    return {
      container,
      ...(year ? { year: Number(year) } : {}),
      ...(month ? { month: Number(month) } : {}),
      ...(day ? { day: Number(day) } : {}),
      ...(volume ? { volume } : {}),
      ...(issue
        ? {
            issue: issue
              .replace(/^0+(?=\d)/, '')
              .replace(/(?<![A-Za-z])\s+|\s+(?![\dA-Za-z])/g, '')
              .replace(/[–—~]/g, '-'),
          }
        : {}),
      ...(page ? { page } : {}),
    };
  }
  return null;
}
