// What the stories share: each is told once and played in every browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { launch } from './launch.mjs';

/** `QINGDU_BROWSER=firefox` plays them in one browser only. */
export const FAMILIES = ['chromium', 'firefox'].filter((family) => family === (process.env.QINGDU_BROWSER ?? family));

/** @param {(start: (pages: object, more?: object) => ReturnType<typeof launch>) => void} tell */
export function inEveryBrowser(title, tell, families = FAMILIES) {
  describe.each(families)(`${title} (%s)`, (browser) => {
    const sessions = [];
    afterAll(() => Promise.all(sessions.map((session) => session.close())));
    tell(async (pages, more = {}) => {
      const session = await launch({ browser, pages, ...more });
      sessions.push(session);
      return session;
    }, browser);
  });
}

export const sampleUrl = 'http://www.fx361.cc/page/2021/0128/1.shtml';
export const samplePage = (name) => ({ body: readFileSync(join(root, 'tests/pages/sample', name)) });
/**
 * The saved pages of tests/pages, each with an address where the extension looks by itself: its own, or the same path on
 * a listed site.
 * @returns {{ file: string, path: string, url: string, isArticle: boolean }[]}
 */
export function savedPages() {
  const folder = join(root, 'tests/pages');
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).map(({ file, url, isArticle }) => {
    const { host, pathname, search } = new URL(url);
    const address =
      host.endsWith('.example.com') || host.endsWith('.tw') ? new URL(pathname + search, sampleUrl).href : url;
    return { file, path: join(folder, file), url: address, isArticle };
  });
}

export const served = (pages) => Object.fromEntries(pages.map(({ path, url }) => [url, { body: readFileSync(path) }]));

/** In the page: the passages our highlights are painted on. */
export function paintedPassages() {
  const painted = [];
  for (const [name, highlight] of CSS.highlights) {
    if (/^qingdu-(?!flash)/.test(name)) painted.push([...highlight].map(String).join(''));
  }
  return painted.map((text) => text.replace(/\s/gu, ''));
}
