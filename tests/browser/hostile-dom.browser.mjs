// Documents made to break what walks over them: each is read or left alone, and the tab goes on answering.
import { beforeAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const sample = samplePage('clean.html').body.toString('utf8');
const inForm = (...names) =>
  sample
    .replace(/<body([^>]*)>/, `<body$1><form>${names.map((name) => `<input name="${name}">`).join('')}`)
    .replace('</body>', '</form></body>');
/** A million with `npm run test:long`. */
const NODES = process.env.QINGDU_LONG ? 1_000_000 : 100_000;
const nested = (depth) => `${'<div>'.repeat(depth)}深处的一句话。${'</div>'.repeat(depth)}`;
const define = `for (const name of ['qingdu-ui', 'qingdu-summary', 'qingdu-marker'])
  customElements.define(name, class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }); } });`;
/** A script that changes the page without end, a little at a time. */
const storm = `setInterval(() => { for (let i = 0; i < 50; i++) {
  const one = document.createElement('p'); one.textContent = '風暴 ' + Math.random(); document.body.append(one);
  if (document.body.childElementCount > 400) document.body.lastElementChild.remove(); } }, 4);`;

const PAGES = {
  'fields that hide the tree': inForm('nextSibling', 'parentNode', 'parentElement', 'firstChild'),
  'fields that hide the names': inForm('nodeType', 'localName', 'getAttribute', 'closest', 'remove', 'after'),
  'a small form before the article': sample.replace('<h1', '<form><input name="nextSibling"></form><h1'),
  'names that hide the document': sample.replace(
    '</body>',
    `${'title body querySelector createElement addEventListener'
      .split(' ')
      .map((name) => `<img name="${name}">`)
      .join('')}</body>`,
  ),
  'elements of our names': sample.replace('<head>', `<head><script>${define}</script>`),
  'ten thousand deep': sample.replace('</body>', `${nested(10_000)}</body>`),
  'shadow roots': sample.replace(
    '</body>',
    `<div id="host"></div><script>let at = document.querySelector('#host'); for (let i = 0; i < 300; i++) {
      const root = at.attachShadow({ mode: 'open' }); root.innerHTML = '<p>影子里的话</p><div></div>'; at = root.lastChild; }</script></body>`,
  ),
  'a storm of changes': sample.replace('</body>', `<script>${storm}</script></body>`),
  'nodes without end': sample.replace(
    '</body>',
    `<script>{ const all = document.createDocumentFragment();
      for (let i = 0; i < ${NODES / 2}; i++) { const one = document.createElement('i'); one.append('字'); all.append(one); }
      document.body.append(all); }</script></body>`,
  ),
};
/** Nothing of the article is in reach there: the page stays as it was served. */
const UNREAD = /^fields/;
const addressOf = (name) => sampleUrl.replace('1.shtml', `${Object.keys(PAGES).indexOf(name)}.shtml`);

inEveryBrowser('a hostile document', (start) => {
  let session;
  beforeAll(async () => {
    session = await start(Object.fromEntries(Object.entries(PAGES).map(([name, body]) => [addressOf(name), { body }])));
  });

  it.each(Object.keys(PAGES))('%s', async (name) => {
    const page = await session.newPage();
    await page.goto(addressOf(name), { waitUntil: 'load' });
    const marks = () => performance.getEntriesByType('mark').map((one) => one.name);
    if (!UNREAD.test(name)) {
      await until(async () => (await page.evaluate(marks)).includes('qingdu-readable'), 'the page to be readable');
    }
    // The tab answers, and so it does after its frames went by.
    const answer = await page.evaluate(() => new Promise((done) => setTimeout(() => done('here'), 300)));
    expect(answer).toBe('here');
    await page.close();
  });
});
