import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { readNow } from '../../lib/dom/signs-seen.ts';
import waker from './index.ts';
// The part that reads is loaded when it is wanted: in the bundle at once, here from a file.
import './read-and-ask.ts';

let sent: { qingdu: string; args: unknown }[];
let watched: number;
let answer: unknown;

const show = (file: string): string => {
  document.documentElement.innerHTML = readFileSync(`tests/pages/${file}`, 'utf8').replace(/<!doctype[^>]*>/i, '');
  return document.documentElement.outerHTML;
};
const run = async () => {
  await (waker as { main: () => unknown }).main();
  await turns();
};
/** Dynamic imports take a few. */
const turns = async () => {
  for (let i = 0; i < 20; i += 1) await sleep(0);
};
const laidReady = () => 'qingduFirst' in globalThis;

beforeEach(() => {
  sent = [];
  watched = 0;
  answer = { ok: true, value: { started: true } };
  (vi.spyOn(browser.runtime, 'sendMessage') as ReturnType<typeof vi.fn>).mockImplementation(async (message) => {
    sent.push(message);
    return answer;
  });
  vi.spyOn(MutationObserver.prototype, 'observe').mockImplementation(() => {
    watched += 1;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const left of ['qingduFirst', 'qingduRead', 'qingduSigns']) Reflect.deleteProperty(globalThis, left);
});

test('before signs of an article are seen the background is woken, and that is all', async () => {
  const before = show('sample/mirror.html');
  await run();
  expect(sent).toEqual([{ qingdu: 'engine.wake', args: {} }]);
  expect([watched, laidReady()]).toEqual([0, false]);
  expect(document.documentElement.outerHTML).toBe(before);
});

test.each(['before', 'behind'])('signs seen %s this script came are read, once', async (when) => {
  show('sample/mirror.html');
  if (when === 'before') expect(readNow()).toBe(false);
  await run();
  if (when === 'behind') expect(readNow()).toBe(true);
  await turns();
  expect(sent.map(({ qingdu }) => qingdu)).toEqual(['engine.wake', 'reader.start']);
  expect(readNow()).toBe(false);
});

test('an article is sent along and kept ready for the reader; the page is not touched', async () => {
  const before = show('sample/mirror.html');
  readNow();
  await run();
  expect(JSON.stringify(sent)).toContain('公共');
  expect([watched, laidReady()]).toEqual([1, true]);
  expect(document.documentElement.outerHTML).toBe(before);
});

test.each([
  { ok: true, value: { started: false } },
  { ok: false, code: 'failed', reason: '' },
])('where no reader comes nothing is kept (%j)', async (told) => {
  answer = told;
  show('sample/mirror.html');
  readNow();
  await run();
  expect(laidReady()).toBe(false);
});
