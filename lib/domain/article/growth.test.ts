import { describe, expect, it } from 'vitest';
import { findArticle, findArticleInSlices } from './find-article.ts';
import { blocksOf, factsOf } from './test-support.ts';

/** Texts that grow by `n`; each once made a naive pattern or loop slow. */
const GROWING: Record<string, (n: number) => string> = {
  'prose with notes': (n) =>
    Array.from(
      { length: n },
      (_, i) =>
        `<p>水塘的修建与村落的位置关系密切(${(i % 300) + 1})林晓:《水塘记》,《村镇文化》2011年第3期。。先有水塘后有村落的情形并不少见。</p>`,
    ).join(''),
  'one block with notes': (n) =>
    `<p>${Array.from({ length: n }, (_, i) => `水塘的位置(${(i % 300) + 1})林晓:《水塘记》,《村镇文化》2011年第3期。。`).join('')}</p>`,
  'a glued list': (n) =>
    `<p>水塘的修建与村落的位置关系密切[1],记载不少。</p><p>参考文献</p><p>${Array.from({ length: n }, (_, i) => `[${i + 1}]林晓.水塘记[J].村镇文化,2011(3):1-5.`).join('')}</p>`,
  'marks to one list': (n) =>
    `<p>${Array.from({ length: n }, (_, i) => `水塘的位置[${(i % 50) + 1}]`).join('')}。</p><p>参考文献</p>${Array.from({ length: 50 }, (_, i) => `<p>[${i + 1}]林晓.水塘记[J].村镇文化,2011(3):1-5.</p>`).join('')}`,
  'short links': (n) => '<p><a href="/x">下一个栏目的名字</a></p>'.repeat(n),
  'labels in one block': (n) => `<p>${'关键词:水塘;'.repeat(n)}</p>`,
  'open brackets': (n) => `<p>${'(1)《'.repeat(n)}</p>`,
  'points in a note': (n) => `<p>水塘(1)林晓:《题》${'1.'.repeat(n)}</p>`,
  'numbered lines': (n) => Array.from({ length: n }, (_, i) => `<p>${(i % 9) + 1}.水塘的位置</p>`).join(''),
  spaces: (n) => `<p>水塘${' '.repeat(n * 10)}位置。</p>`,
};

function millis(html: string): number {
  const blocks = blocksOf(`<body>${html}</body>`);
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    findArticle(blocks, factsOf({ title: '水塘位置与村落形成' }));
    return performance.now() - start;
  });
  return Math.min(...runs);
}

describe('grows with the page, not faster', () => {
  for (const [name, make] of Object.entries(GROWING)) {
    it(name, () => {
      millis(make(200));
      const [small, large] = [millis(make(1000)), millis(make(8000))];
      // Eight times the text: 8 is linear, 64 quadratic; between them lies the noise of a busy machine.
      if (large > 150) expect(large / Math.max(small, 5)).toBeLessThan(32);
    });
  }
});

describe('in slices', () => {
  it('finds what is found at once, with pauses all along, also beside another article', () => {
    const page = (word: string) =>
      blocksOf(
        `<body><h1>${word}位置与村落形成</h1>${Array.from(
          { length: 400 },
          (_, i) =>
            `<p>${i % 40 === 0 ? `${'一二三四五六七八九十'[i / 40]}、${word}的位置` : `${word}的修建与村落的位置关系密切(${(i % 300) + 1})林晓:《${word}记》,《村镇文化》2011年第3期。。先有${word}后有村落的情形并不少见。`}</p>`,
        ).join('')}</body>`,
      );
    const pages = [page('水塘'), page('桥梁')];
    const runs = pages.map((blocks) => findArticleInSlices(blocks, factsOf()));
    const found: unknown[] = [];
    let pauses = 0;
    while (found.length < 2) {
      runs.forEach((run, i) => {
        const step = run.next();
        if (step.done && step.value !== undefined) found[i] = step.value;
        else pauses += 1;
      });
      if (pauses > 10_000) break;
    }
    expect(pauses).toBeGreaterThan(100);
    expect(found).toEqual(pages.map((blocks) => findArticle(blocks, factsOf())));
  });
});
