import { parseArgs } from 'node:util';
import { extractKeywords, summarize as summarizeText } from '../../lib/domain/summary/index.ts';
import { eachLine } from '../lines.ts';

/** `summarize [--sentences N]`: sentences of each line's text, with their UTF-16 offsets. */
export async function summarize(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { sentences: { type: 'string' } } });
  const maxSentences = countOf(values.sentences, '--sentences');
  await eachLine(({ id, text }) => ({
    id,
    sentences: summarizeText(text, maxSentences === undefined ? {} : { maxSentences }),
  }));
  return 0;
}

/** `keywords [--count N]`: keywords of each line's text, most telling first. */
export async function keywords(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { count: { type: 'string' } } });
  const count = countOf(values.count, '--count');
  await eachLine(({ id, text }) => ({ id, keywords: extractKeywords(text, count === undefined ? {} : { count }) }));
  return 0;
}

function countOf(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${name} takes a whole number from 1`);
  return count;
}
