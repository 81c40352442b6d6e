import { pairTable } from '../encoding/index.ts';
import { countScript, scriptTables } from '../script/index.ts';
import { isHan } from '../text/index.ts';
import { binding, costBehind } from './inserted.ts';
import type { LanguageModel } from './language-model.ts';
import { readingTable } from './readings.ts';

/** A bracket with a reading, as it stands in a block. Offsets are UTF-16. */
export interface Gloss {
  /** Offset of `(`, or of the first letter where the bracket was eaten. */
  readonly start: number;
  /** Offset behind `)`. */
  readonly end: number;
  readonly reading: string;
  /** Number of the reading in the table, 0 if no Traditional character is read so. */
  readonly syllable: number;
  /**
   * own: behind the Han character that is read so; foreign: behind another Han character;
   * trail: behind an ASCII character, or a character in a shifted run; straddle: behind `?` or U+FFFD.
   */
  readonly kind: 'own' | 'foreign' | 'trail' | 'straddle';
}

/** What the page as a whole says about its glosses. */
export interface GlossEvidence {
  readonly damaged: boolean;
  /** Glosses that count as damage, and how many different characters they stand behind. */
  readonly count: number;
  readonly characters: number;
  /** Characters (UTF-16 units) glossed on this page, with the syllables seen. */
  readonly seen: ReadonlyMap<number, number>;
}

const GLOSS = /\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɡ]{1,8})\)/g;
/** `A?shù)`: the orphan byte ate the bracket. */
const STRADDLE = /[?\ufffd]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɡ]{1,6})\)/g;
/** Weight that proves damage, and what a gloss weighs more that nobody would write. */
const ENOUGH = 1.4;
const NEEDLESS = 0.5;
/** What a gloss weighs that a teacher may have written. */
const LITTLE = 0.4;
/** How much likelier than by chance two characters of a word stand together, in nats. */
const BOUND = 2;
/** Cost, in nats, of characters that every reader knows. */
const COMMON = 8;
/** So many Traditional characters are no exercise of reading one. */
const MUCH = 6;
/** What texts about reading and writing say, and what stands behind a character that is spoken of. */
const OF_READING = /拼音|注音|[讀读]音|[讀读念][作為成]|[發发]音|[聲声][調调]|生字|[漢汉]字|多音|成[語语]|姓/;
const NAMES_IT = /[字音]/;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;

/** All brackets of a block that hold a syllable of pinyin and stand directly behind a character. */
export function findGlosses(text: string): Gloss[] {
  if (!text.includes(')')) return [];
  const table = readingTable();
  const found: Gloss[] = [];
  for (const match of text.matchAll(GLOSS)) {
    const reading = match[1] as string;
    const syllable = table.syllable(reading);
    const before = text.charCodeAt(match.index - 1);
    if (match.index === 0 || (syllable === 0 && !isHan(before))) continue;
    let kind: Gloss['kind'];
    if (before === QUESTION || before === REPLACEMENT) continue;
    if (isHan(before)) kind = syllable > 0 && table.canRead(before, syllable) ? 'own' : 'foreign';
    else if (before > 0x20 && before < 0x7f) kind = 'trail';
    else continue;
    found.push({ start: match.index, end: match.index + match[0].length, reading, syllable, kind });
  }
  if (!/[?\ufffd]/.test(text)) return found;
  for (const match of text.matchAll(STRADDLE)) {
    const reading = match[1] as string;
    const syllable = table.syllable(reading);
    const end = match.index + match[0].length;
    if (syllable > 0) found.push({ start: match.index + 1, end, reading, syllable, kind: 'straddle' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Damage or a teacher's own? A mirror glosses only characters it made Traditional, everyday ones, each every time with
 * its usual reading. A teacher glosses rare characters, or all, or one once. Evidence is counted over all blocks.
 */
export function weighGlosses(
  blocks: readonly string[],
  glosses: readonly (readonly Gloss[])[],
  model: LanguageModel | null,
): GlossEvidence {
  const table = readingTable();
  const seen = new Map<number, number>();
  const times = new Map<number, number>();
  let weight = 0;
  let own = 0;
  let foreign = 0;
  let straddles = 0;
  let contradictions = 0;
  glosses.forEach((list, b) => {
    const text = blocks[b] ?? '';
    for (const { start, end, kind, reading, syllable } of list) {
      const unit = text.charCodeAt(start - 1);
      if (kind === 'own') {
        own += 1;
        const before = times.get(unit) ?? 0;
        times.set(unit, before + 1);
        // A mirror reads a character one way only.
        if (before > 0 && seen.get(unit) !== syllable) contradictions += 1;
        seen.set(unit, syllable);
        const isUsual = isEveryday(unit) && table.usuallyRead(unit, syllable);
        // A teacher writes the reading behind a word, a mirror into it.
        const splitsWord = model && isHan(text.charCodeAt(end)) && binding(text, start, end, model) > BOUND;
        // In a list of characters to read each stands by itself.
        const isListed = !isHan(text.charCodeAt(start - 2)) && !isHan(text.charCodeAt(end));
        if (before < 3) weight += (isUsual && !isListed ? 1 : LITTLE) + (splitsWord ? NEEDLESS : 0);
      } else if (kind === 'trail' && syllable > 0 && /[^a-z]/.test(reading) && isHan(text.charCodeAt(start - 2))) {
        // An ASCII character between a Han character and a reading is a trail byte: nobody writes so.
        weight += 1;
      } else if (kind === 'foreign' && /[^a-z]/.test(reading)) foreign += 1;
      else if (kind === 'straddle' && syllable > 0) straddles += 1;
    }
  });
  weight += straddles * 2;
  if (model && weight >= ENOUGH - NEEDLESS && weight < ENOUGH) {
    const isAnyNeedless = glosses.some((list, b) => list.some((gloss) => isNeedless(blocks[b] ?? '', gloss, model)));
    if (isAnyNeedless) weight += NEEDLESS;
  }
  const all = countUnits(blocks, times);
  let unglossed = 0;
  for (const [unit, count] of times) unglossed += Math.max(0, (all.get(unit) ?? 0) - count);
  const count = own + straddles;
  const isOneWriter = foreign <= count * 0.34 && unglossed <= count * 0.5 && contradictions * 4 <= count;
  const damaged = weight >= ENOUGH && isOneWriter;
  return { damaged, count, characters: times.size, seen };
}

/**
 * Whether nobody would teach how to read this: an everyday character with its usual reading, in running Traditional text
 * that does not speak of characters; either the end of a word, or common and read in no other way.
 */
function isNeedless(text: string, { kind, start, end, syllable }: Gloss, model: LanguageModel): boolean {
  const unit = text.charCodeAt(start - 1);
  const table = readingTable();
  if (kind !== 'own' || !isEveryday(unit) || !table.usuallyRead(unit, syllable)) return false;
  if (OF_READING.test(text) || NAMES_IT.test(text.slice(end, end + 1))) return false;
  const { traditional, simplified, syllables } = countScript(text, 0, text.length, scriptTables());
  if (simplified > 0 || syllables > 0) return false;
  const alone = model.alone[model.ids[unit] as number] as number;
  const isBehindHan = isHan(text.charCodeAt(start - 2));
  if (isBehindHan && alone - costBehind(text, start - 1, start - 1, model) > BOUND) return true;
  if (alone > COMMON || table.isAmbiguous(unit)) return false;
  return isHan(text.charCodeAt(end)) ? traditional > 1 : isBehindHan && traditional >= MUCH;
}

/** How often each of the units stands in the blocks. */
function countUnits(blocks: readonly string[], units: ReadonlyMap<number, unknown>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  if (units.size === 0) return counts;
  const all = new Uint32Array(0x10000);
  for (const text of blocks) {
    for (let i = 0; i < text.length; i += 1) all[text.charCodeAt(i)] = (all[text.charCodeAt(i)] as number) + 1;
  }
  for (const unit of units.keys()) counts.set(unit, all[unit] as number);
  return counts;
}

/** Everyday characters are those Big5 lists first (by use) or whose place in GBK is among GB 2312's own. */
function isEveryday(unit: number): boolean {
  const big5 = pairTable('big5').encode[unit] as number;
  return (big5 >= 0xa440 && big5 <= 0xc67e) || unit === 0x8457;
}
