import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/t2cn';
import { parseHtml } from '../../cli/parse-html.ts';
import { planLayout } from '../../lib/dom/lay-plan.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { readPage } from '../../lib/dom/read-page.ts';
import { shownText } from '../../lib/dom/shown-text.ts';
import { summarizeArticle } from '../../lib/dom/summarize-article.ts';
import { articleSigns, composeReading, findArticle } from '../../lib/domain/article/index.ts';
import { planRepair, readLanguageModel, screenDamage } from '../../lib/domain/mojibake/index.ts';
import { analysePage } from '../../lib/domain/page/index.ts';
import { convertBlocks } from '../../lib/domain/script/index.ts';
import { applyEdits } from '../../lib/domain/text/index.ts';

const URL = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const bytes = readFileSync('public/model/zh.model');

/** CPU time of this process in ms: what else the machine does hardly shakes it. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** CPU times of a piece of work in ms; the first call, which builds tables and is not compiled yet, is not among them. */
function times(work: () => unknown, { runs = 5, least = 20 } = {}): number[] {
  let rounds = 1;
  const time = (): number => {
    const start = cpuMs();
    for (let i = 0; i < rounds; i += 1) work();
    return (cpuMs() - start) / rounds;
  };
  const first = time();
  if (first < least) rounds = Math.ceil(least / Math.max(0.01, first));
  return Array.from({ length: runs }, time);
}

const lengthOf = (blocks: readonly string[]) => blocks.reduce((sum, text) => sum + text.length, 0);

/** The text engine against its budgets. `ms` lists hold one time per run. */
export function textSpeed(texts: { clean: string[]; traditional: string[]; damaged: string[] }) {
  const model = readLanguageModel(bytes);
  const opencc = Converter({ from: 'tw', to: 'cn' });
  const joined = texts.traditional.join('\n');
  const mend = (blocks: readonly string[]) => {
    const screening = screenDamage(blocks);
    const repair = screening.suspected ? planRepair(blocks, screening.needsModel ? model : null) : null;
    const printed = repair ? blocks.map((text, i) => applyEdits(text, repair.edits[i] ?? [])) : blocks;
    return convertBlocks(printed, { unread: repair?.unread }).map((conversion, i) => conversion?.text ?? printed[i]);
  };
  return {
    signs: { characters: 60_000, ms: times(() => articleSigns(joined.slice(0, 60_000))) },
    screening: { characters: lengthOf(texts.clean), ms: times(() => screenDamage(texts.clean)) },
    damaged: { characters: lengthOf(texts.damaged), ms: times(() => mend(texts.damaged)) },
    pipeline: { characters: lengthOf(texts.traditional), ms: times(() => mend(texts.traditional)) },
    conversion: { characters: lengthOf(texts.traditional), ms: times(() => convertBlocks(texts.traditional)) },
    opencc: { characters: joined.length, ms: times(() => opencc(joined)) },
    openccByBlock: { characters: joined.length, ms: times(() => texts.traditional.map((text) => opencc(text))) },
    model: { characters: bytes.length, ms: times(() => readLanguageModel(bytes)) },
  };
}

/** Every stage of the road on one page, in ms: medians are the caller's. */
export async function stages(html: string, runs = 5): Promise<Record<string, number[]>> {
  const doc = parseHtml(html);
  const page = readPage(doc, URL);
  const served = page.blocks.map(({ text }) => text);
  const model = readLanguageModel(bytes);
  const repair = planRepair(served, model);
  const printed = served.map((text, i) => applyEdits(text, repair.edits[i] ?? []));
  const loadModel = async () => bytes;
  const article = await readArticle(doc, { url: URL, analyse: (input) => analysePage(input, { loadModel }) });
  const starts = article.plainStarts;
  const blocks = page.blocks.map(({ hints }, index) => {
    const end = (starts[index + 1] ?? article.plain.text.length + 1) - 1;
    return { index, hints, text: article.plain.text.slice(starts[index], end) };
  });
  const about = { title: article.structure.metadata.title?.value ?? null, keywords: [] };
  const work: Record<string, () => unknown> = {
    'read page': () => readPage(doc, URL),
    screen: () => screenDamage(served),
    repair: () => planRepair(served, model),
    convert: () => convertBlocks(printed),
    structure: () => findArticle(blocks, article.facts),
    'reading text': () => composeReading(article.structure, article.plain.text, starts),
    'plan of layout': () => planLayout(article, shownText(article, 'simplified')),
    summaries: () => summarizeArticle(article.reading, about),
  };
  return Object.fromEntries(Object.entries(work).map(([name, step]) => [name, times(step, { runs })]));
}
