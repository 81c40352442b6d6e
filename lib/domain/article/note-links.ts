import { Pace, re, reAll, type Slices } from '../text/index.ts';
import { type Line, narrow, spanOf } from './line.ts';
import { circledNumber } from './marker.ts';
import type { Note, Span } from './types.ts';

const SAME = /^\s*(?:参?见|转引自)?\s*(?:同上|同前|上引|[Ii]bid|[Ii]dem)(?!注?\s*[[(〔①-⑳\d]|文?所?述|面)/;
const NUMBERED =
  /(?:同?前引|同?前注|同注|上注|见注|前揭注?)\s*(?:[[(〔]?(\d{1,3})[\])〕]?|[[(〔]?([①-⑳㉑-㊿])[\])〕]?)/;
/** `同[1],第80页`. */
const SAME_AS = /^\s*(?:参?见)?同\s*(?:[[(〔](\d{1,3})[\])〕]|[[(〔]?([①-⑳㉑-㊿]))/;
const AUTHOR_TITLE = /^\s*(?:参?见|转引自)?\s*([^:,《》]{1,30}):\s*《([^《》]{2,80})》/;
const PUBLISHED = /(?:19|20)\d{2}|\d期|出版社/;

/** Says of each note that cites an earlier note's work again (同上, 前引②, 作者:《短题》,第3页) which one that is. */
export function* linkRepeats(notes: readonly Note[]): Slices<Note[]> {
  const pace = new Pace();
  const linked: Note[] = [];
  const numbers = new Map<string, number>();
  const works = new Map<string, { title: string; at: number }[]>();
  const target: (number | null)[] = [];
  for (const [i, note] of notes.entries()) {
    const text = narrow(note.text);
    if (pace.read(text.length)) yield;
    const found = repeatOf(text, i, numbers, works);
    // A note that points to a note that points on: the work stands at the end of the chain.
    const again = found === null ? null : (target[found] ?? found);
    target[i] = again;
    numbers.set(numberIn(note.marker), i);
    const [, author = '', title = ''] = AUTHOR_TITLE.exec(text) ?? [];
    if (again === null && author !== '') works.set(author, [...(works.get(author) ?? []), { title, at: i }]);
    linked.push(again === null ? note : { ...note, again });
  }
  return linked;
}

function repeatOf(
  text: string,
  at: number,
  numbers: ReadonlyMap<string, number>,
  works: ReadonlyMap<string, readonly { title: string; at: number }[]>,
): number | null {
  if (SAME.test(text)) return at > 0 ? at - 1 : null;
  const numbered = SAME_AS.exec(text) ?? NUMBERED.exec(text);
  // `甲:《题》…;另见前引②`: the note has a work of its own.
  if (numbered !== null && !/[《〈]/.test(text.slice(0, numbered.index)))
    return numbers.get(numberIn(numbered[1] ?? numbered[2] ?? '')) ?? null;
  const [, author = '', title = ''] = AUTHOR_TITLE.exec(text) ?? [];
  if (author === '' || PUBLISHED.test(text)) return null;
  return works.get(author)?.find((work) => work.title.startsWith(title))?.at ?? null;
}

/** '(3)', '[3]', '③' → '3'. */
function numberIn(marker: string): string {
  const digits = /\d+/.exec(narrow(marker))?.[0];
  if (digits !== undefined) return digits;
  const circled = /[①-⑳㉑-㉟㊱-㊿]/.exec(marker)?.[0];
  return circled === undefined ? '' : String(circledNumber(circled));
}

const FIRST_AUTHOR = re`^\s*(?:[[(][^\])]{1,4}[\])]\s*)?(?:(\p{Script=Han}{2,4}|\p{Script=Han}{1,6}·\p{Script=Han}{1,8})(?=[,.、;:\s(]|等|主编|著)|([A-Z][A-Za-z'’-]+))`;
const YEAR = /(?:19|20)\d{2}[a-z]?(?!\d)/;
const BRACKETED = /\(([^()]{3,120})\)/g;
/** More works of the same year or others: `2013a,2013b`, `2013a、b`. */
const MORE_YEARS = String.raw`((?:\s*[,、]\s*(?:(?:19|20)\d{2}[a-z]?|[a-z])(?![A-Za-z\d])){0,6})`;
const NAME_YEAR = reAll`(\p{Script=Han}{2,4}?|[A-Z][A-Za-z'’-]{1,40})(?:\s*(?:等人?|和|与|、|&|and|et al)[^;]{0,30}?)?\s*[,.]?\s*((?:19|20)\d{2}[a-z]?)${MORE_YEARS}`;
const NARRATIVE = reAll`(\p{Script=Han}{2,8}?|[A-Z][A-Za-z'’-]{1,40})((?:(?:[、和与及]|\s*(?:&|\band\b)\s*)(?:\p{Script=Han}{2,4}?|[A-Z][A-Za-z'’-]{1,40})){0,3})(?:等人?| et al\.?)?\s*\(((?:19|20)\d{2}[a-z]?)${MORE_YEARS}(?:\s*[:,][^()]{0,12})?\)`;

/** `2013a` and what stands behind it → 2013a, 2013b. */
function yearsOf(first: string, more: string): string[] {
  const next = (more.match(/(?:19|20)\d{2}[a-z]?|[a-z]/g) ?? []).map((year) =>
    year.length === 1 ? first.slice(0, 4) + year : year,
  );
  return [first, ...next];
}

/** A Han name stands without a space behind other words: its endings, the longest first. */
function tailsOf(name: string): string[] {
  if (/^[A-Z]/.test(name)) return [name];
  const longest = Math.min(4, name.length);
  return Array.from({ length: longest - 1 }, (_, i) => name.slice(i - longest));
}

/** Gives references their mentions by author and year in the running text. */
export function* linkMentions(references: readonly Note[], body: readonly Line[]): Slices<Note[]> {
  const pace = new Pace();
  const book = new Map<string, number[]>();
  references.forEach((reference, i) => {
    // `罗 川 2012`: a name of two characters set apart.
    const text = narrow(reference.text).replace(re`^(\s*\p{Script=Han})\s(\p{Script=Han})(?=[\s,])`, '$1$2');
    const author = FIRST_AUTHOR.exec(text);
    const year = YEAR.exec(text)?.[0];
    const name = author?.[1] ?? author?.[2]?.toLowerCase();
    if (name === undefined || year === undefined) return;
    for (const key of new Set([`${name} ${year}`, `${name} ${year.slice(0, 4)}`]))
      book.set(key, [...(book.get(key) ?? []), i]);
  });
  if (book.size === 0) return [...references];
  const mentions = references.map((): Span[] => []);
  const note = (name: string, year: string, span: Span): boolean => {
    const found = book.get(`${name.toLowerCase()} ${year}`) ?? [];
    // Two works of one author in one year without a letter: which is meant is not said.
    if (found.length !== 1) return false;
    mentions[found[0] as number]?.push(span);
    return true;
  };
  const noteAll = (name: string, years: readonly string[], span: Span) =>
    years.filter((year) => note(name, year, span)).length > 0;
  for (const line of body) {
    if (pace.read(line.text.length)) yield;
    if (!YEAR.test(line.text)) continue;
    for (const { 0: whole, 1: inner = '', index } of line.text.matchAll(BRACKETED)) {
      const span = spanOf(line, index, index + whole.length);
      for (const [, name = '', year = '', more = ''] of inner.matchAll(NAME_YEAR)) {
        // `参看罗川2012`: the longest ending that is an author of the list.
        for (let from = 0; from === 0 || (from <= name.length - 2 && !/^[A-Z]/.test(name)); from += 1)
          if (noteAll(name.slice(from), yearsOf(year, more), span)) break;
      }
    }
    for (const { 0: whole, 1: name = '', 2: others = '', 3: year = '', 4: more = '', index } of line.text.matchAll(
      NARRATIVE,
    )) {
      const end = index + whole.length;
      const years = yearsOf(year, more);
      // `研究与张三(2015)`: what stands before the link may be no author.
      const last = others.split(/[、和与及]|\s*(?:&|\band\b)\s*/).at(-1) ?? '';
      const tried = tailsOf(name).some((tail) =>
        noteAll(tail, years, spanOf(line, index + name.length - tail.length, end)),
      );
      if (tried || last === '') continue;
      const from = index + name.length + others.length - last.length;
      noteAll(last, years, spanOf(line, from, end));
    }
  }
  return references.map((reference, i) =>
    mentions[i]?.length ? { ...reference, mentions: [...(reference.mentions ?? []), ...mentions[i]] } : reference,
  );
}
