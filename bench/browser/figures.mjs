// The extension as built, in real Chromium, beside the same pages without it and with its peers.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, extensionDirectory } from '../../scripts/build.mjs';
import { launch, until } from '../../tests/browser/launch.mjs';
import { cleanPage, damagedPage, lengthened, newsPage, traditionalPage } from '../pages.mjs';
import { median, shown, spread } from '../stats.mjs';
import { pageScript } from './page-script.mjs';
import { traceLoad } from './trace.mjs';

const LONG = 500_000;
const SETTLE_MS = 900;
/** A page of a listed site, where we run by ourselves. */
const listed = (/** @type {string} */ name) => `http://www.fx361.cc/page/2021/0128/${name}.shtml`;
/** The same site, an address that is no article's by its shape. */
const unlike = (/** @type {string} */ name) => `http://www.fx361.cc/index/${name}.shtml`;
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
    'no-article': newsPage,
  };
  const seed = join(process.env.QINGDU_DATA ?? '../shared', 'seed/page.html');
  if (existsSync(seed)) made.seed = readFileSync(seed);
  return made;
}

const hasMark = (/** @type {import('puppeteer-core').Page} */ page, /** @type {string} */ name) =>
  until(() => page.evaluate((mark) => performance.getEntriesByName(mark).length > 0, name), `the mark ${name}`, 60_000);

/** @typedef {import('./trace.mjs').Load} Load */

/** @param {import('../run.mjs').Table} table @param {boolean} quick */
export async function browserFigures(table, quick) {
  await build(['chrome']);
  const made = pages();
  const [tongwen, peers] = await Promise.all([pageScript('tongwen-page.mjs'), pageScript('peers-page.ts')]);
  const served = Object.fromEntries(
    Object.entries(made).flatMap(([name, body]) => [
      [listed(name), { body }],
      [elsewhere(name), { body }],
      [unlike(name), { body }],
    ]),
  );
  const session = await launch({ browser: 'chromium', pages: served });
  // The same extension whose tools are an empty script: what is left is detecting, reading and laying the text.
  const textOnly = mkdtempSync(join(tmpdir(), 'qingdu-bench-'));
  cpSync(extensionDirectory('chromium'), textOnly, { recursive: true });
  writeFileSync(join(textOnly, 'content-scripts/reader.js'), '');
  const bare = await launch({ browser: 'chromium', pages: served, extension: textOnly });
  // And one whose detector is an empty script: what Chromium takes for running any script of ours.
  const empty = mkdtempSync(join(tmpdir(), 'qingdu-bench-'));
  cpSync(extensionDirectory('chromium'), empty, { recursive: true });
  writeFileSync(join(empty, 'content-scripts/detect.js'), '');
  const idle = await launch({ browser: 'chromium', pages: served, extension: empty });
  /** @param {string} url @param {(page: import('puppeteer-core').Page) => Promise<unknown>} settled @param {number} [throttle] @param {typeof session} [where] */
  const load = async (url, settled, throttle = 1, where = session) => {
    const page = await where.newPage();
    try {
      if (throttle > 1) await page.emulateCPUThrottling(throttle);
      return await traceLoad(page, url, () => settled(page).then(() => sleep(SETTLE_MS)));
    } finally {
      await page.close();
    }
  };
  const nothing = async () => {};
  /** What its own script took. @type {Record<string, number[]>} */
  const tongwenMs = {};
  /** One page load each way. @type {Record<string, (name: string) => Promise<Load>>} */
  const ways = {
    ours: (name) => load(listed(name), (page) => hasMark(page, 'qingdu-laid')),
    text: (name) => load(listed(name), (page) => hasMark(page, 'qingdu-laid'), 1, bare),
    asleep: async (name) => {
      await stopWorker(session);
      return load(listed(name), (page) => hasMark(page, 'qingdu-laid'));
    },
    slow: (name) => load(listed(name), (page) => hasMark(page, 'qingdu-laid'), 4),
    detector: (name) => load(unlike(name), nothing),
    woken: (name) => load(listed(name), nothing),
    empty: (name) => load(unlike(name), nothing, 1, idle),
    alone: (name) => load(elsewhere(name), nothing),
    tongwen: (name) =>
      load(elsewhere(name), async (page) => {
        await page.evaluate(tongwen);
        const took = /** @type {number} */ (await page.evaluate('tongwenConvert()'));
        tongwenMs[name] = [...(tongwenMs[name] ?? []), took];
      }),
  };
  /** Loads of a page, the ways by turns, so that what else the machine does strikes them alike. */
  const turns = async (/** @type {string} */ name, /** @type {Record<string, number>} */ wanted) => {
    /** @type {Record<string, Load[]>} */
    const loads = {};
    for (let i = 0; i < Math.max(...Object.values(wanted)); i += 1) {
      for (const [way, runs] of Object.entries(wanted)) {
        if (i >= (quick ? Math.min(2, runs) : runs)) continue;
        const one = await /** @type {any} */ (ways[way])(name);
        loads[way] = [...(loads[way] ?? []), one];
      }
    }
    return loads;
  };
  const of = (/** @type {Load[] | undefined} */ loads, /** @type {keyof Load} */ what) =>
    spread((loads ?? []).map((one) => one[what] ?? Number.NaN));
  try {
    const name = made.seed ? 'seed' : 'damaged';
    table.head(`Chromium ${await session.version}: from qingdu-start to qingdu-readable`);
    const first = await ways.ours?.(name);
    table.row(`${name}, first article of a started browser`, `${first?.readyMs?.toFixed(0)} ms`, 'reported');
    /** @type {Record<string, Record<string, Load[]>>} */
    const all = {};
    const plan = {
      [name]: { ours: 5, asleep: 5, alone: 3, slow: 3 },
      ...(name === 'damaged' ? {} : { damaged: { ours: 5 } }),
      sample: { ours: 5, alone: 3 },
      traditional: { ours: 5, text: 5, alone: 5, tongwen: 5 },
    };
    for (const [each, wanted] of Object.entries(plan)) {
      const loads = await turns(each, wanted);
      all[each] = loads;
      const awake = of(loads.ours, 'readyMs');
      table.row(`${each}, worker awake`, `${shown(awake, 0)} ms`, '≤ 150 ms', awake.median <= 150);
    }
    const asleep = of(all[name]?.asleep, 'readyMs');
    table.row(`${name}, worker asleep`, `${shown(asleep, 0)} ms`, '≤ 300 ms', asleep.median <= 300);
    table.row(`${name}, page throttled 4×`, `${shown(of(all[name]?.slow, 'readyMs'), 0)} ms`, 'reported');

    table.head('A page of a listed site that is no article: CPU time of the detector, the only thing that runs');
    const none = await turns('no-article', { detector: 5, empty: 5, woken: 5 });
    const detector = of(none.detector, 'detectorCpuMs');
    table.row('no-article', `${shown(detector)} ms`, '≤ 5 ms', detector.median <= 5);
    table.row(
      '(the same with an empty script for the detector)',
      `${shown(of(none.empty, 'detectorCpuMs'))} ms`,
      'reported',
    );
    table.row(
      "(at an article's address, where the background is woken)",
      `${shown(of(none.woken, 'detectorCpuMs'))} ms`,
      'reported',
    );
    table.row(
      '(an article: with reading and sending it)',
      `${shown(of(all.sample?.ours, 'detectorCpuMs'))} ms`,
      'reported',
    );

    all['long-damaged'] = await turns('long-damaged', { ours: 2, alone: 2, slow: 1 });
    all['long-traditional'] = await turns('long-traditional', { ours: 3, text: 3, alone: 3, tongwen: 3 });
    table.head('Longest task of the main thread after the page was parsed, with us / without us');
    for (const each of [name, 'sample', 'long-damaged', 'long-traditional']) {
      const loads = all[each];
      const [a, b] = [of(loads?.ours, 'longestMs'), of(loads?.alone, 'longestMs')];
      const cpu = `CPU ${of(loads?.ours, 'longestCpuMs').median.toFixed(0)} / ${of(loads?.alone, 'longestCpuMs').median.toFixed(0)} ms`;
      const met = a.median <= Math.max(50, b.median);
      table.row(each, `${shown(a, 0)} / ${shown(b, 0)} ms`, '≤ 50, or as without', met, cpu);
    }
    table.row(
      'long-damaged, throttled 4×',
      `${of(all['long-damaged']?.slow, 'longestMs').median.toFixed(0)} ms`,
      'reported',
    );

    table.head('Traditional page, live: everything we do, against tongwen-core converting alone');
    for (const each of ['traditional', 'long-traditional']) {
      const { ours, text: bareLoads, alone, tongwen: peer } = all[each] ?? {};
      const base = of(alone, 'busyMs').median;
      const above = (/** @type {Load[] | undefined} */ loads) =>
        spread((loads ?? []).map(({ busyMs }) => busyMs - base));
      const [text, whole, theirs] = [above(bareLoads), above(ours), above(peer)];
      const ratio = text.median / theirs.median;
      table.row(
        `${each}: detect … lay back, main thread CPU`,
        `${shown(text, 0)} ms`,
        '≤ peer',
        ratio <= 1,
        `${ratio.toFixed(2)} ×`,
      );
      table.row(
        `${each}: with controls, summaries, notes`,
        `${shown(whole, 0)} ms`,
        'reported',
        undefined,
        `${(whole.median / theirs.median).toFixed(2)} ×`,
      );
      table.row(`${each}: tongwen-core, main thread CPU`, `${shown(theirs, 0)} ms`, 'peer');
      const wall = of(ours, 'laidMs');
      table.row(
        `${each}: all text laid after`,
        `${shown(wall, 0)} ms`,
        'reported',
        undefined,
        `wall, the page's own first layout within; tongwen-core's script: ${median(tongwenMs[each] ?? []).toFixed(0)} ms`,
      );
    }

    table.head('Taking the same live page apart, in the page, wall ms: first run, then the median of 5');
    for (const each of ['sample', 'long-traditional']) {
      const page = await session.newPage();
      await page.goto(elsewhere(each), { waitUntil: 'load' });
      await page.evaluate(peers);
      const found = /** @type {Record<string, number[]>} */ (
        await page.evaluate(`peers(${each === 'sample' ? 6 : 3})`)
      );
      await page.close();
      const tell = (/** @type {number[]} */ [once = 0, ...more]) =>
        `${once.toFixed(0)}, then ${median(more).toFixed(0)} ms`;
      table.row(`${each}: ours, repair and conversion within`, tell(found.ours ?? []), 'reported');
      table.row(`${each}: Readability`, tell(found.readability ?? []), 'peer');
      table.row(`${each}: Defuddle`, tell(found.defuddle ?? []), 'peer');
    }
  } finally {
    await session.close();
    await bare.close();
    await idle.close();
    for (const directory of [textOnly, empty]) rmSync(directory, { recursive: true, force: true });
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
