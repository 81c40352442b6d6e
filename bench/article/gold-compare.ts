import type { CslItem, CslName } from '../../lib/domain/citation/index.ts';
import { bare, type GoldItem, type GoldName, plain } from './gold-entries.ts';

export const FIELDS = [
  'type',
  'type as filed',
  'title',
  'year',
  'authors',
  'container',
  'volume',
  'issue',
  'page',
  'publisher',
  'place',
] as const;
export type Field = (typeof FIELDS)[number];

export interface Verdict {
  readonly field: Field;
  readonly right: boolean;
  readonly wanted: string;
  readonly got: string;
}

/** What a printed mark can say. */
const MARKED: Readonly<Record<string, readonly string[]>> = {
  J: ['article-journal', 'article-magazine'],
  M: ['book', 'chapter'],
  C: ['paper-conference'],
  D: ['thesis'],
  N: ['article-newspaper'],
  R: ['report'],
  S: ['standard'],
  P: ['patent'],
  A: ['manuscript'],
  G: ['collection'],
  Z: ['document'],
  EB: ['webpage'],
  DB: ['dataset'],
  DS: ['dataset'],
  CP: ['software'],
  CM: ['map'],
  PP: ['article'],
};

/** Compares what the entry prints; a field the style leaves out is not asked for, one made up is wrong. */
export function compare(text: string, item: GoldItem, parsed: CslItem | null): Verdict[] {
  const whole = bare(text);
  const tail = bare(tailOf(text, item));
  const verdicts: Verdict[] = [];
  const put = (field: Field, wanted: string, got: string, right = wanted === got) =>
    verdicts.push({ field, right, wanted, got });

  const note = notesOf(item);
  const filed = note.type === 'periodical' ? 'periodical' : item.type;
  const types = typesOf(text, filed);
  const type = parsed?.type ?? '-';
  put('type', types.join('|'), type, types.includes(type) || types.includes(SAME_TYPE[type] ?? ''));
  put('type as filed', filed, parsed?.type ?? '-');
  const title = bare(item.title);
  if (whole.includes(title)) put('title', title, bare(parsed?.title), sameTitle(item, parsed));
  const year = String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
  if (year && whole.includes(year)) put('year', year, String(parsed?.issued?.['date-parts']?.[0]?.[0] ?? ''));
  const wanted = shownNames(text, item);
  const got = (parsed?.author ?? (parsed?.['container-title'] ? [] : (parsed?.editor ?? []))).map(nameKey);
  put('authors', wanted.join('; '), got.join('; '), wanted.join(';') === got.join(';') || anonymous(wanted, got));

  const number = item.type === 'article-journal' ? note.number : undefined;
  const asked: [Field, string | number | undefined, string | undefined][] = [
    ['container', item['container-title'] ?? item['event-title'], parsed?.['container-title']],
    ['page', item.page ?? note.page ?? number, parsed?.page],
    ['publisher', item.publisher ?? item.archive, parsed?.publisher],
    ['place', item['publisher-place'] ?? note['archive-place'], parsed?.['publisher-place']],
  ];
  // A periodical's volume is filed as a sentence; a patent's issue is something else.
  if (filed !== 'periodical') asked.push(['volume', item.volume, parsed?.volume]);
  if (filed !== 'periodical' && item.type !== 'patent') asked.push(['issue', item.issue, parsed?.issue]);
  for (const [field, gold, value] of asked) {
    const known = bare(gold);
    if (known && (field === 'volume' ? whole : tail).includes(known))
      put(field, known, bare(value), sameText(field, known, bare(value)));
    else if (value && known === '') put(field, '', bare(value));
  }
  return verdicts;
}

const MARK = /[[［]\s*([A-Z]{1,2}|[Ａ-Ｚ]{1,2})\s*(?:[/／][A-ZＡ-Ｚ]{2})?\s*[\]］]/;

/** What stands behind the title and its mark. */
function tailOf(text: string, item: GoldItem): string {
  const mark = MARK.exec(text);
  if (mark) return text.slice(mark.index + mark[0].length);
  const title = plain(item.title ?? '');
  const at = text.toLowerCase().indexOf(title.toLowerCase());
  return at < 0 ? text : text.slice(at + title.length);
}

/** What stands before the title, less the number of a standard, which may begin with the name of a body. */
function headOf(text: string, item: GoldItem): string {
  const head = text.slice(0, MARK.exec(text)?.index);
  const title = plain(item.title ?? '\0')
    .slice(0, 12)
    .toLowerCase();
  const at = head.toLowerCase().lastIndexOf(title);
  return bare(at >= 0 ? head.slice(0, at) : head).replace(bare(item.number), '');
}

function notesOf(item: GoldItem): Record<string, string> {
  const lines = [...(item.note ?? '').matchAll(/^([\w.-]+):\s*(\S.*)$/gm)];
  return Object.fromEntries(lines.map(([, key, value]) => [key, value]));
}

/** The type filed in the gold, or those the printed mark can stand for where that type has not this mark. */
function typesOf(text: string, filed: string): readonly string[] {
  const mark = MARK.exec(text)?.[1]?.normalize('NFKC');
  const said = mark ? MARKED[mark] : undefined;
  if (!said || said.includes(filed) || filed === 'periodical') return [filed];
  return [...said, filed];
}

/** The gold has no type of its own for old Chinese works in chapters; they are filed as books. */
const SAME_TYPE: Readonly<Record<string, string>> = { classic: 'book' };

/** A title may take in the volume, number or part that stands behind it. */
function sameTitle(item: GoldItem, parsed: CslItem | null): boolean {
  const title = bare(item.title);
  const got = bare(parsed?.title);
  return got === title || (!!item.volume && got === title + bare(item.volume));
}

const HAN_DIGITS = '零一二三四五六七八九';
function sameText(field: Field, wanted: string, got: string): boolean {
  const level = (value: string) =>
    value
      .replace(/[一二三四五六七八九]/g, (digit) => String(HAN_DIGITS.indexOf(digit)))
      .replace(/^第|[卷册辑期部版页]$/g, '')
      .replace(/^0+(?=\d)/, '');
  return wanted === got || (/volume|issue|page/.test(field) && level(wanted) === level(got));
}

/** The names of the gold that stand in print, from the first on. */
function shownNames(text: string, item: GoldItem): string[] {
  const lists = [item.author, item.director, item['container-title'] ? undefined : item.editor];
  const names = lists.find((list) => list?.length) ?? [];
  const head = headOf(text, item);
  const shown: string[] = [];
  let from = 0;
  for (const name of names) {
    const found = head.indexOf(bare(name.family ?? name.literal), from);
    if (found < 0) break;
    from = found + 1;
    shown.push(nameKey(goldName(name)));
  }
  return shown;
}

function goldName(name: GoldName): CslName {
  if (!name.family) return { literal: name.literal ?? '' };
  const particle = [name['non-dropping-particle'], name['dropping-particle']].filter(Boolean).join(' ');
  const given = [name.given, particle.toLowerCase(), name.suffix].filter(Boolean).join(' ');
  return given ? { family: name.family, given } : { family: name.family };
}

/** One key for a name in full, with initials, with its particle before or behind. */
function nameKey(name: CslName): string {
  if ('literal' in name) return bare(name.literal);
  const words = (name.given ?? '').replace(/[.,]/g, ' ').split(/\s+/).filter(Boolean);
  if (/\p{Script=Han}/u.test(name.family + (name.given ?? '')) && words.every((word) => /\p{Script=Han}/u.test(word)))
    return bare(name.family + (name.given ?? ''));
  const suffix = words.filter((word) => /^(?:Jr|Sr|II|III|IV)$/.test(word));
  const particles = words.filter((word) => /^\p{Ll}{2,}/u.test(word));
  const initials = words
    .filter((word) => !suffix.includes(word) && !particles.includes(word))
    .flatMap((word) => (/^\p{Lu}{2,3}$/u.test(word) ? [...word] : word.split('-').map((part) => part[0] ?? '')))
    .join('');
  const family = [...particles, ...name.family.split(/[\s'’-]+/)].map(bare).sort().join('');
  return [family, bare(initials), ...suffix.map(bare)].filter(Boolean).join('.');
}

function anonymous(wanted: readonly string[], got: readonly string[]): boolean {
  const known = (names: readonly string[]) => names.filter((name) => !/^(?:佚名|anonymous|anon)$/.test(name));
  return known(wanted).length === 0 && known(got).length === 0;
}
