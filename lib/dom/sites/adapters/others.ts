import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** Sites whose rows are mostly labelled: only what labels cannot tell stands here. */
export const chaoxing = (): Adapter => ({
  id: 'chaoxing',
  name: '超星期刊',
  hosts: hostsOf('chaoxing'),
  paths: [/^\/(?:mobile\/)?(?:mag\/)?(?:detail|infos)/i],
  fields: {
    title: [{ at: '#articleTitle', attribute: 'value' }],
    author: [{ at: 'p.F_name' }],
    container: [{ at: 'a.jourName' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});

/** 百度学术. */
export const xueshu = (): Adapter => ({
  id: 'xueshu',
  name: '百度学术',
  hosts: hostsOf('xueshu'),
  paths: [/^\/usercenter\/paper\/show/i],
  fields: {
    title: [{ at: '.main-info h3' }],
    author: [{ at: '.author_text > span' }, { at: '.author_wr [class^="kw_main"] > span' }],
    abstract: [{ at: 'p.abstract' }],
    keywords: [{ at: 'div.kw_wr a' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});

/** ChinaXiv. */
export const chinaxiv = (): Adapter => ({
  id: 'chinaxiv',
  name: 'ChinaXiv',
  hosts: hostsOf('chinaxiv'),
  paths: [/^\/(?:user\/)?abs\//i],
  fields: { title: [{ at: 'div.hd > h1' }], keywords: [{ at: 'span.spankwd' }] },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});
