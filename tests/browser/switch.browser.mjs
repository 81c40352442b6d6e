// The switch shows the page exactly as it was served, the same node objects with the same data, and back.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { chooseView, clickInMenu, shownText, waitForReadable } from './reader.mjs';
import { inEveryBrowser, sampleUrl, savedPages, served } from './stories.mjs';

/** Before anything runs in the page: remembers every node, its data and attributes, as the parser left them. */
function rememberServed() {
  window.describeNodes = () => {
    const nodes = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL, (node) =>
      /^qingdu-/.test(node.localName ?? '') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      const attributes = [...(node.attributes ?? [])].map(({ name, value }) => `${name}=${value}`).join('\n');
      nodes.push({ node, text: `${node.nodeName} ${node.data ?? attributes}` });
    }
    return nodes;
  };
  document.addEventListener('DOMContentLoaded', () => {
    window.served = { nodes: window.describeNodes(), title: document.title };
  });
}

/** In the page: what differs from what was served; nothing, when the switch is right. */
function differences() {
  const { served } = window;
  const now = window.describeNodes();
  const found = now.length === served.nodes.length ? [] : [`${now.length} nodes, not ${served.nodes.length}`];
  for (let i = 0; i < now.length && found.length < 5; i++) {
    if (now[i].text !== served.nodes[i]?.text) found.push(`${served.nodes[i]?.text} → ${now[i].text}`);
    else if (now[i].node !== served.nodes[i].node) found.push(`another node object: ${now[i].text}`);
  }
  if (document.title !== served.title) found.push(`title: ${document.title}`);
  return found;
}

/** A damaged article as it is met in the wild; where its folder is absent these are skipped. */
const folder = join(resolve(root, process.env.QINGDU_DATA ?? '../shared'), 'seed');
if (!existsSync(folder)) console.log('skipped: no data');
const seeds = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.html'))
  .map((file, i) => ({
    file,
    path: join(folder, file),
    url: new URL(`/page/2021/0128/${i + 10}.shtml`, sampleUrl).href,
  }));
const saved = savedPages()
  .filter(({ file }) => /mirror|clean|magtech|taiwan/.test(file))
  .concat(seeds);

inEveryBrowser('the switch', (start) => {
  let session;

  it.each(saved.map((page) => [page.file, page]))('gives %s back as it was served', async (_, { file, url }) => {
    session ??= await start(served(saved));
    const page = await session.newPage();
    await page.evaluateOnNewDocument(rememberServed);
    await page.goto(url);
    await waitForReadable(page);
    await page.bringToFront();
    const readable = await shownText(page);
    expect(await page.evaluate(differences)).not.toEqual([]);

    // What else can be laid over a page, and taken away again.
    if (file === saved[0].file) {
      await clickInMenu(page, '[data-action="changes"]');
      await clickInMenu(page, '[data-action="excluded"]');
      await clickInMenu(page, '[data-action="clean"]');
      await page.waitForSelector('qingdu-clean');
      await clickInMenu(page, '[data-action="clean"]');
      await clickInMenu(page, '[data-action="excluded"]');
    }
    await chooseView(page, 'served');
    await shownText(page);
    expect(await page.evaluate(differences)).toEqual([]);

    await chooseView(page, 'simplified');
    expect(await shownText(page)).toBe(readable);
    await page.close();
  });
});
