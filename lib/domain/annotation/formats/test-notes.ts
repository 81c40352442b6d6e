import type { Annotation, Work } from '../types.ts';
import type { ExportedWork, NotesExport } from './notes-export.ts';

/** A work, a note and an export of our own for the tests of formats; each may be changed in part. */
export const testWork: Work = {
  id: 'ta:1',
  title: '基层社区治理的困境与出路',
  authors: ['房建', '李四'],
  affiliations: [],
  date: '2021-01',
  container: '经济研究导刊',
  volume: null,
  issue: '3',
  pages: null,
  doi: null,
  keywords: ['社区治理'],
  fingerprint: '',
};

export const SOURCE = 'http://www.fx361.cc/page/2021/0128/1.shtml';
export const CITATION = '房建, 李四. 基层社区治理的困境与出路[J]. 经济研究导刊, 2021(3).';

export function testNote(part: Partial<Annotation> = {}, path: readonly string[] = ['二、问题']): Annotation {
  return {
    id: '5a0c1f5e-0000-4000-8000-000000000001',
    workId: testWork.id,
    source: `${SOURCE}#top`,
    selector: {
      quote: { type: 'TextQuoteSelector', exact: '治理主体单一', prefix: '其一，', suffix: '，参与' },
      position: { type: 'TextPositionSelector', start: 5, end: 11, astralBefore: 0 },
      section: { type: 'SectionSelector', path },
    },
    quotes: { served: '治理主體單一', printed: '治理主體單一', reading: '治理主体单一' },
    color: 'green',
    body: '此说可与上文对照。',
    tags: ['治理', 'to do'],
    created: '2026-11-01T00:00:00.000Z',
    modified: '2026-11-01T00:00:00.000Z',
    revision: 1,
    deleted: null,
    ...part,
  };
}

/** A note on one quote, the same in all its forms. */
export const quoting = (text: string, part: Partial<Annotation> = {}) =>
  testNote({ quotes: { served: text, printed: text, reading: text }, ...part });

export function testExport(
  notes: readonly Annotation[],
  part: Partial<ExportedWork> = {},
  more: Partial<NotesExport> = {},
): NotesExport {
  return {
    works: [{ work: testWork, source: SOURCE, notes, cited: [], ...part }],
    exportedAt: '2026-11-23T08:00:00.000Z',
    form: 'auto',
    style: 'gbt7714-2015',
    words: {
      colors: { yellow: '黄', green: '绿', blue: '蓝', pink: '粉', purple: '紫' },
      fields: {
        title: '篇名',
        authors: '作者',
        section: '章节',
        quote: '引文',
        note: '笔记',
        tags: '标签',
        color: '颜色',
        citation: '出处',
        link: '原文',
        created: '写于',
        modified: '改于',
        untitled: '（无标题）',
      },
    },
    ...more,
  };
}

/** What a page may hold that formats act on. */
export const HOSTILE = '=HYPERLINK("x")\n# 假标题 <script>alert(1)</script> {\\input x}]]> & "引\'文" | 𠮷\u202e\u0007';
