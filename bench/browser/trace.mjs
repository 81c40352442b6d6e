// What Chromium's own trace says of one page load: when it was readable, and what held its main thread.

const CATEGORIES = ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * @typedef {object} Load
 * @property {number | null} readyMs `qingdu-readable` − `qingdu-start`; null where the page was not made readable
 * @property {number | null} laidMs until all of the text was laid; a frame may be behind it
 * @property {number | null} detectorCpuMs CPU time of the scripts that run by themselves: the detector's, and what wakes the
 *   background at an article's address
 * @property {number} longestMs longest task of the main thread that ended after the document was parsed
 * @property {number} longestCpuMs the same in CPU time: less shaken by what else the machine does
 * @property {number} over50 how many tasks took more than 50 ms
 * @property {number} busyMs CPU time of the main thread from when the document was committed: parsing is within
 */

/**
 * Loads a page with the trace running, until `settled` says that nothing more is to come.
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 * @param {() => Promise<unknown>} settled
 * @returns {Promise<Load>}
 */
export async function traceLoad(page, url, settled) {
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(url, { waitUntil: 'load' });
  await settled();
  const { traceEvents } = JSON.parse(Buffer.from((await page.tracing.stop()) ?? []).toString());
  return readTrace(traceEvents, url);
}

/** @param {any[]} events @param {string} url @returns {Load} */
function readTrace(events, url) {
  const timing = (/** @type {string} */ wanted) =>
    events.find(({ name, cat }) => name === wanted && /user_timing/.test(cat));
  const begin = timing('qingdu-start');
  const end = timing('qingdu-readable');
  // The same beginning however the page is read: a tab has other documents before it, and we begin late on a busy machine.
  const commit = events.find(({ name, args }) => name === 'CommitLoad' && args?.data?.url === url);
  const parsed = events.find(
    ({ name, cat, pid, ts }) =>
      name === 'domInteractive' && /user_timing/.test(cat) && pid === commit?.pid && ts > commit.ts,
  );
  if (!commit || !parsed) throw new Error(`the trace has no load of ${url}`);
  const tasks = events.filter(
    ({ name, pid, tid, ts, dur }) =>
      name === 'RunTask' && pid === commit.pid && tid === commit.tid && ts + dur > commit.ts,
  );
  const late = tasks.filter(({ ts, dur }) => ts + dur > parsed.ts);
  const laid = timing('qingdu-laid');
  const cpu = (/** @type {any[]} */ list) => list.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur) / 1000, 0);
  const ownScripts = events.filter(
    ({ name, pid, args }) =>
      name === 'EvaluateScript' &&
      pid === commit.pid &&
      /content-scripts\/(?:detect|wake)\.js$/.test(args?.data?.url ?? ''),
  );
  const longest = (/** @type {'dur' | 'tdur'} */ of) =>
    Math.max(0, ...late.map((task) => (task[of] ?? task.dur) / 1000));
  return {
    readyMs: begin && end ? (end.ts - begin.ts) / 1000 : null,
    laidMs: begin && laid ? (laid.ts - begin.ts) / 1000 : null,
    detectorCpuMs: ownScripts.length > 0 ? cpu(ownScripts) : null,
    longestMs: longest('dur'),
    longestCpuMs: longest('tdur'),
    over50: late.filter(({ dur }) => dur > 50_000).length,
    busyMs: cpu(tasks),
  };
}
