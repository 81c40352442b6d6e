import { countStrange } from './strangeness.ts';

/** What a quick look at a page says. */
export interface Screening {
  /** Whether `planRepair` should be called at all. */
  readonly suspected: boolean;
  /** Whether the repair will want the language model. */
  readonly needsModel: boolean;
  /** What was seen, for people. */
  readonly reasons: readonly string[];
}

/** First slice: everything with a sign of damage. */
export function screenDamage(blocks: readonly string[]): Screening {
  const reasons: string[] = [];
  for (const text of blocks) {
    if (/\p{Script=Han}\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/u.test(text)) reasons.push('注音');
    if (/[?\ufffd]/.test(text)) reasons.push('问号');
    if (countStrange(text).suspicious) reasons.push('生僻');
  }
  return { suspected: reasons.length > 0, needsModel: reasons.length > 0, reasons };
}
