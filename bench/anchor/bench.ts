import { describePassage } from '../../lib/domain/annotation/index.ts';
import { abstracts, type Document, ownPages } from './documents.ts';
import { type Marked, survivors } from './marked.ts';
import { approxStringMatch, exactWithContext, type Matcher, positionOnly, qingdu } from './matchers.ts';
import { FAMILIES, type Family } from './mutations.ts';
import { type Note, quotes } from './quotes.ts';
import { randomOf } from './random.ts';
import { seedArticle, seedPairs } from './seed.ts';
import { Tally } from './tally.ts';
import { measureTimes } from './times.ts';

const LENGTHS = [2, 4, 8, 16, 32, 64, 128, 300];

/** `node bench/anchor/run.mjs [--tune] [--family=ID] [--quick] [--times] [--misses]`. */
export async function main(args: readonly string[], root: string): Promise<void> {
  const option = (name: string) => args.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
  const tune = args.includes('--tune');
  const most = args.includes('--quick') ? 3 : 10;
  const documents = [
    ...abstracts(!tune, most),
    ...(tune ? [] : [...(await ownPages(root)), ...(await seedArticle(root))]),
  ];
  const perLength = args.includes('--quick') ? 6 : 10;
  const matchers = args.includes('--ours') ? [qingdu()] : [qingdu(), approxStringMatch, exactWithContext, positionOnly];
  if (!args.includes('--times')) {
    const families = FAMILIES.filter(({ id }) => id.startsWith(option('family') ?? ''));
    const tally = new Tally(
      matchers.map(({ name }) => name),
      LENGTHS,
      args.includes('--misses'),
    );
    for (const family of families) runFamily(family, documents, perLength, matchers, tally);
    if (option('family') === undefined) await seedPairs(root, matchers, LENGTHS, tally);
    tally.print();
  }
  if (option('family') === undefined) measureTimes(documents);
}

function runFamily(
  family: Family,
  documents: readonly Document[],
  perLength: number,
  matchers: readonly Matcher[],
  tally: Tally,
): void {
  documents.forEach(({ text, sections }, d) => {
    const random = randomOf(d * 7919 + hash(family.id));
    const other = documents[(d + 1) % documents.length]?.text ?? '';
    const notes = LENGTHS.flatMap((length) => quotes(text, length, perLength, random));
    if (!family.perNote) {
      const marked = family.mutate(text, random, { start: 0, end: 0 }, other);
      if (family.reversed) runReversed(family, marked, { text, sections }, notes, matchers, tally);
      else runPage(family, { text, sections }, marked, notes, matchers, tally);
      return;
    }
    for (const note of notes) {
      runPage(family, { text, sections }, family.mutate(text, random, note, other), [note], matchers, tally);
    }
  });
}

type Text = Omit<Document, 'name'>;

/** Sections whose titles are still on the changed page, where they stand there. */
function sectionsOn(page: Marked, sections: Text['sections']): Text['sections'] {
  return sections
    .flatMap((section) => {
      const there = survivors(page, section.start, section.start + section.label.length + section.title.length);
      return there ? [{ ...section, start: there.start }] : [];
    })
    .sort((a, b) => a.start - b.start);
}

function runPage(
  family: Family,
  { text, sections }: Text,
  page: Marked,
  notes: readonly Note[],
  matchers: readonly Matcher[],
  tally: Tally,
): void {
  const there = sectionsOn(page, sections);
  for (const matcher of matchers) {
    const find = matcher.prepare(page.text, there);
    for (const { start, end } of notes) {
      const expected = survivors(page, start, end);
      const answer = find(describePassage(text, start, end, sections));
      tally.add(matcher.name, family.id, end - start, answer, expected, () => text.slice(start - 20, end + 20));
    }
    tally.searched(matcher.name, family.id, matcher.approximate?.() ?? 0);
  }
}

/** Notes made on the changed page, sought in the text it was made from. */
function runReversed(
  family: Family,
  page: Marked,
  { text, sections }: Text,
  notes: readonly Note[],
  matchers: readonly Matcher[],
  tally: Tally,
): void {
  const inPage = sectionsOn(page, sections);
  for (const matcher of matchers) {
    const find = matcher.prepare(text, sections);
    for (const note of notes) {
      const there = survivors(page, note.start, note.end);
      if (!there) continue;
      const answer = find(describePassage(page.text, there.start, there.end, inPage));
      tally.add(matcher.name, family.id, note.end - note.start, answer, note, () => text.slice(note.start, note.end));
    }
  }
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (Math.imul(value, 31) + (character.codePointAt(0) as number)) | 0;
  return value;
}
