// Notes outlive workers that are ended, tabs that write at once, and disks that are full.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { clickInFrame, composerGone, openArticle, openPanel } from './reader.mjs';
import {
  articles,
  bodies,
  folded,
  openComposerAt,
  passageOf,
  ROUNDS,
  SAVE,
  sentencesOf,
  stored,
  wordsIn,
} from './rounds.mjs';
import { readStore, refuseWrites } from './stored.mjs';
import { inEveryBrowser, paintedPassages, sampleUrl } from './stories.mjs';

const FULL = /磁盘|磁碟|disk/;

inEveryBrowser('what is written', (start, family) => {
  let session;
  let page;
  let sentences;
  let taken = 0;
  const nextPassage = () => passageOf(sentences, taken++);
  beforeAll(async () => {
    session = await start(articles, { args: family === 'firefox' ? ['--remote-allow-system-access'] : [] });
    page = await openArticle(session, sampleUrl);
    sentences = await sentencesOf(session, page);
  });
  /** Of the promises with a number: what came of each round. */
  const told = [];
  afterAll(() => console.log(told.map((line) => `${family}: ${line}`).join('\n')));

  it(
    'is kept once where the background is ended in the middle of a write',
    async () => {
      const end = await backgroundEnder(session);
      const expected = [];
      let again = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const frame = await openComposerAt(page, nextPassage());
        const words = `断了第${round}回`;
        await page.keyboard.type(words);
        await until(async () => (await wordsIn(frame)) === words, 'the words');
        // Somewhere between the press and the answer, elsewhere in every round.
        const pressed = clickInFrame(page, frame, SAVE);
        await sleep((round * 7) % 60);
        await end();
        await pressed;
        const gone = () => Promise.race([page.evaluate(composerGone), sleep(4000, false)]);
        if (!(await gone())) {
          // The reader was told, and presses again.
          again += 1;
          expect(await wordsIn(frame)).toBe(words);
          await clickInFrame(page, frame, SAVE);
          expect(await gone()).toBe(true);
        }
        expected.push(words);
      }
      const rows = await stored(session, page);
      expect(bodies(rows)).toEqual(expected.sort());
      expect(rows.drafts).toEqual([]);
      told.push(`background ended in ${ROUNDS} writes, ${again} times the reader had to press again`);
    },
    ROUNDS * 20_000 + 60_000,
  );

  it(
    'of two tabs at once is kept from both, and shown in both',
    async () => {
      const tabs = [page, await openArticle(session, sampleUrl)];
      const expected = [];
      const passages = [];
      for (let round = 0; round < ROUNDS; round++) {
        const frames = [];
        for (const [i, tab] of tabs.entries()) {
          const words = `第${round}回，标签页${i}`;
          const passage = nextPassage();
          passages.push(passage);
          const frame = await openComposerAt(tab, passage);
          await tab.keyboard.type(words);
          await until(async () => (await wordsIn(frame)) === words, 'the words').catch(async (error) => {
            throw new Error(`${error.message} Round ${round}, tab ${i}: ${await wordsIn(frame)}`);
          });
          expected.push(words);
          frames.push(frame);
        }
        const press = (frame) => frame.evaluate((save) => document.querySelector(save).click(), SAVE);
        await Promise.all(frames.map(press));
        await Promise.all(tabs.map((tab) => tab.evaluate(composerGone)));
      }
      for (const tab of tabs) {
        await until(async () => {
          const painted = (await tab.evaluate(paintedPassages)).join('');
          return passages.every((one) => painted.includes(folded(one)));
        }, 'the notes of both to be painted');
      }
      await tabs[1].close();
      const kept = bodies(await stored(session, page)).filter((body) => /标签页\d$/.test(body));
      expect(kept).toEqual(expected.sort());
      told.push(`${ROUNDS} pairs of notes written at once`);
    },
    ROUNDS * 20_000 + 60_000,
  );

  it(
    'stays in its field when the disk is full, and the reader is told',
    async () => {
      // The background writes for the composer; only Chromium's driver can fill its disk.
      for (let round = 0; round < ROUNDS; round++) {
        const worker = family === 'chromium' ? await workerOf(session) : undefined;
        const frame = await openComposerAt(page, nextPassage());
        await worker?.evaluate(refuseWrites);
        await page.keyboard.type(`满了第${round}回`);
        await clickInFrame(page, frame, SAVE);
        if (worker) {
          const alert = () => document.querySelector('[role=alert]')?.textContent;
          expect(await until(() => frame.evaluate(alert), 'the reader to be told')).toMatch(FULL);
          expect(await wordsIn(frame)).toBe(`满了第${round}回`);
          await worker.evaluate(refuseWrites, false);
          await clickInFrame(page, frame, SAVE);
        }
        await page.evaluate(composerGone);
      }
      const panel = await openPanel(session, page);
      for (let round = 0; round < ROUNDS; round++) {
        const id = await until(
          () =>
            panel.evaluate(
              (body) =>
                [...document.querySelectorAll('[data-annotation-id]')].find((one) => one.textContent.includes(body))
                  ?.dataset.annotationId,
              `满了第${round}回`,
            ),
          'the note in the panel',
        );
        // In a long list the button may lie under what is told at the foot.
        await panel.evaluate(
          (wanted) => document.querySelector(wanted).click(),
          `[data-annotation-id="${id}"] [data-action=edit]`,
        );
        const field = await panel.waitForSelector('textarea[name=note-body]');
        await panel.evaluate(refuseWrites);
        await field.type('又想到');
        const toasts = () =>
          [...document.querySelectorAll('[role=status], [role=alert]')].map((one) => one.textContent);
        await until(async () => FULL.test((await panel.evaluate(toasts)).join()), 'the reader to be told in the panel');
        const save = await panel.waitForSelector('.editor [data-action=save]');
        await save.click();
        await sleep(200);
        expect(await field.evaluate((one) => one.value)).toContain('又想到');
        await panel.evaluate(refuseWrites, false);
        await save.click();
        await until(async () => (await panel.$('textarea[name=note-body]')) === null, 'the note to be saved');
      }
      const rows = await panel.evaluate(readStore);
      expect(rows.annotations.filter(({ body }) => /^满了第\d+回又想到$/.test(body))).toHaveLength(ROUNDS);
      told.push(`quota refused ${family === 'chromium' ? 2 * ROUNDS : ROUNDS} times`);
    },
    ROUNDS * 20_000 + 60_000,
  );
});

async function workerOf(session) {
  const target = await session.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(session.extensionOrigin),
  );
  return await target.worker();
}

/** How to end the background at once, in the middle of whatever it does. */
async function backgroundEnder(session) {
  if (session.family === 'firefox') {
    return () =>
      session.privileged(`WebExtensionPolicy.getByID('qingdu@qingdu.app').extension.terminateBackground({
        ignoreDevToolsAttached: true, disableResetIdleForTest: true })`);
  }
  const page = await session.newPage();
  await page.goto(`${session.extensionOrigin}options.html`);
  const driver = await page.createCDPSession();
  await driver.send('ServiceWorker.enable');
  return () => driver.send('ServiceWorker.stopAllWorkers');
}
