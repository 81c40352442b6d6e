import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteFields, parseReference } from './index.ts';

/** The seed is data of the bench, not of the project: where it is absent the cases are skipped, and say so. */
const path = join(process.env.QINGDU_DATA ?? '../shared', 'seed/article.expected.json');
const present = existsSync(path);

interface Note {
  marker: string;
  raw: string;
  type: string;
  authors: string[];
  title: string;
  container?: string;
  year?: string;
  issue?: string;
  date?: string;
  page?: string;
  locator?: string;
  publisher?: string;
  publisherPlace?: string;
}

describe(`notes of the seed${present ? '' : ' (skipped: no data)'}`, () => {
  const notes: Note[] = present ? JSON.parse(readFileSync(path, 'utf8')).notes : [];
  it.skipIf(!present)('are 32', () => expect(notes).toHaveLength(32));
  for (const note of notes) {
    it(`${note.marker} ${note.title.slice(0, 20)}`, () => {
      for (const raw of [note.raw, `${note.marker} ${note.raw}`]) {
        const item = parseReference(raw);
        const fields = noteFields(item);
        expect(item?.type).toBe(note.type);
        expect(fields).toEqual({
          authors: note.authors,
          title: note.title,
          container: note.container ?? null,
          year: note.year ?? null,
          issue: note.issue ?? null,
          date: note.date ?? null,
          page: note.page ?? (note.locator ? '5' : null),
          publisher: note.publisher ?? null,
          place: note.publisherPlace ?? null,
        });
        if (note.locator) expect(item?.volume).toBe('forty-four');
      }
    });
  }
});
