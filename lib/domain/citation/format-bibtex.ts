import { re } from '../text/index.ts';
import { isCutShort } from './cut-short.ts';
import { isoDate } from './dates.ts';
import { hasHan } from './flat.ts';
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
};

/** One BibTeX entry; every value has balanced braces and TeX's own characters escaped. */
export function formatBibtex(item: CslItem): string {
  const fields: [string, string | undefined][] = [
    ['author', names(item, 'author')],
    ['editor', names(item, 'editor')],
    ['translator', names(item, 'translator')],
    ['title', title(item.title)],
    ...container(item),
    ['year', isoDate(item.issued)?.slice(0, 4)],
    ['month', month(item)],
    ['volume', text(item.volume)],
    ['number', text(item.issue ?? item.number)],
    ['pages', text(item.page)?.replace(/(?<=\w)-(?=\w)/g, '--')],
    ...house(item),
    ['address', text(item['publisher-place'])],
    ['edition', text(item.edition)],
    ['doi', item.DOI ? verbatim(item.DOI) : undefined],
    ['url', item.URL ? verbatim(item.URL) : undefined],
    ['urldate', isoDate(item.accessed) ?? undefined],
    ['note', text(item.type === 'thesis' ? undefined : item.genre)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
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
  return [[kind === 'article' ? 'journal' : kind === 'misc' ? 'howpublished' : 'booktitle', name]];
}

function house(item: CslItem): [string, string | undefined][] {
  const name = text(item.publisher);
  if (item.type === 'thesis')
    return [
      ['school', name],
      ['type', text(item.genre)],
    ];
  return [[item.type === 'report' ? 'institution' : 'publisher', name]];
}

function month(item: CslItem): string | undefined {
  const number = item.issued?.['date-parts']?.[0]?.[1];
  return number ? String(number) : undefined;
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
  return value.replace(/[\\{}&%$#_~^]/g, (mark) => TEX[mark] as string);
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
