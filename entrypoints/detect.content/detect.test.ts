import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import detector from './index.ts';
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
  await (detector as { main: () => unknown }).main();
  // Dynamic imports take a few turns.
  for (let i = 0; i < 20; i += 1) await sleep(0);
};
const laidReady = () => 'qingduFirst' in globalThis;

beforeEach(() => {
  sent = [];
  watched = 0;
  // Who looks again later would see the next test's page.
  vi.spyOn(window, 'setTimeout').mockReturnValue(0 as unknown as ReturnType<typeof setTimeout>);
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
  Reflect.deleteProperty(globalThis, 'qingduFirst');
});

test.each(['encyclopedia', 'forum', 'home', 'news', 'search-results', 'shop'])(
  'on %s, which is no article, nothing is said, watched or changed',
  async (name) => {
    const before = show(`not-articles/${name}.html`);
    await run();
    expect([sent, watched, laidReady()]).toEqual([[], 0, false]);
    expect(document.documentElement.outerHTML).toBe(before);
  },
);

test('an article is sent along and kept ready for the reader; the page is not touched', async () => {
  const before = show('sample/mirror.html');
  await run();
  expect(sent.map(({ qingdu }) => qingdu)).toEqual(['reader.start']);
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
  await run();
  expect(laidReady()).toBe(false);
});
