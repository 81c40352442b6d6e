// tongwen-core as its extension uses it: walk the live page, convert every text, write it back. Runs in the page.
import { createConverterMap, LangType, walkNode } from 'tongwen-core';
import char from 'tongwen-core/dictionaries/t2s-char.json';
import phrase from 'tongwen-core/dictionaries/t2s-phrase.json';

const converter = createConverterMap({ s2t: [], t2s: [char, phrase] });

/** Converts the page; the ms it took, dictionaries not counted. */
globalThis.tongwenConvert = () => {
  const start = performance.now();
  for (const found of walkNode(document)) {
    const text = converter.phrase(LangType.t2s, found.text);
    if (found.type === 'TEXT') found.node.nodeValue = text;
    else found.node.setAttribute(found.attr, text);
  }
  return performance.now() - start;
};
