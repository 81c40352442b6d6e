import type { Reading } from '../domain/article/index.ts';
import {
  awkwardness,
  connectiveLength,
  isOrdinal,
  type Part,
  Summarizer,
  type SummarySentence,
} from '../domain/summary/index.ts';
import { finish, Pace, type Range, type Slices } from '../domain/text/index.ts';
import { deservesSummary, UNSPOKEN } from './summary-hosts.ts';

/** Picked sentences in reading offsets (UTF-16), in the order of the text. */
export interface ArticleSummary {
  /** One list per section, in the order of `reading.sections`; empty where a section has no paragraph of its own. */
  readonly sections: readonly (readonly SummarySentence[])[];
  readonly article: readonly SummarySentence[];
  /** What of it is worth a place on the page: nothing that stands right below, nothing for a section that is short. */
  readonly shown: {
    readonly sections: readonly (readonly SummarySentence[])[];
    readonly article: readonly SummarySentence[];
  };
}

/** What the article is about, as its page says. */
export interface About {
  readonly title: string | null;
  readonly keywords: readonly string[];
}

const ARTICLE_SENTENCES = 4;
const LONG_SENTENCE = 120;
const UNREADABLE = 0.2;

/** Summaries of every section that has paragraphs, and of the whole. */
export function summarizeArticle(reading: Reading, about: About): ArticleSummary {
  return finish(summarizeArticleInSlices(reading, about));
}

/** The same in slices of about a millisecond. */
export function* summarizeArticleInSlices(reading: Reading, about: About): Slices<ArticleSummary> {
  const summarizer = new Summarizer(reading.text);
  const pace = new Pace();
  const title = about.title ?? '';
  const { keywords } = about;
  const parts: Part[] = [];
  const sections: SummarySentence[][] = [];
  const shown: SummarySentence[][] = [];
  for (const section of reading.sections) {
    const read: Part[] = [];
    // Items of a list lean on the sentence that announces them: they speak only where nothing else does.
    const prose = section.paragraphs.some(({ kind }) => kind === undefined);
    for (const paragraph of section.paragraphs) {
      if (UNSPOKEN.has(paragraph.kind) || (prose && paragraph.kind === 'item')) continue;
      read.push(summarizer.add(paragraph));
      if (pace.read(paragraph.end - paragraph.start)) yield;
    }
    const part = summarizer.join(read);
    parts.push(part);
    const maxSentences = sentencesFor(part.ranges.reduce((sum, range) => sum + range.end - range.start + 1, -1));
    const options = { heading: section.title, title, keywords, shown: true };
    const picked = wholeSentences(
      reading.text,
      yield* summarizer.summarize(part, { ...options, maxSentences }),
      summarizer,
    );
    sections.push(picked);
    const opening = summarizer.sentenceAt(part.ranges[0]?.start ?? 0);
    let rest = deservesSummary(section) ? besides(picked, opening) : [];
    if (opening && rest.length === 0 && picked.length > 0 && deservesSummary(section)) {
      const others = yield* summarizer.summarize(part, { ...options, maxSentences: 1, except: opening });
      rest = besides(wholeSentences(reading.text, others, summarizer), opening);
    }
    shown.push(rest);
  }
  const whole = summarizer.join(parts);
  const picked = yield* summarizer.summarize(whole, {
    maxSentences: ARTICLE_SENTENCES,
    heading: title,
    title,
    keywords,
    shown: true,
  });
  const article = wholeSentences(reading.text, picked, summarizer);
  const opening = summarizer.sentenceAt(whole.ranges[0]?.start ?? 0);
  return { sections, article, shown: { sections: shown, article: besides(article, opening) } };
}

/** Without the sentence that a text begins with. */
function besides(picked: readonly SummarySentence[], opening: Range | null): SummarySentence[] {
  return picked.filter(({ start, end }) => !opening || start >= opening.end || end <= opening.start);
}

/** A reader skims: one sentence for a short section, at most three for a long one. */
function sentencesFor(length: number): number {
  if (length < 300) return 1;
  return length < 1200 ? 2 : 3;
}

/** A clause alone leaves a reader hanging: the sentence around it is shown, of a very long one the part between semicolons. */
function wholeSentences(text: string, picked: readonly SummarySentence[], summarizer: Summarizer): SummarySentence[] {
  const whole = new Map<number, SummarySentence>();
  for (const pick of picked) {
    const around = summarizer.sentenceAt(pick.start) ?? pick;
    let { start } = around;
    let end = Math.max(around.end, pick.end);
    if (end - start > LONG_SENTENCE) {
      const before = /^.*[;；]/s.exec(text.slice(start, pick.start))?.[0].length ?? 0;
      const after = /[;；]/.exec(text.slice(pick.end - 1, end));
      start += before;
      if (after) end = pick.end + after.index;
    }
    if (!whole.has(start)) whole.set(start, { start, end, text: text.slice(start, end) });
  }
  // Better no line than one that announces what it does not say.
  const ordered = [...whole.values()]
    .filter((sentence) => awkwardness(sentence.text) < UNREADABLE)
    .sort((a, b) => a.start - b.start);
  // 其一，其二，其三， belong together; one of them alone is said without its number.
  const counted = ordered.filter((sentence) => isOrdinal(sentence.text)).length > 1;
  return ordered.map((sentence) => trimmed(sentence, counted));
}

/** Without the connective it begins with and the semicolon it was cut at. */
function trimmed(sentence: SummarySentence, counted: boolean): SummarySentence {
  const lead = counted && isOrdinal(sentence.text) ? 0 : connectiveLength(sentence.text);
  const start = sentence.start + lead;
  let { end } = sentence;
  while (end > start && /[；;，,、\s]/.test(sentence.text[end - sentence.start - 1] as string)) end -= 1;
  return { start, end, text: sentence.text.slice(lead, lead + end - start) };
}
