import { expect, test } from 'vitest';
import { linkToText } from './text-link.ts';

const PAGE = 'http://www.fx361.cc/1.shtml';
const directive = (served: string, page = PAGE) =>
  decodeURIComponent(linkToText(page, served)?.split(':~:text=')[1] ?? '');

test('a short quote goes whole; a longer one by its two ends, cut at marks', () => {
  expect(linkToText(`${PAGE}#top`, '治理主体')).toBe(`${PAGE}#:~:text=${encodeURIComponent('治理主体')}`);
  const long = `基层社区治理的主体，长期以来都是单一的行政力量在起作用；${'其余各方'.repeat(20)}，只在名义上参与其中，并无实际的权责。`;
  expect(directive(long)).toBe('基层社区治理的主体,只在名义上参与其中，并无实际的权责。');
});

test('no word of another alphabet is cut in two: a browser finds whole words', () => {
  const glossed = `過去一座小城往往只有一家公共圖(tú)書(shū)館${'，館舍集中在老城'.repeat(10)}够時(shí)常走進(jìn)閱(yuè)覽室的人并不多`;
  const [first = '', last = ''] = directive(glossed).split(',');
  expect(glossed.startsWith(first)).toBe(true);
  expect(glossed.endsWith(last)).toBe(true);
  for (const end of [glossed[first.length], glossed[glossed.length - last.length - 1]]) {
    expect(/[a-zāáǎàūúǔùíìè]/.test(end ?? '') && /[a-zāáǎàūúǔùíìè]$/.test(first)).toBe(false);
  }
  expect(first.endsWith('(sh')).toBe(false);
});

test('an address that is not of the web has no link; marks of the directive are escaped', () => {
  expect(linkToText('file:///a.html', '甲')).toBeNull();
  expect(linkToText('javascript:alert(1)', '甲')).toBeNull();
  expect(linkToText(PAGE, 'a-b,c&d')).toBe(`${PAGE}#:~:text=a%2Db%2Cc%26d`);
});
