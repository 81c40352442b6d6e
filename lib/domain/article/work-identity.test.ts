import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareWorks, identifyWork } from './index.ts';
import { KNOWN_WORKS } from './known-works.ts';

const sentences = Array.from(
  { length: 80 },
  (_, i) => `第${i}处书房在第${i * 7}条街上开了${i % 9}年,读者有${i * 31}人。`,
);
const text = sentences.join('');
const work = { title: '小城书房的运营', authors: ['陆禾'], doi: null, text };

describe('work identity', () => {
  it('is the same key however the title is spaced and the name is parted', () => {
    const { key } = identifyWork(work);
    expect(identifyWork({ ...work, title: '小城书房 的运营', authors: ['陆 禾'] }).key).toBe(key);
    expect(identifyWork({ ...work, authors: ['柏清和'] }).key).not.toBe(key);
  });

  it('knows a work by its text when the page lost its title, also by half of it', () => {
    expect(compareWorks(work, { ...work, title: null })).toMatchObject({ same: true, by: 'fingerprint' });
    const half = { ...work, title: null, text: sentences.slice(0, 40).join('') };
    expect(compareWorks(work, half)).toMatchObject({ same: true, by: 'fingerprint' });
  });

  it('knows a work of the catalogue though its page lost the title', () => {
    const file = resolve(process.env.QINGDU_DATA ?? '../shared', 'seed/article.expected.txt');
    if (!existsSync(file)) return console.info('skipped: no data');
    const [known] = KNOWN_WORKS;
    const lost = identifyWork({ title: null, authors: [], doi: null, text: readFileSync(file, 'utf8') });
    const named = identifyWork({ title: known?.title ?? '', authors: known?.authors ?? [], doi: null, text: '' });
    expect(lost.key).toBe(named.key);
    expect(identifyWork({ ...work, title: null }).key).toMatch(/^fp:/);
  });

  it('does not take another paper of the same name for it', () => {
    const other = Array.from({ length: 80 }, (_, i) => `调查组访问了${i}座粮仓,其中${i % 5}座已经改作他用。`).join('');
    expect(compareWorks(work, { ...work, text: other })).toMatchObject({ same: false, by: 'none' });
  });

  it('takes an abstract and its full text for one work', () => {
    expect(compareWorks(work, { ...work, text: '本文讨论小城书房的运营。' })).toMatchObject({
      same: true,
      by: 'title+author',
    });
  });

  it('lets two DOIs decide', () => {
    const doi = '10.1234/abc';
    expect(compareWorks({ ...work, doi }, { ...work, doi: '10.1234/ABC', text: '' })).toMatchObject({
      same: true,
      by: 'doi',
    });
    expect(compareWorks({ ...work, doi }, { ...work, doi: '10.1234/abd' })).toMatchObject({ same: false, by: 'doi' });
  });
});
