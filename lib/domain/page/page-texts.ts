import { type Conversion, countScriptEdits, scriptEdits } from '../script/index.ts';
import { type Edit, type FixKind, unpackEdits } from '../text/index.ts';
import type { PageAnalysis } from './analyse-page.ts';

type BlockEdits = readonly (readonly Edit[])[];

/** The edits of repair, by block. Throws RangeError where the analysis is of another page. */
export function repairsOf(analysis: PageAnalysis, blocks: number): BlockEdits {
  return unpackEdits(analysis.repairs, blocks);
}

/** Conversions by block; null where a block stays as it is printed. */
export function conversionsOf({ conversions }: PageAnalysis, blocks: number): readonly (Conversion | null)[] {
  const uneven = unpackEdits(conversions.uneven, blocks);
  const lists = new Array<Conversion | null>(blocks).fill(null);
  conversions.blocks.forEach((block, i) => {
    lists[block] = { text: conversions.texts[i] as string, uneven: uneven[block] ?? [] };
  });
  return lists;
}

/** Every edit of conversion, by block. A long page has a hundred thousand: made only for who asks. */
export function conversionEditsOf(printed: readonly string[], conversions: readonly (Conversion | null)[]): BlockEdits {
  return printed.map((text, i) => {
    const conversion = conversions[i];
    return conversion ? scriptEdits(text, conversion) : [];
  });
}

/** How many edits of each kind there are. */
export function countFixes(
  repairs: BlockEdits,
  printed: readonly string[],
  conversions: readonly (Conversion | null)[],
): Partial<Record<FixKind, number>> {
  const counts: Partial<Record<FixKind, number>> = {};
  for (const edits of repairs) for (const { fix } of edits) counts[fix] = (counts[fix] ?? 0) + 1;
  let script = 0;
  conversions.forEach((conversion, i) => {
    if (conversion) script += countScriptEdits(printed[i] ?? '', conversion);
  });
  if (script > 0) counts.script = script;
  return counts;
}
