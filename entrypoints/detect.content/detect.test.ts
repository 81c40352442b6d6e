import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { readWhenSeen } from '../../lib/dom/signs-seen.ts';
import detector from './index.ts';
// The part that asks is loaded when it is wanted: in the bundle at once, here from a file.
import './ask-for-reading.ts';

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
  for (const left of ['qingduRead', 'qingduSigns']) Reflect.deleteProperty(globalThis, left);
});

test.each(['encyclopedia', 'forum', 'home', 'news', 'search-results', 'shop'])(
  'on %s, which is no article, nothing is said, watched or changed',
  async (name) => {
    const before = show(`not-articles/${name}.html`);
    await run();
    expect([sent, watched]).toEqual([[], 0]);
    expect(document.documentElement.outerHTML).toBe(before);
  },
);

test('an article has what reads it loaded; the page is not touched', async () => {
  const before = show('sample/mirror.html');
  await run();
  expect(sent).toEqual([{ qingdu: 'reader.look', args: {} }]);
  expect(watched).toBe(0);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('an article is read at once where what reads it is there', async () => {
  const read = vi.fn();
  readWhenSeen(read);
  show('not-articles/news.html');
  await run();
  expect(read).not.toHaveBeenCalled();
  show('sample/mirror.html');
  await run();
  await run();
  expect(read).toHaveBeenCalledOnce();
});
