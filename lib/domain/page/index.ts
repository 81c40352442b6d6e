export { type Analyse, type AnalyseOptions, analysePage, type PageAnalysis, type PageInput } from './analyse-page.ts';
export { conversionEditsOf, conversionsOf, countFixes, repairsOf } from './page-texts.ts';
