import { testExport } from '../../lib/domain/annotation/formats/test-notes.ts';
import {
  type Annotation,
  EXPORT_FORMATS,
  exportText,
  HIGHLIGHT_COLORS,
  NoteIndex,
  type NotesExport,
  type TextFormat,
  toDocxParts,
} from '../../lib/domain/annotation/index.ts';
import {
  allAnnotations,
  listAnnotations,
  openStore,
  readAnnotations,
  readWorks,
  workOf,
} from '../../lib/storage/index.ts';

interface Row {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
  readonly goal: number | null;
}

const WORKS = 1000;
/** Of common words of papers: texts are made of them by a fixed sequence. */
const WORDS =
  '治理 社区 居民 参与 主体 单一 问题 对策 研究 方法 数据 样本 公共 空间 文化 服务 乡土 社会 礼治 教化 地方 志书 底本 校勘 讀者 報刊 輿論 投書 经济 发展 制度 结构 变迁 调查 访谈 城市 农村 教育 历史 档案'.split(
    ' ',
  );

let seed = 1;
const random = (below: number) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >>> 8) % below;
};
const sentence = (words: number) => Array.from({ length: words }, () => WORDS[random(WORDS.length)]).join('');
const idOf = (n: number) => `5a0c1f5e-0000-4000-8000-${String(n).padStart(12, '0')}`;

function makeNote(n: number): Annotation {
  const quote = `${sentence(12 + random(20))}，${n}。`;
  const start = random(40_000);
  const time = new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString();
  return {
    id: idOf((n * 7919) % 1_000_003),
    workId: `ta:${n % WORKS}`,
    source: `http://example.org/${n % WORKS}`,
    selector: {
      quote: { type: 'TextQuoteSelector', exact: quote, prefix: sentence(10), suffix: sentence(10) },
      position: { type: 'TextPositionSelector', start, end: start + quote.length, astralBefore: 0 },
      section: { type: 'SectionSelector', path: ['二、问题', '(一)主体单一'] },
    },
    quotes: { served: quote, printed: quote, reading: quote },
    color: HIGHLIGHT_COLORS[n % HIGHLIGHT_COLORS.length] as Annotation['color'],
    body: n % 3 === 0 ? '' : sentence(20 + random(30)),
    tags: n % 4 === 0 ? [WORDS[random(10)] as string] : [],
    created: time,
    modified: time,
    revision: 1,
    deleted: null,
  };
}

async function measure(what: string, goal: number | null, runs: number, run: (i: number) => unknown): Promise<Row> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    await run(i);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const of = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number;
  return { what, median: of(0.5), p95: of(0.95), goal };
}

async function runBench(count: number): Promise<Row[]> {
  const store = openStore({ name: `bench-${count}` });
  const rows: Row[] = [];
  const time = new Date(0).toISOString();
  await store.db.works.bulkPut(
    Array.from({ length: WORKS }, (_, n) => {
      const title = sentence(6);
      const told = { ...testExport([]).works[0]?.work, id: `ta:${n}`, title } as ReturnType<typeof workOf>;
      return { id: told.id, aliases: [], nameKey: '', told, cited: [], corrected: {}, created: time, opened: time };
    }),
  );
  for (let n = 0; n < count; n += 5000) {
    await store.db.annotations.bulkPut(Array.from({ length: Math.min(5000, count - n) }, (_, i) => makeNote(n + i)));
  }
  rows.push(
    await measure(`a page's notes (${Math.round(count / WORKS)})`, 10, 50, (i) =>
      listAnnotations(store, `ta:${i * 13}`),
    ),
  );

  let index = new NoteIndex();
  const fill = async () => {
    index = new NoteIndex();
    index.setWorks((await store.db.works.toArray()).map(workOf));
    for await (const batch of allAnnotations(store)) index.put(batch);
  };
  rows.push(await measure('library opens: all notes read and indexed', null, 3, fill));
  const ask = (words: string) =>
    index.find({ words, workId: null, colors: new Set(), tags: new Set(), deleted: false, sort: 'modified' });
  ask('');
  // As typed: a character more each time, then taken back; common, rare and absent words.
  const typed = [
    '治',
    '治理',
    '治理社',
    '治理社区',
    '校勘',
    '讀者報刊',
    '治理 校勘 讀者',
    '9999',
    '没有这些字',
    '乡',
    '乡土',
    '',
  ];
  rows.push(await measure('search as one types', 50, 10 * typed.length, (i) => ask(typed[i % typed.length] as string)));
  rows.push(await measure('search, the commonest character (治)', 50, 20, () => ask('治')));
  rows.push(
    await measure('search after a note was written', 50, 20, (i) => {
      index.put([makeNote(i * 31)]);
      return ask('治理社区');
    }),
  );

  // The peer: every note read over as it stands, which is what a list without an index does.
  const all: Annotation[] = [];
  for await (const batch of allAnnotations(store)) all.push(...batch);
  const scan = (words: string) => {
    const parts = words.split(' ').filter((part) => part !== '');
    const holds = ({ quotes, body, tags }: Annotation) => {
      const text = `${quotes.served}\n${quotes.printed}\n${quotes.reading}\n${body}\n${tags.join('\n')}`;
      return parts.every((part) => text.includes(part));
    };
    return all.filter(holds).sort((a, b) => (a.modified < b.modified ? 1 : -1));
  };
  rows.push(await measure('peer: a plain scan, the same words', null, typed.length, (i) => scan(typed[i] as string)));

  const chosen = ask('').slice(0, 10_000);
  const content = async (): Promise<NotesExport> => {
    const byWork = Map.groupBy(await readAnnotations(store, chosen), ({ workId }) => workId);
    const works = await readWorks(store, [...byWork.keys()]);
    return {
      ...testExport([]),
      works: works.map((row) => ({
        work: workOf(row),
        source: 'http://example.org/',
        notes: byWork.get(row.id) ?? [],
        cited: [],
      })),
    };
  };
  for (const format of Object.keys(EXPORT_FORMATS) as (TextFormat | 'docx')[]) {
    rows.push(
      await measure(`export of ${chosen.length}: ${format}`, 1000, 3, async () => {
        const made = await content();
        return format === 'docx' ? toDocxParts(made) : exportText(format, made);
      }),
    );
  }
  return rows;
}

Object.assign(window, { runBench });
