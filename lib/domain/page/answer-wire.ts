import type { PageAnalysis } from './analyse-page.ts';
import { type PackedStructure, packStructure, unpackStructure } from './structure-wire.ts';

/** An analysis as it is sent to who asked for it: of a long page it is read on the page's own thread. */
export interface PackedAnalysis extends Omit<PageAnalysis, 'structure'> {
  readonly structure: PackedStructure;
}

/** An analysis in the form it is sent in. `unpackAnalysis` gives an equal one back. */
export function packAnalysis(analysis: PageAnalysis): PackedAnalysis {
  return { ...analysis, structure: packStructure(analysis.structure) };
}

/** The analysis again. */
export function unpackAnalysis(packed: PackedAnalysis): PageAnalysis {
  return { ...packed, structure: unpackStructure(packed.structure) };
}
