import { pairTable } from '../encoding/index.ts';
import { SIMPLIFIED_ONLY, scriptTables, TRADITIONAL_ONLY } from '../script/index.ts';
import { isHan } from '../text/index.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import { TRADITIONAL_FORM } from './language-model-units.ts';

/** How many characters behind a loss are not trusted: damage that repeats must not teach itself. */
const DISTRUST = 14;
/** A page of this many characters is believed fully. */
const FULL_TRUST = 400;
const MAX_SHARE = 0.25;
/** What a character of the other script costs: by how rare they are on the page, within these bounds. */
const WRONG_SCRIPT = 3.5;
const NEVER_WRONG = 6;
const RARE_FORM = 1;
const IDS = 8192;

/** What a page's own undamaged text says about what may stand in its damaged places. */
export class PageMemory {
  /** Cost of a UTF-16 unit on this page beside the model: the wrong script, a rare form. */
  readonly unitCosts: Float32Array;
  readonly #model: LanguageModel;
  readonly #distrust: number;
  readonly #singles = new Float32Array(IDS);
  readonly #pairs = new Map<number, number>();
  readonly #units = new Uint8Array(0x10000);
  #total = 0;
  readonly #share: number;
  /** What the page's share takes from a character that the page has not. */
  readonly #unseen: number;

  /** `distrust`: how many characters behind a `?` or U+FFFD are not learnt from. */
  constructor(blocks: readonly string[], model: LanguageModel, distrust = DISTRUST) {
    this.#distrust = distrust;
    this.#model = model;
    const { kind } = scriptTables();
    let traditional = 0;
    let simplified = 0;
    for (const text of blocks) this.#learn(text);
    for (let unit = 0x3400; unit < 0xa000; unit += 1) {
      const count = this.#units[unit] as number;
      if (count === 0) continue;
      if (kind[unit] === TRADITIONAL_ONLY) traditional += count;
      else if (kind[unit] === SIMPLIFIED_ONLY) simplified += count;
    }
    this.#share = MAX_SHARE * Math.min(1, this.#total / FULL_TRUST);
    this.#unseen = -Math.log(1 - this.#share);
    this.unitCosts = scriptCosts(traditional, simplified);
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
        this.#pairs.set(last * IDS + id, (this.#pairs.get(last * IDS + id) ?? 0) + 1);
      }
      last = id;
    }
  }

  /** The model's cost of `id` behind `last`, corrected by what the page has said before. */
  corrected(cost: number, last: number, id: number): number {
    const single = this.#singles[id] as number;
    if (single === 0) return cost + this.#unseen;
    const before = this.#singles[last] as number;
    const pair = this.#pairs.get(last * IDS + id) ?? 0;
    const page = (0.75 * pair) / (before + 1.5) + (0.25 * single) / (this.#total + 20);
    return -Math.log((1 - this.#share) * Math.exp(-cost) + this.#share * page);
  }
}

function isMark(unit: number): boolean {
  return unit === 0x2c || unit === 0x3b || unit === 0x3a || unit === 0x21 || unit === 0x2e;
}

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
