import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { toDocxParts } from './docx.ts';
import { CITATION, HOSTILE, quoting, SOURCE, testExport, testNote, testWork } from './test-notes.ts';

const read = (xml: string | undefined) => parseHTML(xml ?? '').document;
const textOf = (element: Element | undefined | null) =>
  [...(element?.querySelectorAll('w\\:t') ?? [])].map((text) => text.textContent).join('');
const paragraphs = (xml: string | undefined) =>
  [...read(xml).querySelectorAll('w\\:p')].map((paragraph) => [
    paragraph.querySelector('w\\:pStyle')?.getAttribute('w:val') ?? '',
    textOf(paragraph),
  ]);

test('headings, quotes, notes; a footnote for each quote with citation, section and link', () => {
  const parts = toDocxParts(testExport([testNote({ body: '一\n二' }), testNote({ body: '', tags: [] }, [])]));
  expect(paragraphs(parts['word/document.xml'])).toEqual([
    ['Heading1', testWork.title],
    ['Citation', CITATION],
    ['Heading2', '二、问题'],
    ['Quote', '治理主體單一'],
    ['Note', '一'],
    ['Note', '二'],
    ['Foot', '#治理 · #to do · 绿'],
    ['Quote', '治理主體單一'],
    ['Foot', '绿'],
  ]);
  const footnotes = paragraphs(parts['word/footnotes.xml']).filter(([style]) => style === 'FootnoteText');
  expect(footnotes).toEqual([
    ['FootnoteText', ` ${CITATION} 二、问题 原文`],
    ['FootnoteText', ` ${CITATION} 原文`],
  ]);
  expect(parts['word/document.xml']?.match(/footnoteReference w:id="\d+"/g)).toHaveLength(2);
  const link = read(parts['word/_rels/footnotes.xml.rels']).querySelector('Relationship');
  expect(link?.getAttribute('Target')).toBe(`${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}`);
});

test('Word opens it as a document of its own time, not in compatibility mode', () => {
  const setting = read(toDocxParts(testExport([testNote()]))['word/settings.xml']).querySelector('w\\:compatSetting');
  expect([setting?.getAttribute('w:name'), setting?.getAttribute('w:val')]).toEqual(['compatibilityMode', '15']);
});

test('the parts are well-formed whatever a quote holds, and its words are all there', () => {
  const work = { ...testWork, title: HOSTILE };
  const parts = toDocxParts(
    testExport([quoting(`${HOSTILE}\ufffe\ud800`, { body: HOSTILE, tags: [HOSTILE] })], { work }),
  );
  for (const xml of Object.values(parts)) {
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|<script|\]\]>/);
    expect(xml.isWellFormed()).toBe(true);
  }
  const words = paragraphs(parts['word/document.xml']).map(([, text]) => text);
  expect(words).toContain('# 假标题 <script>alert(1)</script> {\\input x}]]> & "引\'文" | 𠮷');
});

test('addresses are URIs, without which Word calls the document damaged', () => {
  const note = testNote({ source: 'https://example.org/文?q=a|b&x=[1]&p=100%#top' });
  const rels = read(toDocxParts(testExport([note]))['word/_rels/footnotes.xml.rels']);
  const target = rels.querySelector('Relationship')?.getAttribute('Target') ?? '';
  expect(target).toMatch(/^https:\/\/example\.org\/%E6%96%87\?q=a%7Cb&x=%5B1%5D&p=100%25#:~:text=%E6%B2%BB/);
});

test('a tag the reader wrote with its mark has one mark', () => {
  const parts = toDocxParts(testExport([testNote({ tags: ['#治理'] })]));
  expect(paragraphs(parts['word/document.xml']).at(-1)).toEqual(['Foot', '#治理 · 绿']);
});
