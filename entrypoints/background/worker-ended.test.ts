import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '../../lib/messaging/index.ts';
import { listAnnotations, openStore, type StoreContext } from '../../lib/storage/index.ts';
import { testPassage, testStore, testWork } from '../../lib/storage/test-store.ts';
import { composerHandlers } from './composer-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { workHandlers } from './work-handlers.ts';

// Browsers end the worker whenever they like. Here it is ended before each of its steps in turn — a read or write of the
// store or of `storage.session`, a word to a tab — and what it was asked is asked again, as `sendToBackground` does.

const url = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const page: Sender = { side: 'content', tabId: 7, frameId: 0, url };
const composer: Sender = { side: 'composer', tabId: 7, frameId: 3, url: null };
const passage = { ...testPassage('治理主体单一', 5), color: 'green' as const };
const words = { body: '想法', color: 'blue' as const, tags: ['要'] };

/** Steps the worker has left; every one after the last fails, as if it never happened. */
let left = Number.POSITIVE_INFINITY;
let taken = 0;
/** Wakes in which a step was refused. */
let ends = 0;

function step(): void {
  taken += 1;
  left -= 1;
  if (left < 0) throw new Error('the worker was ended');
}

/** A new worker: nothing but the database and `storage.session` is left of the one before. */
function wake() {
  const store = openStore({ now: () => '2026-11-01T00:00:00.000Z' });
  store.db.use({
    stack: 'dbcore',
    name: 'steps',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            step();
            return table.mutate(request);
          },
          get: (request) => {
            step();
            return table.get(request);
          },
          query: (request) => {
            step();
            return table.query(request);
          },
        };
      },
    }),
  });
  return { ...workHandlers(store), ...composerHandlers(store), ...settingsHandlers(store) };
}

type Worker = ReturnType<typeof wake>;

let store: StoreContext;
beforeEach(() => {
  fakeBrowser.reset();
  store = testStore();
  left = Number.POSITIVE_INFINITY;
  const { session } = browser.storage;
  for (const name of ['get', 'set', 'remove'] as const) {
    const own = (session[name] as (...args: unknown[]) => Promise<unknown>).bind(session);
    (vi.spyOn(session, name) as ReturnType<typeof vi.fn>).mockImplementation(async (...args: unknown[]) => {
      step();
      return await own(...args);
    });
  }
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(undefined as never);
  (vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>).mockImplementation(async () => {
    step();
    return { ok: true, value: {} };
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Asks a worker that is ended behind `steps` steps, then others until one lives long enough. */
async function ask<T>(question: (worker: Worker) => Promise<T> | T, steps: number): Promise<T> {
  for (let more = steps; ; more = Number.POSITIVE_INFINITY) {
    left = more;
    try {
      const answer = await question(wake());
      // What it did not wait for goes on.
      await new Promise((done) => setTimeout(done, 0));
      if (left >= 0) return answer;
    } catch (error) {
      if (left >= 0) throw error;
    }
    ends += 1;
  }
}

/** A reader's whole way, with the worker ended behind `steps` steps of the question number `at`. */
async function wayOf(at: number, steps: number): Promise<number> {
  const ways = [
    (worker: Worker) => worker['work.open']({ work: testWork(), url, cited: [] }, page),
    (worker: Worker) => worker['settings.read']({}, page),
    (worker: Worker) => worker['highlight.create']({ id: 'h1', workId: 'ta:1', url, ...passage }, page),
    (worker: Worker) => worker['highlight.recolor']({ id: 'h1', color: 'pink' }, page),
    (worker: Worker) => worker['highlight.remove']({ id: 'h1' }, page),
    (worker: Worker) => worker['highlight.restore']({ id: 'h1' }, page),
  ];
  let number = 0;
  const next = async <T>(question: (worker: Worker) => Promise<T> | T) => {
    taken = 0;
    const answer = await ask(question, number === at ? steps : Number.POSITIVE_INFINITY);
    counts[number] = taken;
    number += 1;
    return answer;
  };
  for (const question of ways) await next(question);
  const { token } = await next((worker) => worker['composer.open']({ workId: 'ta:1', url, new: passage }, page));
  await next((worker) => worker['composer.claim']({ token }, composer));
  await next((worker) => worker['draft.save']({ token, ...words, body: '想' }, composer));
  await next((worker) => worker['note.save']({ token, ...words }, composer)).catch((error: unknown) => {
    // Told the second time that it is over: only when the note is kept and the composer was told to go.
    expect(String(error)).toContain('token');
  });
  left = Number.POSITIVE_INFINITY;
  return number;
}
const counts: number[] = [];

test('ended before any step of opening an article and of keeping a note, nothing is lost and nothing is there twice', async () => {
  const questions = await wayOf(-1, 0);
  const steps = [...counts];
  expect(questions).toBe(10);
  for (let at = 0; at < questions; at += 1) {
    expect(steps[at]).toBeGreaterThan(0);
    for (let step = 0; step < (steps[at] as number); step += 1) {
      fakeBrowser.reset();
      store = testStore();
      await wayOf(at, step);
      const notes = await listAnnotations(store, 'ta:1');
      expect(
        notes.map(({ id, body, color, tags }) => [id === 'h1', body, color, tags.join()]),
        `question ${at}, step ${step}`,
      ).toEqual(
        expect.arrayContaining([
          [true, '', 'pink', ''],
          [false, '想法', 'blue', '要'],
        ]),
      );
      expect(notes).toHaveLength(2);
      expect(await store.db.drafts.count()).toBe(0);
      expect(await store.db.works.count()).toBe(1);
    }
  }
  expect(ends).toBeGreaterThanOrEqual(steps.reduce((sum, count) => sum + count, 0) - questions);
}, 60_000);
