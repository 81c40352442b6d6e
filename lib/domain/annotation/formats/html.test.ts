import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { toHtml } from './html.ts';
import { CITATION, HOSTILE, quoting, SOURCE, testExport, testNote, testWork } from './test-notes.ts';

const read = (html: string) => parseHTML(html).document;
const textOf = (html: string, selector: string) =>
  [...read(html).querySelectorAll(selector)].map((element) => element.textContent);

test('one file: title, citation, sections, quotes, notes, links to the words', () => {
  const html = toHtml(testExport([testNote(), testNote({ body: '' }), testNote({}, ['三、对策'])]));
  expect(textOf(html, 'title, h1')).toEqual(Array(2).fill(testWork.title));
  expect(textOf(html, '.citation')).toEqual([CITATION]);
  expect(textOf(html, 'h2')).toEqual(['二、问题', '三、对策']);
  expect(textOf(html, 'blockquote')).toEqual(Array(3).fill('治理主體單一'));
  expect(textOf(html, '.body')).toHaveLength(2);
  expect(textOf(html, '.foot')[0]).toBe('#治理 · #to do · 绿 · 原文');
  expect(read(html).querySelector('a')?.getAttribute('href')).toBe(
    `${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}`,
  );
});

test('words are words: no element, attribute or address of theirs comes to be', () => {
  const hostile = `${HOSTILE}</title><img src=x onerror=alert(1)>" onclick="x`;
  const note = quoting(hostile, { body: hostile, tags: [hostile], id: hostile, source: 'javascript:alert(1)' });
  const html = toHtml(testExport([note], { work: { ...testWork, title: hostile } }));
  const document = read(html);
  expect(document.querySelectorAll('script, img, a, [onclick]')).toHaveLength(0);
  expect(document.querySelector('blockquote')?.textContent).toContain(
    '</title><img src=x onerror=alert(1)>" onclick="x',
  );
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
});
