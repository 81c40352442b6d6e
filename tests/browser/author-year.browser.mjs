// A work named by author and year: its card opens under the pointer, and from the sentence for who reads by keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { it } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { until } from './launch.mjs';
import { clickInMenu, openArticle } from './reader.mjs';
import { inEveryBrowser, sampleUrl } from './stories.mjs';

const body = readFileSync(join(root, 'tests/pages/layouts/economics.html'));
const WORK = '县域创业的决定因素';

/** In the page: the middle of some words of a paragraph. */
function middleOf(words) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  return null;
}

inEveryBrowser('a work named by author and year', (start) => {
  it('has its card, by pointer and by keys', async () => {
    const session = await start({ [sampleUrl]: { body } });
    const page = await openArticle(session, sampleUrl);
    const card = () =>
      page.evaluate(() => document.querySelector('qingdu-ui').shadowRoot.querySelector('.card')?.textContent ?? '');
    const { x, y } = await page.evaluate(middleOf, '邱明，2015');
    // A hand is never quite still, and what opens the card may come a moment after the text.
    let step = 0;
    await until(async () => {
      await page.mouse.move(x + (step++ % 2), y, { steps: 3 });
      await sleep(1000);
      return (await card()).includes(WORK);
    }, 'the card of the named work');
    await page.mouse.move(x + 500, y + 300, { steps: 3 });
    await until(async () => (await card()) === '', 'the card to go');

    await clickInMenu(page, '[data-action="cursor"]');
    const said = () =>
      page.evaluate(
        () =>
          document.querySelector('qingdu-ui').shadowRoot.querySelector('.cursor-bar [aria-live]')?.textContent ?? '',
      );
    await until(async () => {
      if ((await said()).includes('邱明，2015')) return true;
      await page.keyboard.press('ArrowRight');
      return false;
    }, 'the sentence');
    await page.keyboard.press('Enter');
    const focus = () =>
      page.evaluate(() => document.querySelector('qingdu-ui').shadowRoot.activeElement?.dataset.action ?? '');
    await until(async () => {
      if ((await focus()) === 'cited') return true;
      await page.keyboard.press('ArrowLeft');
      return false;
    }, 'the button for what is cited');
    await page.keyboard.press('Enter');
    await until(async () => (await card()).includes(WORK), 'the card of the sentence');
    await until(async () => (await focus()) === 'pin', 'the keyboard in the card');
    await page.keyboard.press('Escape');
    await until(async () => (await card()) === '', 'the card to go');
  });
});
