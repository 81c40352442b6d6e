import type { Reading } from '../domain/article/index.ts';
import { type SummarySentence, splitSentences, summarize } from '../domain/summary/index.ts';
import type { Range } from '../domain/text/index.ts';

/** Picked sentences in reading offsets (UTF-16), in the order of the text. */
export interface ArticleSummary {
  /** One list per section, in the order of `reading.sections`; empty where a section has no paragraph of its own. */
  readonly sections: readonly (readonly SummarySentence[])[];
  readonly article: readonly SummarySentence[];
}

const ARTICLE_SENTENCES = 4;
const LONG_SENTENCE = 120;

/** Summaries of every section that has paragraphs, and of the whole. */
export function summarizeArticle(
  reading: Reading,
  about: { readonly title: string | null; readonly keywords: readonly string[] },
): ArticleSummary {
  const title = about.title ?? '';
  const { keywords } = about;
  const sections = reading.sections.map((section) =>
    pick(reading.text, section.paragraphs, (text) =>
      summarize(text, { maxSentences: sentencesFor(text.length), heading: section.title, title, keywords }),
    ),
  );
  const all = reading.sections.flatMap((section) => section.paragraphs);
  const article = pick(reading.text, all, (text) =>
    summarize(text, { maxSentences: ARTICLE_SENTENCES, heading: title, title, keywords }),
  );
  return { sections, article };
}

/** A reader skims: one sentence for a short section, at most three for a long one. */
function sentencesFor(length: number): number {
  if (length < 300) return 1;
  return length < 1200 ? 2 : 3;
}

/** Summarises the given ranges as one text and gives the sentences in offsets of the whole. */
function pick(
  text: string,
  ranges: readonly Range[],
  summary: (joined: string) => readonly SummarySentence[],
): SummarySentence[] {
  if (ranges.length === 0) return [];
  const starts: number[] = [];
  let joined = '';
  for (const { start, end } of ranges) {
    if (joined !== '') joined += '\n';
    starts.push(joined.length);
    joined += text.slice(start, end);
  }
  const shift = (offset: number, isEnd: boolean): number => {
    let i = starts.length - 1;
    while (i > 0 && ((starts[i] as number) > offset || (isEnd && starts[i] === offset))) i -= 1;
    return (ranges[i] as Range).start + offset - (starts[i] as number);
  };
  return wholeSentences(joined, summary(joined)).map((sentence) => ({
    start: shift(sentence.start, false),
    end: shift(sentence.end, true),
    text: sentence.text,
  }));
}

/** A clause alone leaves a reader hanging: the sentence around it is shown, of a very long one the part between semicolons. */
function wholeSentences(text: string, picked: readonly SummarySentence[]): SummarySentence[] {
  const sentences = splitSentences(text);
  const whole = new Map<number, SummarySentence>();
  for (const pick of picked) {
    const around = sentences.find(({ start, end }) => pick.start >= start && pick.start < end) ?? pick;
    let { start } = around;
    let end = Math.max(around.end, pick.end);
    if (end - start > LONG_SENTENCE) {
      const before = Math.max(text.lastIndexOf(';', pick.start - 1), text.lastIndexOf('；', pick.start - 1)) + 1;
      const after = /[;；]/.exec(text.slice(pick.end - 1, end));
      start = Math.max(start, before);
      if (after) end = pick.end + after.index;
    }
    if (!whole.has(start)) whole.set(start, { start, end, text: text.slice(start, end) });
  }
  return [...whole.values()].sort((a, b) => a.start - b.start);
}
