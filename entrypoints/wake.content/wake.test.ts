import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readNow } from '../../lib/dom/signs-seen.ts';
import { fewTurns, type Overheard, overhear, showPage } from '../../lib/messaging/test-messages.ts';
import waker from './index.ts';
// The part that reads is loaded when it is wanted: in the bundle at once, here from a file.
import './read-and-ask.ts';

let heard: Overheard;

const run = async () => {
  await (waker as { main: () => unknown }).main();
  await fewTurns();
};
const laidReady = () => 'qingduFirst' in globalThis;

beforeEach(() => {
  heard = overhear();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const left of ['qingduFirst', 'qingduRead', 'qingduSigns']) Reflect.deleteProperty(globalThis, left);
});

test('before signs of an article are seen the background is woken, and that is all', async () => {
  const before = showPage('sample/mirror.html');
  await run();
  expect(heard.sent).toEqual([{ qingdu: 'engine.wake', args: {} }]);
  expect([heard.watched, laidReady()]).toEqual([0, false]);
  expect(document.documentElement.outerHTML).toBe(before);
});

test.each(['before', 'behind'])('signs seen %s this script came are read, once', async (when) => {
  showPage('sample/mirror.html');
  if (when === 'before') expect(readNow()).toBe(false);
  await run();
  if (when === 'behind') expect(readNow()).toBe(true);
  await fewTurns();
  expect(heard.sent.map(({ qingdu }) => qingdu)).toEqual(['engine.wake', 'reader.start']);
  expect(readNow()).toBe(false);
});

test('an article is sent along and kept ready for the reader; the page is not touched', async () => {
  const before = showPage('sample/mirror.html');
  readNow();
  await run();
  expect(JSON.stringify(heard.sent)).toContain('公共');
  expect([heard.watched, laidReady()]).toEqual([1, true]);
  expect(document.documentElement.outerHTML).toBe(before);
});

test.each([
  { ok: true, value: { started: false } },
  { ok: false, code: 'failed', reason: '' },
])('where no reader comes nothing is kept (%j)', async (told) => {
  heard.answer = told;
  showPage('sample/mirror.html');
  readNow();
  await run();
  expect(laidReady()).toBe(false);
});

test('what a reader was to take over goes where none comes after all', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  showPage('sample/mirror.html');
  readNow();
  await run();
  expect(laidReady()).toBe(true);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(laidReady()).toBe(false);
});
