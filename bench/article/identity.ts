import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFingerprints, compareWorks, fingerprintText, type WorkFacts } from '../../lib/domain/article/index.ts';
import { pageOf, qingduReport } from './engines.ts';

const data = () => process.env.QINGDU_DATA ?? '../shared';
const facts = (text: string, title: string | null): WorkFacts => ({ title, authors: [], doi: null, text });

/** Whether copies of one work are one, and different works are not. */
export async function identityTable(): Promise<string[]> {
  return [...(await seedLines()), ...abstractLines()];
}

async function seedLines(): Promise<string[]> {
  const names = ['page.html', 'page.gbk.html', 'page.br.html', 'page.clean.html'];
  const files = names.map((name) => join(data(), 'seed', name));
  if (!existsSync(files[0] as string)) return ['seed: skipped: no data'];
  const works: WorkFacts[] = [];
  for (const file of files)
    works.push(await qingduReport(await pageOf(file, 'http://www.fx361.cc/page/2021/0128/1.shtml')));
  const pairs = works.flatMap((a, i) => works.slice(i + 1).map((b) => [a, b] as const));
  const same = pairs.filter(([a, b]) => compareWorks(a, b).same).length;
  const nameless = pairs.filter(([a, b]) => compareWorks({ ...a, title: null }, { ...b, title: null }).same).length;
  const whole = works[3] as WorkFacts;
  const halves = [0, 1].map((half) =>
    whole.text
      .split('\n')
      .filter((_, i) => i % 2 === half)
      .join('\n'),
  );
  const first = whole.text.slice(0, whole.text.length / 2);
  const kept = [...halves, first, whole.text.slice(first.length)];
  const matched = kept.map((text) => compareWorks(facts(text, null), { ...whole, title: null }));
  return [
    `seed pages: ${same} of ${pairs.length} pairs one work, ${nameless} without their titles`,
    `half of the seed missing, no title: ${matched.filter((found) => found.same).length} of ${kept.length} matched, scores ${matched.map((found) => found.score.toFixed(2)).join(' ')}`,
  ];
}

function abstractLines(): string[] {
  const file = join(data(), 'data/csl-dev-titles.tsv');
  if (!existsSync(file)) return ['abstracts: skipped: no data'];
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells[2]);
  const works = rows.map(([, text = '', title = '']) => facts(text, title));
  const next = (i: number) => works[(i + 1) % works.length] as WorkFacts;
  const titled = works.filter((work, i) => compareWorks(work, next(i)).same).length;
  const nameless = works.filter(
    (work, i) => compareWorks({ ...work, title: null }, { ...next(i), title: null }).same,
  ).length;
  const prints = works.map((work) => fingerprintText(work.text));
  let most = 0;
  let all = 0;
  for (let i = 0; i < prints.length; i += 1) {
    for (let k = i + 1; k < prints.length; k += 17) {
      most = Math.max(most, compareFingerprints(prints[i] as string, prints[k] as string));
      all += 1;
    }
  }
  const halves = works.filter((work) => {
    const half = work.text.slice(0, Math.ceil(work.text.length / 2));
    return compareWorks(facts(half, null), { ...work, title: null }).same;
  }).length;
  return [
    `different abstracts: ${titled} of ${works.length} pairs taken for one work, ${nameless} without titles`,
    `  greatest share in common over ${all} pairs ${most.toFixed(2)}`,
    `half of an abstract missing, no title: ${halves} of ${works.length} matched`,
  ];
}
