import { hasHan } from './flat.ts';
import { fullRange } from './pages.ts';
import { commonEraYear } from './reign-years.ts';
import type { CslDate, CslItem, CslName } from './types.ts';

const TYPES: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  article: 'UNPB',
  book: 'BOOK',
  classic: 'CLSWK',
  chapter: 'CHAP',
  thesis: 'THES',
  'paper-conference': 'CPAPER',
  report: 'RPRT',
  standard: 'STAND',
  patent: 'PAT',
  webpage: 'ELEC',
  dataset: 'DATA',
  map: 'MAP',
  manuscript: 'MANSCPT',
  document: 'GEN',
  legislation: 'STAT',
  legal_case: 'CASE',
  personal_communication: 'PCOMM',
  software: 'COMP',
  periodical: 'SER',
  collection: 'BOOK',
};

/** Where a work's own number stands: programs read IS as the issue of a serial and nothing else. */
const NUMBERS: Partial<Record<CslItem['type'], string>> = {
  patent: 'SN',
  report: 'SN',
  standard: 'SN',
  article: 'AN',
  manuscript: 'AN',
  legal_case: 'SV',
};
/** Works told as a whole: there SP is the number of all pages, and those that are cited stand in SE. */
const WHOLE: ReadonlySet<CslItem['type']> = new Set(['book', 'classic', 'collection', 'thesis', 'manuscript']);

/** One RIS record, lines ended by CR LF as the format wants. No value can break out of its line. */
export function formatRis(item: CslItem): string {
  const lines: string[] = [`TY  - ${TYPES[item.type]}`];
  const put = (tag: string, value: string | undefined | null) => {
    const clean = value?.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (clean) lines.push(`${tag}  - ${clean}`);
  };
  if (item.id) put('ID', item.id);
  for (const name of item.author ?? []) put('AU', risName(name));
  const editor = item['container-title'] ? 'A2' : /^(?:book|classic|collection)$/.test(item.type) ? 'A3' : 'ED';
  for (const name of item.editor ?? []) put(editor, risName(name));
  for (const name of item.translator ?? []) put('A4', risName(name));
  put('TI', item.title);
  put('T2', item['container-title']);
  // T2 is the meeting, C3 its proceedings; print tells one of them.
  if (item.type === 'paper-conference') put('C3', item['container-title']);
  put('PY', item.issued?.['date-parts']?.[0]?.[0]?.toString() ?? commonEraYear(item.issued?.literal ?? '')?.toString());
  put('DA', risDate(item.issued) ?? item.issued?.literal);
  put('VL', item.volume);
  put('IS', item.issue);
  put(NUMBERS[item.type] ?? 'M1', item.number);
  if (WHOLE.has(item.type)) put('SE', item.page);
  else {
    const [first, last] = fullRange(item.page ?? '').split(/-(?=[^-]*$)/);
    put('SP', first);
    put('EP', last);
  }
  put('PB', item.publisher);
  put('CY', item['publisher-place']);
  // Of a paper of a meeting CY is where that was held.
  if (item.type === 'paper-conference') put('C1', item['publisher-place']);
  put('ET', item.edition);
  put('M3', item.genre);
  put('DO', item.DOI);
  put('UR', item.URL);
  put('Y2', risDate(item.accessed));
  put('LA', item.language);
  lines.push('ER  - ');
  return `${lines.join('\r\n')}\r\n`;
}

/** `Family, Given`; the asterisk is not allowed in names. */
function risName(name: CslName): string {
  const text =
    'literal' in name
      ? name.literal
      : name.given
        ? hasHan(name.given)
          ? name.family + name.given
          : `${name.family}, ${name.given}`
        : name.family;
  return text.replace(/\*/g, '');
}

function risDate(date: CslDate | undefined): string | null {
  const parts = date?.['date-parts']?.[0];
  if (!parts?.[0]) return null;
  const [year, month, day] = parts;
  return `${String(year).padStart(4, '0')}/${month ? String(month).padStart(2, '0') : ''}/${day ? String(day).padStart(2, '0') : ''}`;
}
