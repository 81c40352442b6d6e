import type { Adapter } from '../types.ts';

/** Articles of WeChat accounts, papers among them. No listed host: read only where the reader asks for it. */
export const wechat = (): Adapter => ({
  id: 'wechat',
  name: '微信公众号',
  hosts: ['mp.weixin.qq.com'],
  paths: [/^\/s(?:[/?]|$)/],
  general: true,
  fields: {
    title: [{ at: '#activity-name' }, { at: 'meta[property="og:title"]', attribute: 'content' }],
    date: [{ at: '#publish_time' }],
  },
  source: 'public descriptions of the page structure, 2020–2026',
  seen: null,
});
