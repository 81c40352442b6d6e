import { hostsOf } from '../table.ts';
import type { Adapter, Rule } from '../types.ts';

const meta = (name: string): Rule => ({ at: `meta[name="${name}"]`, attribute: 'content' });
const described = { source: 'public descriptions of the page structure, 2022–2026', seen: null } as const;

/** 中华医学期刊网. */
export const yiigle = (): Adapter => ({
  id: 'yiigle',
  name: '中华医学期刊网',
  hosts: hostsOf('yiigle'),
  paths: [/^\/cmaid\/\d+/i, /^\/LinkIn\.do/i],
  fields: {
    title: [meta('citation_title'), { at: '.art_title, .article-title, h1' }],
    author: [meta('citation_author'), { at: '.art_author a, .author-list a' }],
    abstract: [{ at: '.art_abstract p, #abstract p, .abstract-content' }],
    keywords: [{ at: '.art_keyword a, .keywords a' }],
  },
  ...described,
});

/** 钛学术. */
export const taixueshu = (): Adapter => ({
  id: 'taixueshu',
  name: '钛学术',
  hosts: hostsOf('taixueshu'),
  paths: [/^\/(?:journal|degree|conference|patent|details?)\//i, /^\/doc\//i],
  fields: {
    title: [{ at: '#basicInfor h1, #basicInfor .title' }, { at: 'h1' }],
    author: [{ at: '#basicInfor .author a' }],
    abstract: [{ at: '#basicInfor .abstract' }],
    keywords: [{ at: '#basicInfor .keyword a' }],
  },
  ...described,
});

/** 掌桥科研: rows of labels. */
export const zhangqiao = (): Adapter => ({
  id: 'zhangqiao',
  name: '掌桥科研',
  hosts: hostsOf('zhangqiao'),
  paths: [/^\/(?:academic|journal|degree|patent|conference)-\S+\.html/i],
  fields: {
    title: [{ at: '.detail_title h1, .paper-title' }, { at: 'h1, h2.title' }],
    author: [{ at: '.record ul li', row: /^\s*作\s*者\s*[:\uFF1A]?\s*(.+)$/s }],
    container: [{ at: '.record ul li', row: /^\s*(?:期刊|刊名|来源)\s*[:\uFF1A]?\s*(.+)$/s }],
    'issue-line': [{ at: '.record ul li', row: /^\s*年卷期\s*[:\uFF1A]?\s*(.+)$/s }],
    keywords: [{ at: '.record ul li', row: /^\s*关\s*键\s*词\s*[:\uFF1A]?\s*(.+)$/s }],
    abstract: [{ at: '#abstract' }],
  },
  ...described,
});

/** SciEngine: everything in meta tags. */
export const sciengine = (): Adapter => ({
  id: 'sciengine',
  name: 'SciEngine',
  hosts: hostsOf('sciengine'),
  paths: [/^\/(?:doi|publisher|\w+\/doi)\//i, /\/10\.\d{4,9}\//],
  fields: { title: [meta('citation_title'), meta('dc.title'), { at: 'h1.article-title, h1' }] },
  ...described,
});

/** PubScholar. */
export const pubscholar = (): Adapter => ({
  id: 'pubscholar',
  name: 'PubScholar',
  hosts: hostsOf('pubscholar'),
  paths: [/^\/(?:articles|patents|books|reports|preprints|degree-theses)\/\w+/i],
  fields: { title: [{ at: 'span[class$="__titleText"]' }, { at: 'h1' }] },
  ...described,
});

/** 華藝線上圖書館: the addresses in use and the older ones. */
export const airiti = (): Adapter => ({
  id: 'airiti',
  name: '華藝線上圖書館',
  hosts: hostsOf('airiti'),
  paths: [/^\/Article\/Detail/i, /^\/Publication\/al(?:DetailedMesh|DetailPrint)/i],
  fields: {
    title: [meta('citation_title'), { at: '.detail-title, .docTitle, h1' }],
    author: [meta('citation_author')],
    abstract: [{ at: '#abstract, .abstract, .zh-abstract' }, meta('citation_abstract')],
    keywords: [{ at: '.keyword a, .keywords a' }, meta('citation_keywords')],
  },
  ...described,
});
