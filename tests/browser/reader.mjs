// What a reader does with a page, by real mouse and keyboard. The page and the extension see nothing but input events.
import { setTimeout as sleep } from 'node:timers/promises';
import { locationOf, until } from './launch.mjs';

/**
 * Opens an address and waits until the extension says that it can be read.
 * @param {Awaited<ReturnType<typeof import('./launch.mjs').launch>>} session
 * `before`: done with the tab before it goes there.
 */
export async function openArticle(session, url, { before = () => {} } = {}) {
  const page = await session.newPage();
  await before(page);
  await page.goto(url, { waitUntil: 'load' });
  await waitForReadable(page);
  await showTab(page);
  await shownText(page);
  return page;
}

/** Clicks the extension's button on the toolbar; gives its popup. Only Chromium's driver can. */
export async function openPopup(session, page) {
  const [extension] = [...(await session.browser.extensions()).values()];
  await showTab(page);
  await page.triggerExtensionAction(extension);
  return until(async () => (await extension.pages()).find((one) => one.url().endsWith('/popup.html')), 'the popup');
}

/** Waits until an open popup says something of a kind ('reading', 'idle', 'refused' …). */
export async function waitForPopup(popup, kind) {
  let last;
  await until(async () => {
    last = await popup.evaluate(() => document.querySelector('main')?.dataset.state);
    return last === kind;
  }, `the popup to say ${kind}`).catch((error) => {
    throw new Error(`${error.message} It says ${last}.`);
  });
}

/** Clicks the extension's button on the toolbar, then "read this page" in its popup. Only Chromium's driver can. */
export async function readByToolbar(session, page) {
  await clickButton(await openPopup(session, page), 'button[name=run]');
  await waitForReadable(page);
}

export async function waitForReadable(page, timeoutMs = 20_000) {
  await until(
    () => page.evaluate(() => performance.getEntriesByName('qingdu-readable').length > 0),
    'the mark qingdu-readable: the extension saw no article here, or may not run on this site',
    timeoutMs,
  );
}

/** Milliseconds from the extension's first look at the page to its being readable; null where the reader had to ask. */
export function readyMs(page) {
  return page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
    const took = at('qingdu-readable') - at('qingdu-start');
    return Number.isNaN(took) ? null : Math.round(took * 10) / 10;
  });
}

/** The page's text as the reader sees it, once it stands still. */
export async function shownText(page) {
  let before;
  return until(async () => {
    const now = await page.evaluate(() => document.body.innerText);
    const same = now === before;
    before = now;
    return same ? now : undefined;
  }, 'the page to stand still');
}

/**
 * Selects a passage of the page with the mouse: pressed before its first character, let go after its last.
 * White space is ignored; what stands between (a folded end-note) may be skipped.
 * @returns {Promise<string>} what is selected then.
 */
export async function selectSentence(page, sentence) {
  await showTab(page);
  const wanted = sentence.replace(/\s/gu, '');
  let selected = '';
  // A reader whose page moved under the pointer tries again.
  for (let attempt = 0; attempt < 3; attempt++) {
    // It is scrolled to first: what is folded above goes when it was scrolled past, and the page comes to rest.
    await page.evaluate(findPassage, sentence);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 150)));
    const ends = await page.evaluate(findPassage, sentence);
    if (!ends) throw new Error(`Not on the page: ${sentence}`);
    await page.mouse.move(ends.from.x, ends.from.y);
    await page.mouse.down();
    await page.mouse.move((ends.from.x + ends.to.x) / 2, (ends.from.y + ends.to.y) / 2, { steps: 4 });
    await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 });
    await page.mouse.up();
    selected = await page.evaluate(() => String(getSelection()));
    const bare = selected.replace(/\s/gu, '');
    if (bare.startsWith(wanted.slice(0, 4)) && bare.endsWith(wanted.slice(-1))) return selected;
    await shownText(page);
  }
  throw new Error(`Selected: ${selected}\ninstead of: ${sentence}`);
}

/** Brings a tab to the front and waits until it is drawn there. */
async function showTab(page) {
  await page.bringToFront();
  await until(() => page.evaluate(() => document.visibilityState === 'visible'), 'the tab to be shown');
  // No frame comes in a tab that lost the front again: it is asked for anew.
  await until(async () => {
    const drawn = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const isDrawn = await Promise.race([drawn.then(() => true), sleep(3000, false, { ref: false })]);
    if (!isDrawn) await page.bringToFront();
    return isDrawn;
  }, 'the tab to be drawn');
}

/** In the page: the points just inside the first and the last character of a passage, which is scrolled into view. */
function findPassage(sentence) {
  // Copies of a text differ in the width of their marks.
  const folded = (unit) =>
    unit >= '\uff01' && unit <= '\uff5e' ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit;
  const wanted = Array.from(sentence.replace(/\s/gu, ''), folded).join('');
  const places = [];
  let text = '';
  const walker = document.createTreeWalker(
    document.querySelector('qingdu-clean') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const all = document.createRange();
    all.selectNodeContents(node);
    // A note's mark stands inside sentences and is no part of them.
    if (all.getClientRects().length === 0 || node.parentElement.closest('qingdu-marker')) continue;
    for (let i = 0; i < node.data.length; i++) {
      if (/\s/u.test(node.data[i])) continue;
      text += folded(node.data[i]);
      places.push([node, i]);
    }
  }
  let start = text.indexOf(wanted);
  let end = start + wanted.length;
  if (start < 0) {
    // Something stands inside it, a folded end-note or its marker: from each character go to the nearest next one.
    const endFrom = (from) => {
      let at = from;
      for (const character of wanted) at = text.indexOf(character, at) + 1 || Number.POSITIVE_INFINITY;
      return at;
    };
    let shortest = wanted.length + 150;
    for (let at = text.indexOf(wanted.slice(0, 6)); at >= 0; at = text.indexOf(wanted.slice(0, 6), at + 1)) {
      const length = endFrom(at) - at;
      if (length < shortest) {
        [start, end] = [at, at + length];
        shortest = length;
      }
    }
    if (start < 0) return undefined;
  }
  const boxOf = ([node, i]) => {
    const range = document.createRange();
    range.setStart(node, i);
    range.setEnd(node, i + 1);
    return range.getBoundingClientRect();
  };
  places[start][0].parentElement.scrollIntoView({ block: 'start', behavior: 'instant' });
  const top = boxOf(places[start]).top;
  scrollBy({ top: top - innerHeight / 3, behavior: 'instant' });
  const first = boxOf(places[start]);
  const last = boxOf(places[end - 1]);
  return {
    from: { x: first.left + 1, y: first.top + first.height / 2 },
    to: { x: last.right - 1, y: last.top + last.height / 2 },
  };
}

/** In the page: the middle of the first visible match in any of our shadow roots. */
export function boxInUi(selector) {
  for (const host of document.querySelectorAll('qingdu-ui')) {
    for (const element of host.shadowRoot?.querySelectorAll(selector) ?? []) {
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) return { left, top, x: left + width / 2, y: top + height / 2 };
    }
  }
  return undefined;
}

/** Waits for a control of ours in the page to stand still, then clicks it with the mouse. */
export async function clickInUi(page, selector) {
  let before;
  const box = await until(async () => {
    const now = await page.evaluate(boxInUi, selector);
    const still = now && before && now.x === before.x && now.y === before.y;
    before = now;
    return still ? now : undefined;
  }, `${selector} in the page`);
  await page.mouse.click(box.x, box.y);
}

export const clickAction = (page, action) => clickInUi(page, `[data-action="${action}"]`);

/** Chooses something in the menu of the mark at the page's edge, opening it first. */
export async function clickInMenu(page, selector) {
  if (!(await page.evaluate(boxInUi, '.menu'))) await clickAction(page, 'menu');
  await clickInUi(page, `.menu ${selector}`);
}

/** Shows the page in another position of the switch. */
export const chooseView = (page, view) => clickInMenu(page, `[data-action="view"][data-value="${view}"]`);

const COMPOSER = '[data-qingdu="composer"]';

/** The frame of the open composer, once one can write in it. */
export async function composerOf(page) {
  const frame = await until(async () => {
    // `frame.url()` may still say about:blank.
    for (const one of page.frames()) if (/\/composer\.html/.test(await locationOf(one))) return one;
    return undefined;
  }, 'the composer frame');
  await frame.waitForSelector('textarea[name=body]');
  await clickInFrame(page, frame, 'textarea[name=body]');
  return frame;
}

/** In the page: resolves as soon as no composer stands in it. */
export function composerGone() {
  return new Promise((resolve) => {
    const look = () => {
      const isOpen = [...document.querySelectorAll('qingdu-ui')].some((one) =>
        one.shadowRoot?.querySelector('[data-qingdu="composer"]'),
      );
      if (isOpen) setTimeout(look, 5);
      else resolve(true);
    };
    look();
  });
}

/** Types into the composer, which must be open, and saves. */
export async function typeNote(page, body) {
  const frame = await composerOf(page);
  await page.keyboard.type(body);
  let held = '';
  const isHeld = async () => {
    held = await frame.evaluate(() => document.querySelector('textarea[name=body]').value);
    return held === body;
  };
  await until(isHeld, 'the typed words in the composer').catch((error) => {
    throw new Error(`${error.message} It held “${held}”.`);
  });
  await clickInFrame(page, frame, 'button[name=save]');
  await until(async () => !(await page.evaluate(boxInUi, COMPOSER)), 'the composer to close');
}

export async function clickInFrame(page, frame, selector) {
  const outer = await page.evaluate(boxInUi, COMPOSER);
  const inner = await frame.evaluate((wanted) => {
    const { left, top, width, height } = document.querySelector(wanted).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await page.mouse.click(outer.left + inner.x, outer.top + inner.y);
}

/** Opens the panel of the page's tab in a tab of its own. `report`: with the JSON report rendered in it. */
export async function openPanel(session, page, { report = false } = {}) {
  const query = (tab) => `?tab=${tab}${report ? '&report=1' : ''}`;
  if (session.family === 'chromium') {
    const url = page.url();
    const panel = await session.openExtensionPage('sidepanel.html');
    const tab = await panel.evaluate(
      async (wanted) => (await chrome.tabs.query({})).find((one) => one.url === wanted)?.id,
      url,
    );
    await panel.goto(`${session.extensionOrigin}sidepanel.html${query(tab)}`);
    return panel;
  }
  await showTab(page);
  // On a busy machine Firefox's driver now and then loses a click, or the tab that came of it: as a reader would, again.
  const click = () => clickInMenu(page, '[data-action="panel"]');
  const panel = await session.openExtensionPage('', click, 8000).catch(() => session.openExtensionPage('', click));
  if (report) {
    const tab = new URL(await locationOf(panel)).searchParams.get('tab');
    await goWithin(panel, query(tab));
  }
  return panel;
}

/** Goes to another query of the same page of the extension, where the driver itself may not navigate. */
async function goWithin(panel, search) {
  await panel.evaluate((wanted) => {
    setTimeout(() => {
      location.search = wanted;
    });
  }, search);
  await until(async () => (await locationOf(panel)).endsWith(search), `the panel at ${search}`);
  await until(() => panel.evaluate(() => document.readyState === 'complete').catch(() => false), 'the panel to load');
}

export async function readReport(panel) {
  const text = await until(
    () => panel.evaluate(() => document.querySelector('#qingdu-report')?.textContent).catch(() => undefined),
    'the report in the panel',
  );
  return JSON.parse(text);
}

/** Presses the panel's export button; gives the Markdown it offers for download. */
export async function exportMarkdown(session, panel) {
  await panel.bringToFront();
  return session.downloaded(() => clickButton(panel, 'button[name=export-markdown]'), '.md');
}

/**
 * Waits for a control of a page of ours to stand still with nothing above it, then clicks it with the mouse: where a form
 * has just opened over a list, the place of a moment ago belongs to another control.
 */
export async function clickButton(page, selector) {
  let before;
  const box = await until(async () => {
    const now = await page.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      element?.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = element?.getBoundingClientRect() ?? { width: 0 };
      if (!(width > 0 && height > 0) || element.disabled) return undefined;
      const [x, y] = [left + width / 2, top + height / 2];
      const above = document.elementFromPoint(x, y);
      return above && (element.contains(above) || above.contains(element)) ? { x, y } : undefined;
    }, selector);
    const still = now && before && now.x === before.x && now.y === before.y;
    before = now;
    return still ? now : undefined;
  }, `${selector} to be ready`);
  await page.mouse.click(box.x, box.y);
}
