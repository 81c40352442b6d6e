import { expect, test } from 'vitest';
import { toPlainText } from './plain-text.ts';
import { CITATION, HOSTILE, quoting, SOURCE, testExport, testNote, testWork } from './test-notes.ts';

test('title, citation, section, quote, note, tags, colour, link', () => {
  expect(toPlainText(testExport([testNote()]))).toBe(`基层社区治理的困境与出路
${CITATION}

【二、问题】

“治理主體單一”
此说可与上文对照。
#治理 #to do 绿
${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}
`);
});

test('words are kept as they are; only controls go', () => {
  const out = toPlainText(testExport([quoting(HOSTILE)], { work: { ...testWork, title: 'A\nB' } }));
  expect(out).toContain('# 假标题 <script>alert(1)</script> {\\input x}]]> & "引\'文" | 𠮷”');
  expect(out.startsWith('A B\n')).toBe(true);
});
