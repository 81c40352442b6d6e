// A page whose bytes are in another encoding than it says: read anew from the browser's own copy, without a request.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { openArticle } from './reader.mjs';
import { inEveryBrowser, sampleUrl } from './stories.mjs';

const clean = readFileSync(join(root, 'tests/pages/sample/clean.html'), 'utf8');

inEveryBrowser('a page that declares the wrong encoding', (start) => {
  it('reads as its author wrote it, and asks the network for nothing', async () => {
    const session = await start({ [sampleUrl]: { body: clean.replace('charset="utf-8"', 'charset="gbk"') } });
    const page = await openArticle(session, sampleUrl);
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).toContain('一座小城往往只有一家公共图书馆,馆舍集中在老城,开放时间与居民的上班时间大致重合');
    expect(text).not.toMatch(/\ufffd|鍏叡/);
    expect(await page.title()).toContain('小城公共书房可持续运营的现实困境与优化路径');
    expect(session.proxy.requests.filter((url) => url === sampleUrl)).toHaveLength(1);
  });
});
