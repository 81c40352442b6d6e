// 100,000 notes in a real browser's IndexedDB: a page's notes, search as one types, export of 10,000.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../scripts/ensure-browsers.mjs';

/**
 * Times of the store with `count` notes; null where there is no Chromium.
 * @param {number} count
 * @returns {Promise<{ version: string, rows: { what: string, median: number, p95: number, goal: number | null }[] } | null>}
 */
export async function storeFigures(count) {
  const browser = findBrowser('chromium');
  if (!browser) return null;
  const bundle = await build({
    entryPoints: [new URL('in-page.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? script : '<!doctype html><title>bench</title><script src="/bench.js"></script>');
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', () => done(undefined)));
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
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${address.port}/`);
    const rows = await page.evaluate((notes) => /** @type {any} */ (window).runBench(notes), count);
    return { version: await running.version(), rows };
  } finally {
    await running.close();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
