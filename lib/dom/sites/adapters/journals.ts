import type { Adapter } from '../types.ts';

/** Makers of journal sites whose pages look alike on every journal's own host; told by their markup, never by the host. */
export const magtech = (): Adapter => ({
  id: 'magtech',
  name: '玛格泰克',
  hosts: [],
  paths: [/./],
  needs: '#magModal, #accordion [name="#abstract"], #container ul.tabs-nav, a[href*="magtech.com"], [class^="mag-"]',
  fields: {
    title: [{ at: 'h3.abs-tit' }, { at: '.article-tit' }, { at: 'h1, h2.article-title, .abs-title' }],
    abstract: [{ at: '[name="#abstract"] .panel-body > p:first-child' }, { at: 'span.J_zhaiyao' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});

/** 勤云. */
export const eTiller = (): Adapter => ({
  id: 'e-tiller',
  name: '勤云',
  hosts: [],
  paths: [/\/article\/abstract\//i, /\/view_abstract\.aspx/i],
  needs: '.article_abstract_main, table#QueryUI span#FileTitle, span#ReferenceText',
  fields: {
    title: [{ at: '#FileTitle' }, { at: '.article_abstract_main .title' }],
    author: [{ at: '#Author td a' }],
    abstract: [{ at: 'td.unnamed3' }, { at: '#Abstract' }],
    keywords: [{ at: '#KeyWord > a' }],
    doi: [{ at: '#DOI' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});

/** 三才. */
export const samson = (): Adapter => ({
  id: 'samson',
  name: '三才期刊',
  hosts: [],
  paths: [/./],
  needs: '#LbTitleC, #digest_table h3',
  fields: {
    title: [{ at: '#LbTitleC' }, { at: '#digest_table h3' }],
    author: [{ at: '#LbAuthorC > a' }],
    volume: [{ at: '#lbvolumne' }],
    issue: [{ at: '#LbIssue' }],
    pages: [{ at: '#LbPageNum' }],
    date: [{ at: '#LbIssueDate' }],
    abstract: [{ at: '#LbZY' }],
    keywords: [{ at: '#LbKeyC > a', attribute: 'title' }, { at: '#LbKeyC > a' }],
    doi: [{ at: '#LbDOI > a' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});
