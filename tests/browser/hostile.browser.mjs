// A page whose script tries everything: what it learns, makes the extension do, or puts into its surfaces.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { attack } from '../hostile/attacker.mjs';
import { sentenceToNote } from './headless-run.mjs';
import { locationOf, until } from './launch.mjs';
import {
  clickAction,
  clickInUi,
  openArticle,
  openPanel,
  openPopup,
  readReport,
  selectSentence,
  typeNote,
  waitForPopup,
} from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const SECRET = 'Zq7 my secret thought 不可告人';

/** The sample article with markup wherever a page may say something. */
const MARKUP = '<img src=x onerror="document.title=1"><script>window.pwned=1</script>';
function hostilePage() {
  const { body } = samplePage('clean.html');
  const escaped = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const meta = (name, content) => `<meta name="${name}" content="${content}">`;
  return {
    body: body
      .toString('utf8')
      .replace(/<title>([^<]*)/, `${meta('citation_author', escaped)}${meta('keywords', escaped)}<title>$1 ${escaped}`)
      .replace(/<h1>([^<]*)/, `<h1>$1 ${escaped}`)
      .replace('</p>', `${escaped}</p>`),
  };
}

inEveryBrowser('a hostile page', (start) => {
  let session;
  let page;
  let report;

  beforeAll(async () => {
    session = await start({ [sampleUrl]: hostilePage() });
    const before = (tab) => tab.evaluateOnNewDocument(attack, session.extensionOrigin);
    page = await openArticle(session, sampleUrl, { before });
    const panel = await openPanel(session, page, { report: true });
    report = await readReport(panel);
    await panel.close();
  });

  it('learns nothing of what is written in a note, not even the keys', async () => {
    await selectSentence(page, sentenceToNote(report));
    await clickAction(page, 'note');
    const looking = page.evaluate(async () => {
      for (let i = 0; i < 40; i++) {
        window.attacks.look();
        await new Promise((done) => setTimeout(done, 50));
      }
    });
    await typeNote(page, SECRET);
    await looking;
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the note to be painted');
    const loot = await page.evaluate(() => window.loot);
    for (const word of ['Zq7', 'secret', '不可告人', 'token=', new URL(session.extensionOrigin).host]) {
      expect(JSON.stringify(loot), word).not.toContain(word);
    }
    expect(loot.keys.join('')).not.toMatch(/[Zq7不可]/u);
    expect(loot.frames).toEqual([]);
  });

  it('gets no answer from the extension, and no file of it', async () => {
    await page.evaluate(() => window.attacks.ask());
    await page.evaluate(() => window.attacks.frame());
    expect(await page.evaluate(() => window.loot.got)).toEqual([]);
  });

  it('presses every button of ours by script, and nothing happens', async () => {
    await selectSentence(page, sentenceToNote(report).slice(0, 8));
    const tabs = (await session.browser.pages()).length;
    const before = [await page.evaluate(paintedPassages), await page.evaluate(() => document.body.innerText)];
    expect(await page.evaluate(() => window.attacks.press())).toBeGreaterThan(6);
    await sleep(500);
    expect([await page.evaluate(paintedPassages), await page.evaluate(() => document.body.innerText)]).toEqual(before);
    expect((await session.browser.pages()).length).toBe(tabs);
    expect(page.frames().length).toBe(1);
  });

  it('has its words shown as words', async () => {
    const panel = await openPanel(session, page);
    const shown = await until(
      () => panel.evaluate(() => document.querySelector('[data-annotation-id]') && document.body.innerText),
      'the note in the panel',
    );
    expect(shown).toContain('<script>');
    expect(shown).toContain(SECRET);
    const elements = () =>
      [...document.querySelectorAll('img, script:not([src]), iframe, [onerror], a[href^="javascript:"]')].map(
        (one) => one.outerHTML,
      );
    expect(await panel.evaluate(elements)).toEqual([]);
    if (session.family === 'chromium') {
      const popup = await openPopup(session, page);
      await waitForPopup(popup, 'reading');
      // Its own picture stands in it, and no other.
      const strange = (await popup.evaluate(elements)).filter((one) => !/^<img src="\/icon\//.test(one));
      expect(strange).toEqual([]);
      await popup.close();
    }
    expect(await page.evaluate(() => window.pwned)).toBeUndefined();
    await panel.close();
  });

  it('cannot take the keyboard away unnoticed', async () => {
    await page.bringToFront();
    await selectSentence(page, sentenceToNote(report).slice(-8));
    await clickAction(page, 'note');
    const frame = await until(async () => {
      for (const one of page.frames()) if (/\/composer\.html/.test(await locationOf(one))) return one;
      return undefined;
    }, 'the composer');
    await frame.waitForSelector('textarea[name=body]');
    await clickInUi(page, '[data-qingdu="composer"]');
    await page.evaluate(() => window.attacks.grab(6, 300));
    await page.keyboard.type('x'.repeat(40), { delay: 40 });
    const kept = await frame.evaluate(() => document.querySelector('textarea[name=body]').value.length);
    const taken = await page.evaluate(() => window.grabbed.value.length);
    expect(taken).toBeLessThanOrEqual(6);
    expect(kept).toBeGreaterThanOrEqual(40 - 6);
    expect(await frame.evaluate(() => document.querySelector('[role=alert]')?.textContent ?? '')).not.toBe('');
  });
});
