import { hostsOf } from '../table.ts';
import type { Adapter } from '../types.ts';

/** 参考网 and its mirrors, which keep the path on hosts of their own. */
export const fx361 = (): Adapter => ({
  id: 'fx361',
  name: '参考网',
  hosts: hostsOf('fx361'),
  paths: [/^\/(?:page|news)\/\d{4}\/\d{4}\/\d+\.s?html?$/],
  general: true,
  fields: {
    title: [{ at: '.main .bt' }, { at: '.article h1' }, { at: 'h2.bt' }],
  },
  source: 'mirror pages of 2023; page structure of the first publisher as a reading client described it in 2018',
  seen: null,
});

/** The same path on any host: the mirrors. Titles are told by the text there, the marked ones are often advertising. */
export const fx361Mirror = (): Adapter => ({
  id: 'fx361-mirror',
  name: '参考网镜像',
  hosts: [],
  paths: [/^\/(?:page|news)\/\d{4}\/\d{4}\/\d+\.s?html?$/],
  general: true,
  fields: { title: [{ at: '.main .bt' }, { at: 'h2.bt' }] },
  source: 'mirror pages of 2023',
  seen: null,
});
