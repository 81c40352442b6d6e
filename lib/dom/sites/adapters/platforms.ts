import type { Adapter, Rule } from '../types.ts';

const meta = (name: string): Rule => ({ at: `meta[name="${name}"]`, attribute: 'content' });

/** 方正: journals on hosts of their own, told by the address of its scripts. */
export const founder = (): Adapter => ({
  id: 'founder',
  name: '方正',
  hosts: [],
  paths: [/\/thesisDetails/i, /\/article\/(?:doi\/)?/i, /\/(?:zh|en)\//i],
  needs: 'script[src*="founderss.cn"]',
  fields: {
    title: [meta('citation_title'), meta('title'), { at: '.article-title, .thesis-title, h1' }],
    author: [meta('citation_author')],
    abstract: [{ at: '.article-abstract p, #abstract p' }],
    keywords: [{ at: '.article-keyword a, .keyword a' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});

/** 仁和汇智: journals on hosts of their own, and full texts on html.rhhz.net. */
export const rhhz = (): Adapter => ({
  id: 'rhhz',
  name: '仁和汇智',
  hosts: [],
  paths: [/./],
  needs: 'div[class^="foot"] a[href*="rhhz.net"], meta[name="citation_id"]',
  fields: {
    title: [meta('citation_title'), { at: '.article-title, .title_zh, #Title_zh, h1' }],
    author: [meta('citation_author')],
    abstract: [{ at: '#CnAbstractValue, .article-abstract, .abstract_zh' }, meta('citation_abstract')],
    keywords: [meta('citation_keywords')],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});
