import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** 维普: the new site, whose rows are labelled, and the journal site of libraries. */
export const cqvip = (): Adapter => ({
  id: 'cqvip',
  name: '维普',
  hosts: hostsOf('cqvip'),
  paths: [/^\/doc\/(?:journal|degree|conference|report|patent|standard)\//i],
  fields: {
    title: [{ at: '.app h1' }, { at: 'h1' }],
    author: [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /^\s*作\s*者\s*[:\uFF1A]?\s*(.+)$/s }],
    'issue-line': [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /^\s*出\s*处\s*[:\uFF1A]?\s*(.+)$/s }],
    abstract: [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /^\s*摘\s*要\s*[:\uFF1A]?\s*(.+)$/s }],
    keywords: [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /^\s*关\s*键\s*词\s*[:\uFF1A]?\s*(.+)$/s }],
    doi: [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /DOI\s*[:\uFF1A]?\s*(10\.\S+)/i }],
    clc: [{ at: '.horizontalData-f, .mainContainerDataList-item', row: /中图分类号\s*[:\uFF1A]?\s*(\S+)/ }],
  },
  source: 'public descriptions of the page structure, 2024–2026',
  seen: null,
});

/** 维普期刊: lib, qikan, cstj. */
export const cqvipJournals = (): Adapter => ({
  id: 'cqvip-journals',
  name: '维普期刊',
  hosts: hostsOf('cqvip'),
  paths: [/^\/Qikan\/Article\/Detail/i],
  fields: {
    title: [{ at: '.article-title > h1', without: 'a, span, em, button' }],
    author: [{ at: '.author > span:nth-child(2) > span > a' }],
    container: [{ at: '.journal > span.from > a', attribute: 'title' }],
    'issue-line': [{ at: '.journal > .from > .vol' }],
    abstract: [{ at: '.abstract:nth-of-type(3)' }, { at: '.abstract:nth-of-type(2)' }, { at: '.abstract' }],
    keywords: [{ at: '.subject > span > a' }],
    clc: [{ at: '.class > span:nth-child(2)', attribute: 'title' }],
  },
  source: 'public descriptions of the page structure, 2022–2026',
  seen: null,
});
