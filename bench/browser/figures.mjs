// The extension as built, in real Chromium, beside the same pages without it and with tongwen-core.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../../scripts/build.mjs';
import { launch, until } from '../../tests/browser/launch.mjs';
import { cleanPage, damagedPage, lengthened, traditionalPage } from '../pages.mjs';
import { median, shown, spread } from '../stats.mjs';
import { tongwenScript } from './tongwen.mjs';
import { traceLoad } from './trace.mjs';

const LONG = 500_000;
const SETTLE_MS = 1200;
const address = (/** @type {string} */ name) => `http://www.fx361.cc/page/2021/0128/${name}.shtml`;
/** Not among the listed sites: nothing of ours runs there. */
const elsewhere = (/** @type {string} */ name) => `http://bench.example.com/${name}.html`;

function pages() {
  /** @type {Record<string, string | Buffer>} */
  const made = {
    sample: cleanPage,
    damaged: damagedPage,
    traditional: traditionalPage,
    'long-damaged': lengthened(damagedPage, LONG),
    'long-traditional': lengthened(traditionalPage, LONG),
  };
  const seed = join(process.env.QINGDU_DATA ?? '../shared', 'seed/page.html');
  if (existsSync(seed)) made.seed = readFileSync(seed);
  return made;
}

const readable = (/** @type {import('puppeteer-core').Page} */ page) => () =>
  until(
    () => page.evaluate(() => performance.getEntriesByName('qingdu-readable').length > 0),
    'the page to be readable',
    60_000,
  ).then(() => sleep(SETTLE_MS));

/** @param {import('../run.mjs').Table} table @param {boolean} quick */
export async function browserFigures(table, quick) {
  await build(['chrome']);
  const made = pages();
  const script = await tongwenScript();
  const served = Object.fromEntries(
    Object.entries(made).flatMap(([name, body]) => [
      [address(name), { body }],
      [elsewhere(name), { body }],
    ]),
  );
  const session = await launch({ browser: 'chromium', pages: served });
  /** @param {string} url @param {{ asleep?: boolean, throttle?: number }} [how] */
  const load = async (url, { asleep = false, throttle = 1 } = {}) => {
    if (asleep) await stopWorker(session);
    const page = await session.newPage();
    try {
      if (throttle > 1) await page.emulateCPUThrottling(throttle);
      return await traceLoad(page, url, url.includes('bench.example') ? () => sleep(SETTLE_MS) : readable(page));
    } finally {
      await page.close();
    }
  };
  const many = async (/** @type {string} */ url, runs = 5, how = {}) => {
    const loads = [];
    for (let i = 0; i < runs; i += 1) loads.push(await load(url, how));
    return loads;
  };
  const of = (/** @type {any[]} */ loads, /** @type {string} */ what) =>
    spread(loads.map((one) => one[what] ?? Number.NaN));
  try {
    table.head(`Chromium ${await session.version}: from qingdu-start to qingdu-readable`);
    const name = made.seed ? 'seed' : 'damaged';
    const first = await load(address(name));
    table.row(`${name}, first article of a started browser`, `${first.readyMs?.toFixed(0)} ms`, 'reported');
    for (const each of new Set([name, 'damaged', 'sample', 'traditional'])) {
      const awake = of(await many(address(each), quick ? 2 : 5), 'readyMs');
      table.row(`${each}, worker awake`, `${shown(awake, 0)} ms`, '≤ 150 ms', awake.median <= 150);
    }
    const asleep = of(await many(address(name), quick ? 2 : 5, { asleep: true }), 'readyMs');
    table.row(`${name}, worker asleep`, `${shown(asleep, 0)} ms`, '≤ 300 ms', asleep.median <= 300);
    const slow = of(await many(address(name), quick ? 1 : 3, { throttle: 4 }), 'readyMs');
    table.row(`${name}, page throttled 4×`, `${shown(slow, 0)} ms`, 'reported');

    table.head('Longest task of the main thread after the page was parsed, with us / without us');
    for (const each of [name, 'sample', 'long-damaged', 'long-traditional']) {
      const runs = quick || each.startsWith('long') ? 2 : 3;
      const [ours, alone] = [await many(address(each), runs), await many(elsewhere(each), runs)];
      const [a, b] = [of(ours, 'longestMs'), of(alone, 'longestMs')];
      const cpu = `CPU ${of(ours, 'longestCpuMs').median.toFixed(0)} / ${of(alone, 'longestCpuMs').median.toFixed(0)} ms`;
      table.row(
        each,
        `${shown(a, 0)} / ${shown(b, 0)} ms`,
        '≤ 50, or as without',
        a.median <= Math.max(50, b.median),
        cpu,
      );
    }
    const throttled = await many(address('long-damaged'), 1, { throttle: 4 });
    table.row('long-damaged, throttled 4×', `${of(throttled, 'longestMs').median.toFixed(0)} ms`, 'reported');

    table.head(
      'Traditional page: everything we do, against tongwen-core converting alone (CPU time of the main thread)',
    );
    for (const each of ['traditional', 'long-traditional']) {
      const runs = quick ? 2 : 3;
      const base = median((await many(elsewhere(each), runs)).map(({ busyMs }) => busyMs));
      const ours = (await many(address(each), runs)).map(({ busyMs }) => busyMs - base);
      const peer = [];
      const own = [];
      for (let i = 0; i < runs; i += 1) {
        const page = await session.newPage();
        const run = async () => {
          await page.evaluate(script);
          own.push(await page.evaluate('tongwenConvert()'));
          await sleep(SETTLE_MS);
        };
        peer.push((await traceLoad(page, elsewhere(each), run)).busyMs - base);
        await page.close();
      }
      const ratio = median(ours) / median(peer);
      table.row(`${each}: ours`, `${shown(spread(ours), 0)} ms`, '≤ peer', ratio <= 1, `${ratio.toFixed(2)} ×`);
      table.row(
        `${each}: tongwen-core`,
        `${shown(spread(peer), 0)} ms`,
        'peer',
        undefined,
        `its script ${median(own).toFixed(0)} ms`,
      );
    }
  } finally {
    await session.close();
  }
}

/** @param {Awaited<ReturnType<typeof launch>>} session */
async function stopWorker(session) {
  for (const target of session.browser.targets()) {
    if (target.type() === 'service_worker') await (await target.worker())?.close();
  }
  await until(
    () => !session.browser.targets().some((target) => target.type() === 'service_worker'),
    'the worker to end',
  );
}
