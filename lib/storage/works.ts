import { liveQuery, type Observable } from 'dexie';
import { WORK_FIELDS, type Work, type WorkCorrections } from '../domain/annotation/index.ts';
import { fingerprintsContradict } from '../domain/article/index.ts';
import { foldText, withoutFragment } from '../domain/text/index.ts';
import type { StoreContext } from './database.ts';
import { type CopyRow, type WorkRow, workOf } from './rows.ts';

/** Folded titles shorter than this ('前言', '编者按') do not tell one work from another. */
const TELLING_TITLE = 5;

/**
 * Registers a work that was read at `url` and gives it as it is kept. It is one that is known when its id is, or when
 * title and first author are the same and no two DOIs speak against it; its notes then belong to both copies.
 */
export async function openWork(
  { db, now }: StoreContext,
  work: Work,
  url: string,
  cited: readonly string[] = [],
): Promise<Work> {
  return await db.transaction('rw', db.works, db.copies, async () => {
    const time = now();
    const known = await findWork(db, work);
    const row: WorkRow = known
      ? {
          ...known,
          aliases:
            known.id === work.id || known.aliases.includes(work.id) ? known.aliases : [...known.aliases, work.id],
          nameKey: known.nameKey || nameKeyOf(work),
          told: fillGaps(known.told, work),
          cited: known.cited.length >= cited.length ? known.cited : cited,
          opened: time,
        }
      : newRow({ ...work, id: await freeId(db, work) }, cited, time);
    await db.works.put(row);
    const address = withoutFragment(url);
    const copy = await db.copies.get(address);
    await db.copies.put({ url: address, workId: row.id, firstSeen: copy?.firstSeen ?? time, lastSeen: time });
    return workOf(row);
  });
}

/** The id under which a work is kept, or would be; nothing is written. */
export async function recognizeWork({ db }: StoreContext, work: Work): Promise<string> {
  return (await findWork(db, work))?.id ?? (await freeId(db, work));
}

/** Its own id; where another text is kept under that (a page claims a DOI that is not its own), one beside it. */
async function freeId(db: StoreContext['db'], work: Work): Promise<string> {
  const isTaken = (await byAnyId(db, work.id)) !== undefined;
  return isTaken ? besideId(work) : work.id;
}

function besideId({ id, fingerprint }: Work): string {
  return `${id}~${fingerprint.slice(0, 16)}`;
}

async function byAnyId(db: StoreContext['db'], id: string): Promise<WorkRow | undefined> {
  return (await db.works.get(id)) ?? (await db.works.where('aliases').equals(id).first());
}

/** The work of this id or alias; null where there is none. */
export async function readWork({ db }: StoreContext, id: string): Promise<Work | null> {
  const row = (await db.works.get(id)) ?? (await db.works.where('aliases').equals(id).first());
  return row ? workOf(row) : null;
}

/** All works, the one opened last first. */
export async function listWorks({ db }: StoreContext): Promise<WorkRow[]> {
  return await db.works.orderBy('opened').reverse().toArray();
}

/** Works by id, in that order; those that are not there are left out. */
export async function readWorks({ db }: StoreContext, ids: readonly string[]): Promise<WorkRow[]> {
  return (await db.works.bulkGet([...ids])).filter((row) => row !== undefined);
}

/** The same, again whenever one changes. */
export function liveWorks(context: StoreContext): Observable<WorkRow[]> {
  return liveQuery(() => listWorks(context));
}

/** One work as kept, again whenever it changes. */
export function liveWork({ db }: StoreContext, id: string): Observable<WorkRow | null> {
  return liveQuery(async () => (await db.works.get(id)) ?? null);
}

/**
 * Keeps the reader's own values of a work's fields; what they leave out, or give as the pages told it, is the pages'
 * again. What the pages told stays as it is.
 */
export async function correctWork({ db }: StoreContext, id: string, values: WorkCorrections): Promise<void> {
  await db.transaction('rw', db.works, async () => {
    const row = await db.works.get(id);
    if (!row) return;
    const own = WORK_FIELDS.filter(
      (key) => values[key] !== undefined && JSON.stringify(values[key]) !== JSON.stringify(row.told[key]),
    );
    await db.works.put({ ...row, corrected: Object.fromEntries(own.map((key) => [key, values[key]])) });
  });
}

/** Addresses at which a work was read, the latest first. */
export async function listCopies({ db }: StoreContext, workId: string): Promise<CopyRow[]> {
  const copies = await db.copies.where('workId').equals(workId).toArray();
  return copies.sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
}

/** A work that was not known. */
export function newRow(told: Work, cited: readonly string[], time: string): WorkRow {
  const { id } = told;
  return { id, aliases: [], nameKey: nameKeyOf(told), told, cited, corrected: {}, created: time, opened: time };
}

/**
 * The kept work this one is: by id, alias, or title and first author where no two DOIs speak against it. What a page
 * claims does not hold against its text: one that is another than the work's gets none of its notes.
 */
export async function findWork(db: StoreContext['db'], work: Work): Promise<WorkRow | undefined> {
  const holds = ({ told }: WorkRow) => !fingerprintsContradict(told.fingerprint, work.fingerprint);
  for (const id of [work.id, besideId(work)]) {
    const row = await byAnyId(db, id);
    if (row && holds(row)) return row;
  }
  const nameKey = nameKeyOf(work);
  if (nameKey === '') return undefined;
  const namesakes = await db.works.where('nameKey').equals(nameKey).toArray();
  return namesakes.find(
    (row) => holds(row) && (!row.told.doi || !work.doi || row.told.doi.toLowerCase() === work.doi.toLowerCase()),
  );
}

/** Title and first author without case, width, space and punctuation; '' where they prove nothing. */
function nameKeyOf({ title, authors }: Work): string {
  const fold = (name: string) =>
    foldText(name)
      .toLowerCase()
      .replace(/[\p{P}\p{S}]/gu, '');
  const [name, author] = [fold(title), fold(authors[0] ?? '')];
  return name.length >= TELLING_TITLE && author !== '' ? `${name}|${author}` : '';
}

/** Keeps what is known and takes over what was not. */
export function fillGaps(known: Work, told: Work): Work {
  return {
    id: known.id,
    title: known.title || told.title,
    authors: filled(known.authors, told.authors),
    affiliations: filled(known.affiliations, told.affiliations),
    date: known.date ?? told.date,
    container: known.container ?? told.container,
    volume: known.volume ?? told.volume,
    issue: known.issue ?? told.issue,
    pages: known.pages ?? told.pages,
    doi: known.doi ?? told.doi,
    keywords: filled(known.keywords, told.keywords),
    fingerprint: known.fingerprint || told.fingerprint,
  };
}

function filled(known: readonly string[], told: readonly string[]): readonly string[] {
  return known.length > 0 ? known : told;
}
