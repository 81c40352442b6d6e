import { re } from '../text/index.ts';
import { isCutShort } from './cut-short.ts';
import { isoDate } from './dates.ts';
import { hasHan } from './flat.ts';
import { fullRange } from './pages.ts';
import type { CslItem, ListedRole } from './types.ts';

const KINDS: Partial<Record<CslItem['type'], string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  classic: 'book',
  collection: 'book',
  chapter: 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  // Has a number, which `misc` would not print.
  standard: 'techreport',
  // No entry types of BibTeX's own, but those that BibLaTeX, Zotero and the styles of GB/T 7714 all know; a style that
  // does not sets them as `misc`.
  webpage: 'online',
  patent: 'patent',
  software: 'software',
};
/** The mark by which the styles of GB/T 7714 are told a kind that BibTeX has no entry for. */
const MARKS: Partial<Record<CslItem['type'], string>> = {
  'article-newspaper': 'N',
  article: 'PP',
  standard: 'S',
  dataset: 'DS',
  map: 'CM',
  manuscript: 'A',
  personal_communication: 'A',
  collection: 'G',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One BibTeX entry; every value has balanced braces and TeX's own characters escaped. */
export function formatBibtex(item: CslItem): string {
  const preprint = /^arXiv:(.+)$/.exec(item.number ?? '')?.[1];
  const fields: [string, string | undefined][] = [
    ['author', names(item, 'author')],
    ['editor', names(item, 'editor')],
    ['translator', names(item, 'translator')],
    ['title', title(item.title)],
    ...container(item),
    ['year', isoDate(item.issued)?.slice(0, 4) ?? text(item.issued?.literal)],
    // BibTeX has no field for a day; programs that read `date` take it before the year.
    ['date', isoDate(item.issued)?.length === 10 ? (isoDate(item.issued) ?? undefined) : undefined],
    ['volume', text(item.volume)],
    ['number', text(item.issue ?? (preprint ? undefined : item.number))],
    ['eprint', preprint],
    ['archiveprefix', preprint && 'arXiv'],
    ['pages', text(item.page && fullRange(item.page))?.replace(/(?<=\w)-(?=\w)/g, '--')],
    ...house(item),
    ['address', text(item['publisher-place'])],
    ['edition', text(item.edition)],
    ['doi', item.DOI ? verbatim(item.DOI) : undefined],
    ['url', item.URL ? verbatim(item.URL) : undefined],
    ['urldate', isoDate(item.accessed) ?? undefined],
    ['note', text(item.type === 'thesis' ? undefined : item.genre)],
    ['mark', MARKS[item.type]],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  // The name of a month is a string every style defines; a number would be printed as it stands.
  const month = MONTHS[(item.issued?.['date-parts']?.[0]?.[1] ?? 0) - 1];
  if (month) lines.splice(1 + lines.findIndex((line) => /^ {2}year/.test(line)), 0, `  month = ${month}`);
  return `@${kindOf(item)}{${keyOf(item)},\n${lines.join(',\n')}\n}`;
}

function kindOf(item: CslItem): string {
  if (item.type === 'thesis') return /硕士|[Mm]aster/.test(item.genre ?? '') ? 'mastersthesis' : 'phdthesis';
  if (item.type === 'paper-conference' && !item['container-title']) return 'proceedings';
  return KINDS[item.type] ?? 'misc';
}

function container(item: CslItem): [string, string | undefined][] {
  const name = text(item['container-title']);
  const kind = kindOf(item);
  return [
    [
      kind === 'article'
        ? 'journal'
        : kind === 'misc' || kind === 'online' || kind === 'patent' || kind === 'software'
          ? 'howpublished'
          : 'booktitle',
      name,
    ],
  ];
}

function house(item: CslItem): [string, string | undefined][] {
  const name = text(item.publisher);
  if (item.type === 'thesis')
    return [
      ['school', name],
      ['type', text(item.genre)],
    ];
  if (item.type === 'standard')
    return [
      ['institution', name],
      ['type', hasHan(item.title ?? '') ? '标准' : 'Standard'],
    ];
  return [[item.type === 'report' ? 'institution' : 'publisher', name]];
}

function names(item: CslItem, role: ListedRole): string | undefined {
  const list = item[role];
  if (!list?.length) return undefined;
  const printed = list.map((name) => {
    // A body's name in braces of its own, or its words would be taken for given and family names.
    if ('literal' in name)
      return hasHan(name.literal) && !/\s| and |,/.test(name.literal)
        ? escapeTex(name.literal)
        : `{${escapeTex(name.literal)}}`;
    return name.given ? `${escapeTex(name.family)}, ${escapeTex(name.given)}` : escapeTex(name.family);
  });
  return [...printed, ...(isCutShort(item, role) ? ['others'] : [])].join(' and ');
}

/** Words with capitals inside a title keep them. */
function title(value: string | undefined): string | undefined {
  if (!value) return undefined;
  return clean(value)
    .split(/(\s+)/)
    .map((word, index) => {
      const escaped = escapeTex(word);
      return !hasHan(word) && (re`\p{Lu}`.test(word.slice(1)) || (index > 0 && re`^\p{Lu}`.test(word)))
        ? `{${escaped}}`
        : escaped;
    })
    .join('');
}

function text(value: string | undefined): string | undefined {
  return value ? escapeTex(clean(value)) : undefined;
}

function clean(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text with the characters TeX acts on escaped; braces stay balanced. */
export function escapeTex(value: string): string {
  // Two hyphens would be set as a dash.
  return value.replace(/[\\{}&%$#_~^]/g, (mark) => TEX[mark] as string).replace(/-(?=-)/g, '-{}');
}

/** Addresses stand as they are, but for braces, which would unbalance the entry. */
function verbatim(value: string): string {
  return value.replace(/\s+/g, '').replace(/[{}\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** An ASCII key that stays the same for the same work: `smith2020`, for Han names a short hash. */
export function keyOf(item: CslItem): string {
  if (item.id) {
    const id = item.id.replace(/[^A-Za-z0-9:._/-]/g, '');
    if (id) return id;
  }
  const first = item.author?.[0] ?? item.editor?.[0];
  const name = first ? ('literal' in first ? first.literal : first.family) : '';
  const ascii = name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
    .slice(0, 20);
  return `${ascii || 'ref'}${isoDate(item.issued)?.slice(0, 4) ?? ''}${hash(`${name}|${item.title ?? ''}`)}`;
}

function hash(value: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < value.length; i += 1) sum = Math.imul(sum ^ value.charCodeAt(i), 0x01000193) >>> 0;
  return (sum % 46656).toString(36).padStart(3, '0');
}
