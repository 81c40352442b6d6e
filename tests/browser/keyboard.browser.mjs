// With the keyboard alone: the page's switch, a citation, a highlight, a note, its export. No pointer is ever moved.
import { expect, it } from 'vitest';
import { locationOf, until } from './launch.mjs';
import { openArticle } from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const NOTE = '要查最早的出处。';

/** In the page: what has the keyboard's focus, also in our shadow roots. */
function focused() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.dataset?.action ?? active?.getAttribute?.('name') ?? (active?.className || active?.localName);
}

/** Presses a key until something has the focus. */
async function pressUntil(page, key, wanted, most = 60) {
  const seen = [];
  for (let i = 0; i < most; i++) {
    await press(page, key);
    const now = await page.evaluate(focused);
    if (now === wanted) return;
    seen.push(now);
  }
  throw new Error(`${most} × ${key} and never ${wanted}; but ${[...new Set(seen)].join(', ')}`);
}

async function press(page, keys) {
  const all = keys.split('+');
  const last = all.pop();
  for (const key of all) await page.keyboard.down(key);
  await page.keyboard.press(last);
  for (const key of all.reverse()) await page.keyboard.up(key);
}

const inUi = (page, selector) =>
  page.evaluate(
    (wanted) => document.querySelector('qingdu-ui').shadowRoot.querySelector(wanted)?.textContent,
    selector,
  );
const waitInUi = (page, selector) => until(async () => (await inUi(page, selector)) !== undefined, selector);
const waitFocused = (page, name) => until(async () => (await page.evaluate(focused)) === name, `the focus on ${name}`);

inEveryBrowser('with keys alone', (start) => {
  it('an article is read, cited, highlighted, noted and exported', async () => {
    const session = await start({ [sampleUrl]: samplePage('mirror.html') });
    const page = await openArticle(session, sampleUrl);
    // Keys of the cursor are not the page's: many a site turns its page by them.
    await page.evaluate(() => {
      window.heard = [];
      for (const target of [window, document, document.body])
        target.addEventListener('keydown', ({ key }) => window.heard.push(key));
    });

    // A citation: the card opens with the focus, Tab goes into it, Escape back.
    await pressUntil(page, 'Tab', 'qingdu-marker');
    await waitInUi(page, '.card .work');
    await press(page, 'Tab');
    expect(await page.evaluate(focused)).toBe('pin');
    await press(page, 'Shift+Tab');
    expect(await page.evaluate(focused)).toBe('qingdu-marker');
    await press(page, 'Tab');
    await press(page, 'Escape');
    expect(await page.evaluate(focused)).toBe('qingdu-marker');
    await until(async () => (await inUi(page, '.card')) === undefined, 'the card to go');

    // The mark at the page's edge is the last stop; its menu starts the sentence cursor.
    await pressUntil(page, 'Tab', 'menu', 200);
    await press(page, 'Enter');
    await waitInUi(page, '.menu');
    await pressUntil(page, 'Tab', 'cursor');
    await press(page, 'Enter');
    await waitFocused(page, 'cursor-keys');
    const said = () => inUi(page, '.cursor-bar [aria-live]');
    await page.evaluate(() => window.heard.splice(0));
    await press(page, 'Home');
    const first = await said();
    await press(page, 'ArrowDown');
    await press(page, 'ArrowRight');
    expect(await said()).not.toBe(first);
    await press(page, 'ArrowLeft');
    await press(page, 'ArrowDown');
    await until(async () => {
      if (!/^(?:Heading|标题|標題)/.test(await said())) return true;
      await press(page, 'ArrowRight');
      return false;
    }, 'a sentence behind the heading');
    const sentence = await said();
    expect(sentence.length).toBeGreaterThan(4);

    // A highlight, then a note on that sentence and the next.
    await press(page, 'Enter');
    await waitFocused(page, 'highlight');
    await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await until(async () => (await page.evaluate(paintedPassages)).length > 1, 'the sentence to be painted');
    await waitFocused(page, 'cursor-keys');
    await press(page, 'Shift+ArrowRight');
    expect(await said()).toMatch(/2/);
    await press(page, 'Enter');
    await waitFocused(page, 'highlight');
    await pressUntil(page, 'Tab', 'note');
    await press(page, 'Enter');
    const frame = await until(async () => {
      for (const one of page.frames()) if (/\/composer\.html/.test(await locationOf(one))) return one;
      return undefined;
    }, 'the composer');
    await until(
      () => frame.evaluate(() => document.activeElement?.getAttribute('name') === 'body'),
      'the field of the composer',
    );
    await page.keyboard.type(NOTE);
    await until(() => frame.evaluate(() => document.querySelector('textarea').value.length > 5), 'the typed words');
    await press(page, 'Control+Enter');
    await until(async () => (await inUi(page, '.composer')) === undefined, 'the composer to close');
    await waitFocused(page, 'cursor-keys');
    await press(page, 'Escape');
    expect(await page.evaluate(focused)).toBe('menu');
    expect(await page.evaluate(() => window.heard.filter((key) => /Arrow|Home|Enter/.test(key)))).toEqual([]);

    // The panel, and in it the export.
    const panel = await openPanelByKeys(session, page);
    await panel.bringToFront();
    await panel.waitForSelector('[data-annotation-id]');
    const notes = await session.downloaded(async () => {
      await pressUntil(panel, 'Tab', 'export-markdown');
      await press(panel, 'Enter');
    }, '.md');
    expect(notes).toContain(NOTE);
    expect(notes.match(/^> /gm)?.length).toBeGreaterThan(1);
  });
});

/** Firefox: by the menu's entry. Chromium's driver cannot see the side panel; there it is opened in a tab. */
async function openPanelByKeys(session, page) {
  if (session.family === 'firefox') {
    return session.openExtensionPage('', async () => {
      await press(page, 'Enter');
      await waitInUi(page, '.menu');
      await pressUntil(page, 'Tab', 'panel');
      await press(page, 'Enter');
    });
  }
  const url = page.url();
  const panel = await session.openExtensionPage('sidepanel.html');
  const tab = await panel.evaluate(
    async (wanted) => (await chrome.tabs.query({})).find((one) => one.url === wanted)?.id,
    url,
  );
  await panel.goto(`${session.extensionOrigin}sidepanel.html?tab=${tab}`);
  return panel;
}
