import { re } from '../text/index.ts';
import { isCutShort } from './cut-short.ts';
import { isoDate } from './dates.ts';
import { hasHan } from './flat.ts';
import { fullRange } from './pages.ts';
import { commonEraYear } from './reign-years.ts';
import type { CslDate, CslItem, CslName, ListedRole } from './types.ts';

const NUMBERED: ReadonlySet<CslItem['type']> = new Set(['patent', 'report', 'manuscript', 'legislation', 'legal_case']);
/** What is dated by its day where nobody put it out. */
const DATED_BY_DAY: ReadonlySet<CslItem['type']> = new Set([
  'report',
  'manuscript',
  'document',
  'legislation',
  'legal_case',
  'personal_communication',
]);

export type GbtYear = 2015 | 2025;

const CODES: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'J',
  'article-magazine': 'J',
  'article-newspaper': 'N',
  article: 'PP',
  book: 'M',
  classic: 'M',
  chapter: 'M',
  thesis: 'D',
  'paper-conference': 'C',
  report: 'R',
  standard: 'S',
  patent: 'P',
  webpage: 'EB',
  dataset: 'DS',
  map: 'CM',
  manuscript: 'A',
  document: 'Z',
  legislation: 'Z',
  legal_case: 'Z',
  personal_communication: 'A',
  software: 'CP',
  periodical: 'J',
  collection: 'G',
};

/** One entry of a list of references by GB/T 7714—2015 or —2025. What is not known is left out. */
export function formatGbt(item: CslItem, year: GbtYear): string {
  // A paper no serial or collection of which is known is what its address shows: a page.
  const online = isPage(item);
  // Until 2025 a preprint had no mark of its own.
  const code = online ? 'EB' : item.type === 'article' && year === 2015 ? 'EB' : CODES[item.type];
  // A day of access is that of a page: without the carrier it would stand for nothing.
  const carrier = item.URL || code === 'EB' || accessDay(item, online, year) ? '/OL' : '';
  const leads = item.author || item['container-title'] ? 'author' : 'editor';
  const areas: string[] = [];
  if (item[leads]?.length) areas.push(nameList(item, leads, year));
  areas.push(`${titleOf(item, year)}[${code}${carrier}]`);
  const head = areas.join('. ');
  return `${head}${tailOf(item, online, year)}`.replace(/\.\.(?=\s|$)/g, '.').replace(/\s+$/, '');
}

function isPage(item: CslItem): boolean {
  if (item.type === 'webpage') return true;
  return (
    !item['container-title'] &&
    !!item.URL &&
    !item.publisher &&
    (item.type === 'article-journal' ||
      item.type === 'article-magazine' ||
      item.type === 'article-newspaper' ||
      item.type === 'document')
  );
}

/** Three names, then 等 or et al. where there are more — by the script the names are in, not by anyone's locale. */
function nameList(item: CslItem, role: ListedRole, year: GbtYear): string {
  const names = item[role] ?? [];
  const shown = names.slice(0, 3).map((name) => gbtName(name, year));
  if (names.length > 3 || isCutShort(item, role))
    shown.push(names.some((name) => hasHan('literal' in name ? name.literal : name.family)) ? '等' : 'et al');
  return shown.join(', ');
}

function gbtName(name: CslName, year: GbtYear): string {
  if ('literal' in name) return name.literal;
  if (!name.given) return name.family;
  if (hasHan(name.family)) return hasHan(name.given) ? name.family + name.given : `${name.family} ${name.given}`;
  const family = year === 2015 ? name.family.toUpperCase() : name.family;
  return `${family} ${initials(name.given)}`;
}

/** `Jane Ann` → `J A`; a suffix stays. */
function initials(given: string): string {
  return given
    .replace(/\./g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      if (/^(?:Jr|Sr|II|III|IV)$/.test(word) || re`^\p{Ll}`.test(word)) return word;
      if (word === word.toUpperCase() && word.length <= 3) return [...word.replace(/-/g, '')].join(' ');
      return word
        .split('-')
        .map((part) => [...part][0] ?? '')
        .join('-');
    })
    .join(' ');
}

function titleOf(item: CslItem, year: GbtYear): string {
  const title = item.title ?? '[题名不详]';
  const volume =
    item.volume && !item['container-title'] ? volumeArea(item, title, year) : item.section ? `·${item.section}` : '';
  if (item.type === 'standard' && item.number)
    return year === 2025 ? `${item.number} ${title}` : `${title}: ${item.number}`;
  const numbered = NUMBERED.has(item.type) && item.number;
  return `${title}${volume}${numbered ? `: ${item.number}` : ''}`;
}

function volumeArea(item: CslItem, title: string, year: GbtYear): string {
  if (item.type === 'periodical') return '';
  if (!hasHan(title)) return year === 2025 ? `: v.${item.volume}` : `: vol. ${item.volume}`;
  if (item.type === 'classic') return `: 卷${item.volume}${item.section ? ` ${item.section}` : ''}`;
  return /^[\d]+$/.test(item.volume ?? '') ? `: 第${item.volume}卷` : `: ${item.volume}`;
}

function tailOf(item: CslItem, online: boolean, year: GbtYear): string {
  const parts: string[] = [];
  const accessed = accessDay(item, online, year);
  const access = accessed ? `[${accessed}]` : '';
  const container = item['container-title'];
  let dated = false;
  if (online || item.type === 'dataset' || item.type === 'article' || item.type === 'software') {
    const place = container ?? item.publisher ?? '';
    // `arXiv:2104.09999`: the server's name with the number there.
    const site = item.type === 'article' && place && item.number?.startsWith(`${place}:`) ? item.number : place;
    const day = isoDate(item.issued);
    // A year alone is that of publication; brackets hold the day a page was put up or changed.
    const date = !day ? '' : day.length === 4 ? `${site ? ', ' : ''}${day}` : `(${day})`;
    const line = `${site}${date}${access}`;
    if (line) parts.push(line);
    dated = true;
  } else if (item.type === 'article-newspaper') {
    parts.push(`${[container, isoDate(item.issued)].filter(Boolean).join(', ')}${item.page ? `(${item.page})` : ''}`);
  } else if (item.type === 'article-journal' || item.type === 'article-magazine') parts.push(serial(item, year));
  else if (item.type === 'periodical') parts.push(...run(item, year));
  else if (item.type === 'patent') {
    const day = isoDate(item.issued);
    if (day) parts.push(day);
  } else {
    const line = imprint(item, year);
    if (line) parts.push(line);
  }
  const translated = nameList(item, 'translator', year);
  const translators = translated && `${translated}, ${hasHan(translated) ? '译' : 'trans'}`;
  let tail = '';
  if (container && (item.type === 'chapter' || item.type === 'paper-conference')) {
    const editors = item.editor?.length ? `${nameList(item, 'editor', year)}. ` : '';
    const volume = item.volume ? volumeArea(item, container, year) : '';
    tail = `${translators ? `. ${translators}` : ''}//${editors}${container}${volume}`;
  } else if (translators) tail = `. ${translators}`;
  if (item.edition && item.edition !== '1') parts.unshift(edition(item));
  // A meeting told by name and year alone: `//第八届年会, 2012: 88`.
  if (year === 2025 && item.type === 'paper-conference' && container && !item.publisher && !item['publisher-place']) {
    const line = parts.pop();
    if (line) tail += `, ${line}`;
  }
  for (const part of parts) if (part) tail += `${tail === '' || !tail.endsWith('.') ? '. ' : ' '}${part}`;
  if (access && !dated) tail += access;
  if (item.URL) tail += `. ${item.URL}`;
  if (item.DOI && !item.URL?.includes(item.DOI)) tail += `. DOI:${item.DOI}`;
  return item.URL || item.DOI ? `${tail}.` : `${tail.replace(/\.$/, '')}.`;
}

/** The day of access where the edition wants it printed. */
function accessDay(item: CslItem, online: boolean, year: GbtYear): string | null {
  const wanted = year === 2015 || online || item.type === 'dataset' || item.type === 'article';
  return wanted ? isoDate(item.accessed) : null;
}

function edition(item: CslItem): string {
  const text = item.edition ?? '';
  if (!/^\d+$/.test(text)) return text.replace(/\.$/, '');
  if (hasHan(item.title ?? '')) return `${text}版`;
  const n = Number(text);
  const suffix = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${text}${suffix} ed`;
}

function serial(item: CslItem, edition: GbtYear): string {
  const year = yearOf(item.issued);
  // A weekly is told by its day where it prints no number.
  // So is, since 2025, what is out on a journal's pages before it is in an issue.
  const isAhead = edition === 2025 && item.URL !== undefined && !item.page;
  const byDay = (item.type === 'article-magazine' || isAhead) && !item.issue && !item.volume;
  const time = byDay ? (isoDate(item.issued) ?? year) : year;
  let numbers = item.volume ?? '';
  if (item.issue) numbers += `(${item.issue})`;
  const parts = [item['container-title'], time].filter((part): part is string => !!part);
  let line = parts.join(', ');
  if (numbers) line += item.volume ? `, ${numbers}` : numbers;
  return item.page ? `${line}: ${fullRange(item.page)}` : line;
}

/** A serial as a whole: where it begins (and ends), and who puts it out. */
function run(item: CslItem, year: GbtYear): string[] {
  const [first, last] = (item.issued?.['date-parts'] ?? []).map((parts) => parts[0]);
  const numbers = item.issue ? `${first ?? ''}${item.volume ? `, ${item.volume}` : ''}(${item.issue})—` : '';
  const house = imprint({ ...item, issued: {} }, year);
  const years = first ? `${first}—${last ?? ''}` : '';
  return [numbers, [house, years].filter(Boolean).join(', ')].filter(Boolean);
}

function imprint(item: CslItem, year: GbtYear): string {
  const day = isoDate(item.issued);
  const byDay =
    item.type === 'report' || item.type === 'manuscript' || (DATED_BY_DAY.has(item.type) && !item.publisher);
  const time = (byDay && day) || yearOf(item.issued);
  // What is on the net may do without them by the edition of 2015.
  const unknown = (item.type === 'book' || item.type === 'chapter') && (year === 2025 || !item.URL);
  const place =
    item['publisher-place'] ??
    (unknown && item.publisher ? (hasHan(item.publisher) ? '[出版地不详]' : '[S.l.]') : undefined);
  const publisher = item.publisher ?? (unknown && place ? (hasHan(place) ? '[出版者不详]' : '[s.n.]') : undefined);
  const house = [place, publisher].filter(Boolean).join(': ');
  // Put out on a page and nowhere else: the day of the page, in brackets.
  const bracketed = year === 2015 && !house && item.URL && time?.length === 10;
  const line = bracketed ? `(${time})` : [house, time].filter(Boolean).join(', ');
  const page = fullRange(item.page ?? '');
  return page ? (line ? `${line}: ${page}` : page) : line;
}

/** The year; one told by a reign alone with that behind it in brackets, as the standard asks: `1947(民国三十六年)`. */
function yearOf(date: CslDate | undefined): string | undefined {
  const year = isoDate(date)?.slice(0, 4);
  const told = date?.literal;
  if (year || !told) return year;
  const common = commonEraYear(told);
  return common === null ? told : `${common}(${told})`;
}
