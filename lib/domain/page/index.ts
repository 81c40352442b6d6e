/** Lent to the matching of notes, which compares texts and converts none. */
export { hanVariants } from '../script/index.ts';
export {
  type Analyse,
  type AnalyseOptions,
  analysePage,
  isModelRead,
  type PageAnalysis,
  type PageInput,
  prepareEngine,
} from './analyse-page.ts';
export { type PackedAnalysis, packAnalysis, unpackAnalysis } from './answer-wire.ts';
export { conversionEditsOf, conversionsOf, countFixes, repairsOf } from './page-texts.ts';
export { isWellPacked, type PackedPage, packPage, unpackPage } from './page-wire.ts';
