export { extractKeywords } from './keywords.ts';
export { awkwardness, connectiveLength, isOrdinal } from './readable.ts';
export { splitSentences } from './sentences.ts';
export { type Part, Summarizer, type SummaryOptions, summarize } from './summarize.ts';
export type { SummarySentence } from './types.ts';
