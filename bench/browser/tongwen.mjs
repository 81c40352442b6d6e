// tongwen-core as its extension uses it: walk the live page, convert every text, write it back. One script for a page.
import { build } from 'esbuild';
import { root } from '../../scripts/run.mjs';

const SCRIPT = `
import { createConverterMap, LangType, walkNode } from 'tongwen-core';
import char from 'tongwen-core/dictionaries/t2s-char.json';
import phrase from 'tongwen-core/dictionaries/t2s-phrase.json';
const converter = createConverterMap({ s2t: [], t2s: [char, phrase] });
globalThis.tongwenConvert = () => {
  const start = performance.now();
  for (const found of walkNode(document)) {
    const text = converter.phrase(LangType.t2s, found.text);
    if (found.type === 'TEXT') found.node.nodeValue = text;
    else found.node.setAttribute(found.attr, text);
  }
  return performance.now() - start;
};
`;

/** The script, to be run in a page; `tongwenConvert()` converts and gives the ms it took, dictionaries not counted. */
export async function tongwenScript() {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
