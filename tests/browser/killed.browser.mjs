// Notes and drafts outlive a browser that is killed.
import { afterAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { clickInFrame, composerGone, openArticle } from './reader.mjs';
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
import { inEveryBrowser, paintedPassages, sampleUrl } from './stories.mjs';

inEveryBrowser('what is written', (start, family) => {
  const told = [];
  afterAll(() => console.log(told.join('\n')));

  it(
    'outlives the browser, killed while typing and killed when the note was acknowledged',
    async () => {
      const session = await start(articles);
      let page = await openArticle(session, sampleUrl);
      const sentences = await sentencesOf(session, page);
      const expected = [];
      let longestLost = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const sentence = passageOf(sentences, round);
        const words = `第${round}回，写到一半就断了电：字句还在不在？`;
        let frame = await openComposerAt(page, sentence);
        await frame.evaluate(noteDrafts);
        await page.keyboard.type(words.slice(0, 12), { delay: 30 });
        await until(() => frame.evaluate(() => globalThis.keptDraft), 'a first draft to be kept');
        await page.keyboard.type(words.slice(12), { delay: 30 });
        const acknowledged = await frame.evaluate(() => globalThis.keptDraft);
        await session.killHard();

        await session.reopen();
        page = await openArticle(session, sampleUrl);
        frame = await openComposerAt(page, sentence);
        const kept = await wordsIn(frame);
        expect(words.startsWith(kept) && kept.startsWith(acknowledged), `round ${round}: ${kept}`).toBe(true);
        longestLost = Math.max(longestLost, words.length - kept.length);
        await page.keyboard.type('补完。');
        await clickInFrame(page, frame, SAVE);
        await page.evaluate(composerGone);
        await session.killHard();
        expected.push(`${kept}补完。`);

        await session.reopen();
        page = await openArticle(session, sampleUrl);
        const rows = await stored(session, page);
        expect(bodies(rows), `after round ${round}`).toEqual([...expected].sort());
        expect(rows.drafts).toEqual([]);
      }
      await until(async () => {
        const painted = (await page.evaluate(paintedPassages)).join('');
        return sentences.slice(0, ROUNDS).every((one) => painted.includes(folded(one)));
      }, 'every note to be painted');
      told.push(
        `${family}: killed ${2 * ROUNDS} times, every note and draft there; at most ${longestLost} last keys lost`,
      );
    },
    ROUNDS * 60_000 + 60_000,
  );
});

/** In the composer: the words of the latest draft that was answered to be kept. */
function noteDrafts() {
  for (const { runtime } of [globalThis.browser, globalThis.chrome].filter(Boolean)) {
    const own = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      const answer = await own(message);
      if (message.qingdu === 'draft.save' && answer?.ok) globalThis.keptDraft = message.args.body;
      return answer;
    };
  }
}
