import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readWhenSeen } from '../../lib/dom/signs-seen.ts';
import { fewTurns, type Overheard, overhear, showPage } from '../../lib/messaging/test-messages.ts';
import detector from './index.ts';
// The part that asks is loaded when it is wanted: in the bundle at once, here from a file.
import './ask-for-reading.ts';

let heard: Overheard;

const run = async () => {
  await (detector as { main: () => unknown }).main();
  await fewTurns();
};

beforeEach(() => {
  // Who looks again later would see the next test's page.
  vi.spyOn(window, 'setTimeout').mockReturnValue(0 as unknown as ReturnType<typeof setTimeout>);
  heard = overhear();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const left of ['qingduRead', 'qingduSigns']) Reflect.deleteProperty(globalThis, left);
});

test.each(['encyclopedia', 'forum', 'home', 'news', 'search-results', 'shop'])(
  'on %s, which is no article, nothing is said, watched or changed',
  async (name) => {
    const before = showPage(`not-articles/${name}.html`);
    await run();
    expect([heard.sent, heard.watched]).toEqual([[], 0]);
    expect(document.documentElement.outerHTML).toBe(before);
  },
);

test('an article has what reads it loaded; the page is not touched', async () => {
  const before = showPage('sample/mirror.html');
  await run();
  expect(heard.sent).toEqual([{ qingdu: 'reader.look', args: {} }]);
  expect(heard.watched).toBe(0);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('an article is read at once where what reads it is there', async () => {
  const read = vi.fn();
  readWhenSeen(read);
  showPage('not-articles/news.html');
  await run();
  expect(read).not.toHaveBeenCalled();
  showPage('sample/mirror.html');
  await run();
  await run();
  expect(read).toHaveBeenCalledOnce();
});
