import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { rememberDamage, wasDamaged } from './damaged-sites.ts';
import { fetchAhead } from './page-handlers.ts';

const url = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const next = 'http://www.fx361.cc/page/2021/0129/2.shtml';

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(new Uint8Array(1))),
  );
  vi.spyOn(browser.runtime, 'getURL').mockReturnValue('chrome-extension://x/model/zh.model' as never);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the model is fetched ahead on a site whose last article was damaged, and on no other', async () => {
  await fetchAhead(url);
  expect(fetch).not.toHaveBeenCalled();
  await rememberDamage(url, true);
  await fetchAhead('https://kns.cnki.net/kcms/detail/1.html');
  expect(fetch).not.toHaveBeenCalled();
  await fetchAhead(next);
  await fetchAhead(next);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('a sound article ends it; only the host is kept', async () => {
  await rememberDamage(url, true);
  expect(await browser.storage.session.get()).toEqual({ 'damaged:www.fx361.cc': true });
  expect(await wasDamaged(next)).toBe(true);
  await rememberDamage(next, false);
  expect(await wasDamaged(url)).toBe(false);
});
