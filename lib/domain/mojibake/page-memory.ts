import { pairTable } from '../encoding/index.ts';
import { SIMPLIFIED_ONLY, scriptTables, TRADITIONAL_ONLY } from '../script/index.ts';
import { isHan } from '../text/index.ts';
import { BOUNDARY, type LanguageModel, RARE_HAN } from './language-model.ts';
import { TRADITIONAL_FORM } from './language-model-units.ts';

/** How many characters behind a loss are not trusted: damage that repeats must not teach itself. */
const DISTRUST = 14;
/** A page of this many characters is believed fully. */
const FULL_TRUST = 400;
const MAX_SHARE = 0.4;
/** Of what the page says, how much the characters before say. */
const OF_PAIRS = 0.95;
/** How far a character is likelier on a page that has it more often than other texts, by the power of how much oftener. */
const TILT = 0.35;
/** The page's count of a character is smoothed by so many characters of any text. */
const SMOOTHED = 300;
/** What a character of the other script costs: by how rare they are on the page, within these bounds. */
const WRONG_SCRIPT = 3.5;
const NEVER_WRONG = 6;
const RARE_FORM = 1;
/** Room for the identifiers of the model. */
const IDS = 8192;
/** What a character of the page's script gains at the most. */
export const LEAST_UNIT_COST = Math.fround(-TRADITIONAL_FORM);

/** What a page's own undamaged text says about what may stand in its damaged places. */
export class PageMemory {
  /** Cost of a UTF-16 unit on this page beside the model: the wrong script, a rare form. None is below LEAST_UNIT_COST. */
  readonly unitCosts: Float32Array;
  readonly #model: LanguageModel;
  readonly #distrust: number;
  readonly #singles = new Float32Array(IDS);
  #mentioned: Uint32Array | null = null;
  #rare: Uint16Array | null = null;
  readonly #pairs = new PairCounts();
  readonly #units = new Uint8Array(0x10000);
  /** The units that it counts, as they were met. */
  readonly #known: number[] = [];
  #total = 0;
  readonly #share: number;
  /** What the page's share takes from a character that the page has not. */
  readonly #unseen: number;
  /** By identifier: what a character costs more, or less, because this page uses it as often as it does. */
  readonly #tilt = new Float32Array(IDS);

  /** `distrust`: how many characters behind a `?` or U+FFFD are not learnt from. */
  constructor(blocks: readonly string[], model: LanguageModel, distrust = DISTRUST) {
    this.#distrust = distrust;
    this.#model = model;
    const { kind } = scriptTables();
    let traditional = 0;
    let simplified = 0;
    for (const text of blocks) this.#learn(text);
    this.#setTilt();
    for (const unit of this.#known) {
      const count = this.#units[unit] as number;
      if (kind[unit] === TRADITIONAL_ONLY) traditional += count;
      else if (kind[unit] === SIMPLIFIED_ONLY) simplified += count;
    }
    this.#share = MAX_SHARE * Math.min(1, this.#total / FULL_TRUST);
    this.#unseen = -Math.log(1 - this.#share);
    this.unitCosts = scriptCosts(traditional, simplified);
    addWidthCosts(this.unitCosts, blocks);
  }

  /** Whether the UTF-16 unit stands in the page's undamaged text. */
  knows(unit: number): boolean {
    return this.#units[unit] !== 0;
  }

  #learn(text: string): void {
    const { ids } = this.#model;
    let last = BOUNDARY;
    let trusted = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit === 0x3f || unit === 0xfffd) {
        trusted = -this.#distrust;
        last = BOUNDARY;
      } else trusted += 1;
      if (unit < 0x80 && unit !== 0x3f && !isMark(unit)) {
        // A gloss is passed over: the words go on behind it.
        if (unit === 0x0a) last = BOUNDARY;
        continue;
      }
      if (trusted <= 0) continue;
      const id = ids[unit] as number;
      if (isHan(unit)) {
        this.#total += 1;
        this.#singles[id] = (this.#singles[id] as number) + 1;
        const seen = this.#units[unit] as number;
        if (seen < 255) this.#units[unit] = seen + 1;
        if (seen === 0) this.#known.push(unit);
        this.#pairs.count(last, id);
      }
      last = id;
    }
  }

  /** Puts the ranks of the identifiers that follow `last` on the page into a set of bits (32 to a word). */
  markFollowers(last: number, bits: Uint32Array): void {
    this.#pairs.markBehind(last, this.#model.ranks().rankOf, bits);
  }

  /** Puts the identifiers that follow `last` on the page into a list, and says how many. */
  followers(last: number, into: Uint16Array): number {
    return this.#pairs.behind(last, into);
  }

  /** The rarest Han characters that stand in the page's undamaged text: those without an identifier of their own. */
  rareHan(): Uint16Array {
    if (this.#rare) return this.#rare;
    const rare: number[] = [];
    for (let unit = 0x3400; unit < 0xfb00; unit += 1) {
      if (this.#units[unit] !== 0 && this.#model.ids[unit] === RARE_HAN) rare.push(unit);
    }
    this.#rare = Uint16Array.from(rare);
    return this.#rare;
  }

  /** A bit for the rank of every identifier that stands in the page's undamaged text, 32 to a word. */
  mentioned(): Uint32Array {
    if (this.#mentioned) return this.#mentioned;
    const { rankOf } = this.#model.ranks();
    const bits = new Uint32Array((rankOf.length + 31) >> 5);
    for (let id = 0; id < rankOf.length; id += 1) if (this.#singles[id] !== 0) setBit(bits, rankOf[id] as number);
    this.#mentioned = bits;
    return bits;
  }

  /**
   * By UTF-16 unit, two numbers: behind what it never follows on the page it is at most `a × e^-left + b` likely, where
   * the model knows no more than what leaving the context costs (`left`, in nats). Calculated when asked for; 0 until then.
   */
  readonly chances = new Float32Array(0x20000);

  /** Calculates a unit's `chances`; `alone`: what the model says of it by itself, in nats. */
  setChance(unit: number, id: number, alone: number): void {
    const share = ((1 - OF_PAIRS) * (this.#singles[id] as number)) / (this.#total + 20);
    const ofUnit = SLACK * Math.exp(-(this.unitCosts[unit] as number));
    this.chances[unit * 2] = (1 - this.#share) * Math.exp(-alone - (this.#tilt[id] as number)) * ofUnit;
    this.chances[unit * 2 + 1] = this.#share * share * ofUnit;
  }

  #setTilt(): void {
    const { ids, alone, hanIds } = this.#model;
    const base = Math.log(this.#total + SMOOTHED);
    const unheard = TILT * (base - Math.log(SMOOTHED));
    for (let i = 0; i < hanIds.length; i += 1) this.#tilt[hanIds[i] as number] = unheard;
    for (const unit of this.#known) {
      const id = ids[unit] as number;
      const count = this.#singles[id] as number;
      // What has no character of the common ones has no such cost.
      if (this.#tilt[id] !== 0)
        this.#tilt[id] = TILT * (base - Math.log(count * Math.exp(alone[id] as number) + SMOOTHED));
    }
  }

  /** The model's cost of `id` behind `last`, corrected by what the page has said before. */
  corrected(cost: number, last: number, id: number): number {
    const single = this.#singles[id] as number;
    const tilted = cost + (this.#tilt[id] as number);
    if (single === 0) return tilted + this.#unseen;
    const before = this.#singles[last] as number;
    const pair = this.#pairs.of(last, id);
    const page = (OF_PAIRS * pair) / (before + 1) + ((1 - OF_PAIRS) * single) / (this.#total + 20);
    return -Math.log((1 - this.#share) * Math.exp(-tilted) + this.#share * page);
  }
}

/** Bounds are this much higher than calculated: they hold whatever way the last digit is rounded. */
const SLACK = 1.00001;

/** How often identifiers stand behind each other. */
class PairCounts {
  /** By hash: number of an entry, from 1; 0 for none. */
  #slots = new Int32Array(16384);
  /** A hash has 32 bits; so many of them are too many. */
  #shift = 18;
  #keys = new Int32Array(8192);
  #counts = new Int32Array(8192);
  /** The entry before with the same `last`, from 1. */
  #before = new Int32Array(8192);
  #size = 0;
  readonly #lastEntry = new Int32Array(IDS);

  of(last: number, id: number): number {
    if (this.#lastEntry[last] === 0) return 0;
    const entry = this.#slots[this.#slotOf(last * IDS + id)] as number;
    return entry === 0 ? 0 : (this.#counts[entry - 1] as number);
  }

  count(last: number, id: number): void {
    const key = last * IDS + id;
    const slot = this.#slotOf(key);
    let entry = this.#slots[slot] as number;
    if (entry === 0) {
      entry = this.#size + 1;
      this.#size = entry;
      this.#slots[slot] = entry;
      this.#keys[entry - 1] = key;
      this.#before[entry - 1] = this.#lastEntry[last] as number;
      this.#lastEntry[last] = entry;
      if (entry === this.#keys.length) this.#grow();
    }
    this.#counts[entry - 1] = (this.#counts[entry - 1] as number) + 1;
  }

  behind(last: number, into: Uint16Array): number {
    let size = 0;
    for (let entry = this.#lastEntry[last] as number; entry > 0; entry = this.#before[entry - 1] as number) {
      into[size] = (this.#keys[entry - 1] as number) & (IDS - 1);
      size += 1;
    }
    return size;
  }

  markBehind(last: number, rankOf: Uint16Array, bits: Uint32Array): void {
    for (let entry = this.#lastEntry[last] as number; entry > 0; entry = this.#before[entry - 1] as number) {
      setBit(bits, rankOf[(this.#keys[entry - 1] as number) & (IDS - 1)] as number);
    }
  }

  /** Where a key stands, or the free place where it would. */
  #slotOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry === 0 || this.#keys[entry - 1] === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const length = this.#keys.length * 2;
    this.#keys = grown(this.#keys, length);
    this.#counts = grown(this.#counts, length);
    this.#before = grown(this.#before, length);
    this.#slots = new Int32Array(length * 2);
    this.#shift -= 1;
    for (let entry = 1; entry <= this.#size; entry += 1) {
      this.#slots[this.#slotOf(this.#keys[entry - 1] as number)] = entry;
    }
  }
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
}

function grown(old: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(length);
  made.set(old);
  return made;
}

function isMark(unit: number): boolean {
  return unit === 0x2c || unit === 0x3b || unit === 0x3a || unit === 0x21 || unit === 0x2e;
}

/** Full-width marks and the ASCII ones that pages set for them. */
const WIDTHS = '，,。.；;：:？?！!（(）)';
/** A mark of the width that a page never sets costs at most so much. */
const WRONG_WIDTH = 4;
/** So many characters tell how a page sets its marks. */
const WIDTH_SAMPLE = 20_000;

/** Adds what a mark of either width costs, by how the page sets its marks behind Chinese characters. */
function addWidthCosts(costs: Float32Array, blocks: readonly string[]): void {
  const counts = new Map<number, number>();
  let left = WIDTH_SAMPLE;
  for (const text of blocks) {
    for (let i = 1; i < text.length && i < left; i += 1) {
      const unit = text.charCodeAt(i);
      if (IS_SET.has(unit) && isHan(text.charCodeAt(i - 1))) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    left -= text.length;
    if (left <= 0) break;
  }
  for (let i = 0; i < WIDTHS.length; i += 2) {
    const pair = [WIDTHS.charCodeAt(i), WIDTHS.charCodeAt(i + 1)];
    const all = pair.reduce((sum, unit) => sum + (counts.get(unit) ?? 0), 0);
    for (const unit of pair) {
      const cost = -Math.log(((counts.get(unit) ?? 0) + 0.5) / (all + 1));
      costs[unit] = (costs[unit] as number) + Math.min(WRONG_WIDTH, cost);
    }
  }
}

const IS_SET = new Set(Array.from(WIDTHS, (mark) => mark.charCodeAt(0)));

function scriptCosts(traditional: number, simplified: number): Float32Array {
  const costs = new Float32Array(0x10000);
  const { kind } = scriptTables();
  const { encode: big5 } = pairTable('big5');
  const rarer = Math.min(traditional, simplified);
  const cost = -Math.log((rarer + 0.4) / (traditional + simplified + 1));
  const wrongScript = Math.min(NEVER_WRONG, Math.max(WRONG_SCRIPT, cost));
  const wrong = traditional > simplified * 3 ? SIMPLIFIED_ONLY : simplified > traditional * 3 ? TRADITIONAL_ONLY : 0;
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const what = kind[unit] as number;
    if (wrong !== 0 && what === wrong) costs[unit] = wrongScript;
    else if (wrong === SIMPLIFIED_ONLY && what === TRADITIONAL_ONLY) costs[unit] = -TRADITIONAL_FORM;
    if (what !== TRADITIONAL_ONLY || what === wrong) continue;
    if (!big5[unit]) costs[unit] = (costs[unit] as number) + RARE_FORM * 2;
    else if ((big5[unit] as number) > 0xc67e) costs[unit] = (costs[unit] as number) + RARE_FORM;
  }
  return costs;
}
