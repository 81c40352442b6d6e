export {
  composeReading,
  leadOf,
  type Reading,
  type ReadingNote,
  type ReadingParagraph,
  type ReadingSection,
} from './compose-reading.ts';
export { findArticle, findArticleInSlices } from './find-article.ts';
export { articleSigns } from './signs.ts';
export type * from './types.ts';
export {
  compareFingerprints,
  compareWorks,
  fingerprintsContradict,
  fingerprintText,
  identifyWork,
  type WorkComparison,
  type WorkFacts,
  type WorkIdentity,
} from './work-identity.ts';
