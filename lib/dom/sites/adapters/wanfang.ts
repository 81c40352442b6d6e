import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** 万方数据: journal articles, theses, papers of conferences. */
export const wanfang = (): Adapter => ({
  id: 'wanfang',
  name: '万方数据',
  hosts: hostsOf('wanfang'),
  paths: [/^\/(?:periodical|thesis|conference|patent|nstr|cstad|standard|claw)\/\S+/i],
  fields: {
    title: [{ at: '.detailTitleCN', without: '.miner' }],
    author: [{ at: '.author.detailTitle > .itemUrl > a' }, { at: '.author .itemUrl a' }],
    container: [{ at: '.periodicalName' }],
    'issue-line': [{ at: '.publishData > .item + *' }],
    pages: [{ at: '.detailList .list', row: /页数?码?[:\uFF1A]?\s*[^()（）]{0,40}[(（]?\s*(\d+\s*[-–—]\s*\d+)/ }],
    abstract: [{ at: '.summary > .item + *' }],
    keywords: [{ at: '.keyword > .item + * > a' }],
    doi: [{ at: '.doiStyle > a' }],
    clc: [{ at: '.classify .itemUrl' }, { at: '.classCodeMapping .itemUrl' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});
