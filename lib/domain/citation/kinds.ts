import { flatten } from './flat.ts';
import type { CslItem } from './types.ts';

/** Servers of preprints. */
export const PREPRINTS = /^(?:[A-Za-z]{1,12}xiv|SSRN|Preprints(?:\.org)?|Research Square)$/i;
/** Houses that keep data. */
const REPOSITORIES =
  /^(?:Science Data Bank|Zenodo|Dryad|Figshare|PANGAEA|Mendeley Data|Harvard Dataverse)$|数据(?:平台|中心|仓储|银行)$|Data (?:Publishing|Archive|Repository|Cent(?:er|re))/i;
const MAP =
  /(?:地图(?:册|集)?|政区图|地形图|地势图|地质图|水系图|交通图|海图|游览图|城区图|全图|舆(?:地)?图|分布图)$|(?:[省府道州县]|直隶|海域)图$/;
const MAP_IN_ENGLISH = /\b[Mm]ap (?:of|showing)\b|\b(?:[Mm]ap|Atlas)$/;
const DATA = /(?<![大元])数据集?(?:[:].{1,20})?$|\b[Dd]ata ?sets? (?:of|for|on)\b|\b[Dd]ata ?set$/;
const REPORT =
  /(?:报告|白皮书|蓝皮书|绿皮书|统计公报|年报)(?:[(:].{1,40})?$|的说明$|\b(?:[Rr]eport|[Ww]hite [Pp]aper|[Ww]orking [Pp]aper)\b/;
const RULES_OF_LAW =
  /(?:法|法典|通则|总则|条例|细则|规定|办法|公约|宪法|修正案)(?:\(.{1,12}\))?(?:第.{1,10}[条款项])*$/;
const ORDERS = /(?:通知|意见|决定|批复|解释|命令|规定|办法|细则|条例|通告|公告|纪要)$/;
const BODY =
  /(?:院|部|委|委员会|局|厅|署|办公室|办公厅|政府|大会|常委会|会议|总局|中央|法院|检察院|人大|[总学协分]会|研究会|秘书处|组织)$/;
const CASE = /诉.{2,60}案$|(?:纠纷|行政处罚|侵权|犯罪|盗窃|受贿|诈骗|杀人).{0,12}案$|\S\sv\.?\s\S/;
const LETTER = /致.{1,16}(?:电|函|信|书)$|^(?:复|覆|答|与|寄).{1,12}(?:电|函)$|^\[?[Ll]etters? (?:to|from) /;
const DOCUMENT =
  /(?:训令|布告|呈文|咨文|指令|密电|公函|代电|电文|照会|供词|口供|名册|清册|卷宗|契约|账簿|会议记录|手稿)$/;
const PATENT = /^一种.{2,60}(?:方法|装置|系统|设备|模型|结构|工艺|组合物|制剂|器|机|架|仪|盒)(?:及其?.{1,20})?$/;
/** `ISO 21378:2019`, `GB/T 3792—2021`, `IEEE P802.11ba/D8.0-2020` behind a title. */
const STANDARD_NUMBER =
  /\s((?:GB|DB|ISO|IEC|IEEE|ITU|ASTM|ANSI|BS|DIN|JIS|EN|NISO|HJ|JGJ|YY|WS)(?:\/[A-Z]{1,4})*\s?[A-Z]?\d[\w.]{0,12}(?:\/[A-Z]?\d[\w.]{0,6})?(?:[-–—]\d{1,4}){0,3}(?:\s?:\s?\d{4})?(?:\([a-zA-Z]{1,3}\))?)$/;
/** `PB 91-194001`, `NASA TM-4421`: a report's number behind its title. */
const REPORT_NUMBER = /\s((?:PB|AD|DE|NASA[ -][A-Z]{2}|ORNL|TR|ADA)[\s-]?\d[\d-]{3,12})$/;
/** `(No. CN101106276A)`, `(国家标准 No. GB/T 3792—2021)`: as the psychologists print a number. */
const NUMBERED = /\s*\((?:[^()]{0,12}\s)?No\.\s*([^()]{4,40}(?:\([a-z]{1,3}\))?)\)$/;
const PATENT_NUMBER = /^(?:CN|US|EP|JP|WO|ZL|DE|GB|KR)\s?\d[\d.]{5,16}[A-Z]?\d?$/;
const SERIAL = /(?:杂志|学报|学刊|月刊|季刊|丛刊)$/;
const SCHOOL = /(?:大学|学院)$|^University of [A-Z][A-Za-z ]{2,30}$|^[A-Z][A-Za-z ]{2,30} University$/;
const BOOK_HOUSE = /(?:出版社|书局|书店|印书馆|Press|Publish\w*)$/;

/**
 * What kind a work is that is printed like a book because its form has no type marks: told by the words of its title,
 * by who made it and by who keeps it. A house that prints books makes it a book whatever its title sounds like.
 */
export function refineKind(item: CslItem): CslItem {
  if (/^article-/.test(item.type) && isServer(item['container-title']) && !item.volume && !item.issue) {
    const { 'container-title': server, ...rest } = item;
    if (REPOSITORIES.test(server ?? '')) return { ...rest, type: 'dataset', publisher: server as string };
    return { ...rest, type: 'article', publisher: server as string };
  }
  if (item.type !== 'book' && item.type !== 'manuscript') return item;
  const printedTitle = item.title ?? '';
  const title = flatten(printedTitle).text;
  const house = item.publisher ?? '';
  const printed = BOOK_HOUSE.test(house);
  if (item.type === 'manuscript') return LETTER.test(title) ? { ...item, type: 'personal_communication' } : item;
  if (PREPRINTS.test(house)) return { ...item, type: 'article' };
  if (MAP.test(title) || MAP_IN_ENGLISH.test(title)) return { ...item, type: 'map' };
  const standard = STANDARD_NUMBER.exec(title);
  if (standard?.[1])
    return { ...item, type: 'standard', title: printedTitle.slice(0, standard.index).trim(), number: standard[1] };
  const numbered = NUMBERED.exec(title);
  if (numbered?.[1]) {
    const bare = { ...item, title: printedTitle.slice(0, numbered.index).trim(), number: numbered[1] };
    if (PATENT_NUMBER.test(numbered[1])) return { ...bare, type: 'patent' };
    if (STANDARD_NUMBER.test(` ${numbered[1]}`)) return { ...bare, type: 'standard' };
  }
  const report = REPORT_NUMBER.exec(title);
  if (report?.[1])
    return { ...item, type: 'report', title: printedTitle.slice(0, report.index).trim(), number: report[1] };
  if (!printed && (REPOSITORIES.test(house) || DATA.test(title))) return { ...item, type: 'dataset' };
  if (printed || item.editor || item.translator) return item;
  const author = item.author?.length === 1 ? item.author[0] : undefined;
  const body = author && 'literal' in author && BODY.test(author.literal);
  if (author && 'literal' in author && /标准化|^(?:ISO|IEC|IEEE|ITU|ASTM|ANSI)$/.test(author.literal))
    return { ...item, type: 'standard' };
  if (/档案(?:馆|室|局)$|\bArchives?$/.test(house)) return { ...item, type: 'manuscript' };
  if (SERIAL.test(title) && (!item.author || body)) return { ...item, type: 'periodical' };
  // One person and a school that is no press: what the school gave a degree for.
  if (SCHOOL.test(house) && author && !body) return { ...item, type: 'thesis' };
  if (PATENT.test(title) && item.author) return { ...item, type: 'patent' };
  if (house) return item;
  if (LETTER.test(title)) return { ...item, type: 'personal_communication' };
  if (CASE.test(title) && !item.author) return { ...item, type: 'legal_case' };
  if (DOCUMENT.test(title)) return { ...item, type: 'manuscript' };
  if (REPORT.test(title)) return { ...item, type: 'report' };
  if ((!item.author || body) && RULES_OF_LAW.test(title)) return { ...item, type: 'legislation' };
  if (body && ORDERS.test(title)) return { ...item, type: 'legislation' };
  return item;
}

function isServer(name: string | undefined): boolean {
  return name !== undefined && (PREPRINTS.test(name) || REPOSITORIES.test(name));
}
