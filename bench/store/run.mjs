// 100,000 notes in a real browser's IndexedDB: a page's notes, search as one types, export of 10,000.
// node bench/store/run.mjs [--notes 100000]

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/ensure-browsers.mjs';

const at = process.argv.indexOf('--notes');
const count = at < 0 ? 100_000 : Number(process.argv[at + 1]);
const browser = findBrowser('chromium');
if (!browser) {
  console.log('skipped: no Chromium on this machine');
  process.exit(0);
}
const bundle = await build({
  entryPoints: [new URL('in-page.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
});
const script = bundle.outputFiles[0].text;
const server = createServer((request, response) => {
  const isScript = request.url === '/bench.js';
  response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
  response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/bench.js"></script>');
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const profile = mkdtempSync(join(tmpdir(), 'qingdu-bench-'));
const running = await puppeteer.launch({
  browser: 'chrome',
  executablePath: browser.path,
  headless: true,
  userDataDir: profile,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  protocolTimeout: 300_000,
});
try {
  const page = await running.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const rows = await page.evaluate((notes) => window.runBench(notes), count);
  console.log(`${count} notes of 1,000 works, IndexedDB of ${await running.version()}; medians in ms (p95)`);
  for (const { what, median, p95, goal } of rows) {
    const budget = goal === null ? '' : `  goal ${goal}  ${median <= goal ? 'held' : 'MISSED'}`;
    console.log(`${what.padEnd(44)} ${median.toFixed(1).padStart(9)} (${p95.toFixed(1)})${budget}`);
  }
} finally {
  await running.close();
  server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
