import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** 中国知网: detail pages (also behind library gateways, which keep the path), the scholar site and the full-text readers. */
export const cnki = (): Adapter => ({
  id: 'cnki',
  name: '中国知网',
  hosts: hostsOf('cnki'),
  paths: [/^\/(?:kns8?s?|kcms2?|KNavi|kcms\d?)\//i, /^\/Article\/\w+/i],
  fields: {
    title: [
      { at: '.wx-tit > h1', without: '[style*="display:none"], #corr-video, .type, .corr-video' },
      { at: '.h1-scholar', without: '.mt-trans' },
    ],
    author: [
      { at: '#authorpart > span > a', without: 'sup' },
      { at: '#authorpart a', without: 'sup' },
      { at: '#authorpart', without: 'sup' },
    ],
    affiliation: [
      { at: '.wx-tit h3:not(#authorpart) a.author' },
      { at: '.wx-tit > h3:last-of-type:not(#authorpart) a' },
    ],
    'issue-line': [{ at: '.top-tip' }, { at: '.top-tip-scholar' }],
    pages: [{ at: '.total-inform > span', row: /页码[:\uFF1A]\s*([\d+,\-–—]+)/ }],
    abstract: [{ at: '#ChDivSummary' }, { at: '.abstract-text' }],
    keywords: [{ at: '.keywords > a' }, { at: '#keyword_cn a' }],
    doi: [{ at: '.row li, .wx-tit-scholar li, li, .row', row: /^\s*DOI[:\uFF1A]?\s*(10\.\S+)/i }],
    funding: [{ at: '.funds' }],
  },
  source: 'public descriptions of the page structure, 2023–2026',
  seen: null,
});

/** 海外: the same records in two languages; the Chinese title stands first, its translation below or beside it. */
export const cnkiOversea = (): Adapter => ({
  id: 'cnki-oversea',
  name: '中国知网（海外）',
  hosts: ['oversea.cnki.net', 'chn.oversea.cnki.net', 'tra.oversea.cnki.net', 'global.cnki.net'],
  paths: [/^\/(?:kcms2?|kns8?s?|KCMS\d?|openlink)\//i],
  fields: {
    ...cnki().fields,
    title: [
      { at: '.wx-tit > h1', without: '.en, .title-en, [style*="display:none"], #corr-video, .type' },
      { at: '.brief > h1, h2.title' },
    ],
    abstract: [{ at: '#ChDivSummary' }, { at: '.abstract-text' }],
    keywords: [{ at: '.keywords > a[lang="zh"]' }, { at: '.keywords > a' }, { at: '#keyword_cn a' }],
  },
  source: 'public descriptions of the page structure, 2023–2026',
  seen: null,
});

/** Full text as HTML: the page's title says 全文阅读 or nothing; everything is read from the text. */
export const cnkiReader = (): Adapter => ({
  id: 'cnki-reader',
  name: '中国知网 HTML 阅读',
  hosts: hostsOf('cnki'),
  paths: [/^\/KXReader\/Detail/i, /^\/nzkhtml\/xmlRead\//i, /^\/web\/trial?lread\//i],
  fields: {},
  source: 'public descriptions of the page structure, 2019–2026',
  seen: null,
});
