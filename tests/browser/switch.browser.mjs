// The switch shows the page exactly as it was served, the same node objects with the same data, and back.
import { expect, it } from 'vitest';
import { chooseView, shownText, waitForReadable } from './reader.mjs';
import { inEveryBrowser, savedPages, served } from './stories.mjs';

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

const saved = savedPages().filter(({ file }) => /mirror|clean|magtech|taiwan/.test(file));

inEveryBrowser('the switch', (start) => {
  let session;

  it.each(saved.map((page) => [page.file, page]))('gives %s back as it was served', async (_, { url }) => {
    session ??= await start(served(saved));
    const page = await session.newPage();
    await page.evaluateOnNewDocument(rememberServed);
    await page.goto(url);
    await waitForReadable(page);
    await page.bringToFront();
    const readable = await shownText(page);
    expect(await page.evaluate(differences)).not.toEqual([]);

    await chooseView(page, 'served');
    await shownText(page);
    expect(await page.evaluate(differences)).toEqual([]);

    await chooseView(page, 'simplified');
    expect(await shownText(page)).toBe(readable);
    await page.close();
  });
});
