import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** 国家哲学社会科学文献中心. */
export const ncpssd = (): Adapter => ({
  id: 'ncpssd',
  name: '国家哲学社会科学文献中心',
  hosts: hostsOf('ncpssd'),
  paths: [/^\/Literature\/(?:secure\/)?articleinfo/i],
  fields: {
    title: [{ at: '#h2_title_c', without: 'i' }],
    author: [{ at: '#p_creator' }],
    container: [{ at: '#p_media' }],
    'issue-line': [{ at: '#p_year' }],
    pages: [{ at: '#p_page' }],
    abstract: [{ at: '#p_remark' }],
    keywords: [{ at: '#p_keyword > font' }, { at: '#p_keyword' }],
  },
  source: 'public descriptions of the page structure, 2023–2026',
  seen: null,
});
