import type { Beam } from './beam.ts';
import { ANY_BREAK, type Break, lostWithin, stepOverBreak } from './broken-bytes.ts';
import type { Dialect } from './dialect.ts';
import { EatenSteps } from './eaten-steps.ts';
import { HoleChooser } from './hole-chooser.ts';
import { type Holes, holesOf } from './holes.ts';
import type { ByteSequence } from './hybrid-bytes.ts';
import type { LanguageModel } from './language-model.ts';
import { COST } from './misread-costs.ts';
import { BETWEEN, CLEAN, stateOf, waitingOf } from './misread-states.ts';
import type { PageMemory } from './page-memory.ts';
import { pathsBetween } from './path-list.ts';
import type { Shown } from './shown-bytes.ts';
import { curvedIn, isMark, isShownBeyond, SIGNS } from './sign-costs.ts';
import { byteSet, bytesWaiting, NOTHING, type TrueBytes, type TrueEncoding, trueBytes } from './true-bytes.ts';
import { behindVanishedPairs } from './vanished-pairs.ts';

/** Behind so many units a text is known well enough to miss a byte in it. */
const PROVEN = 6;
/** Characters weighed at a loss. */
const CHOICE = 32;
const QUESTION = 0x3f;
const MIDDLE_DOT = 0x30fb;
const REPLACEMENT = 0xfffd;
const WIDE_SPACE = 0x3000;
/** GBK shows the euro sign for it, and for A2E3. */
const EURO_BYTE = 0x80;
/** Bytes that begin everyday characters in GBK, and of UTF-8 nothing that Chinese text has. */
const NO_UTF8 = 0xc4;
const FIRST_EVERYDAY = 0xb0;
const LAST_EVERYDAY = 0xd7;
/** The first byte of full-width forms of ASCII in GBK. */
const FULL_WIDTH = 0xa3;
const FIRST_OF_BIG5 = 0xa4;
/** The last of the bytes that stand inside a character in UTF-8. */
const LAST_TRAIL = 0xbf;
const STOP = 0x3002;
/** Its last byte in UTF-8. */
const STOP_TRAIL = 0x82;
const HARD_SPACE = 0xa0;
const SOFT_HYPHEN = 0xad;

export interface MisreadOptions {
  readonly model: LanguageModel;
  readonly memory: PageMemory | null;
  readonly shown: Shown;
  readonly truth: TrueEncoding;
  readonly dialect: Dialect;
  /** Whether clean text may stand beside misread runs. */
  readonly mixed: boolean;
}

/** All ways to go on from a path over one character of a text that is read as another encoding shows it. */
export class MisreadSteps {
  readonly #beam: Beam;
  readonly #options: MisreadOptions;
  readonly #bytes: TrueBytes;
  readonly #text: string;
  /** Bytes of curved quotes and dashes that straight ones may have been, where the text has no curved ones. */
  readonly #curved: ReadonlyMap<number, number> | null;
  readonly #byByte: boolean;
  readonly #isOlder: boolean;
  /** Bytes that leave no trace, where the program that read them shows none. */
  readonly #ignored: Break | null;
  /** Whether a byte may be gone for no reason known: where a `?` eats what is behind it too much is gone as it is. */
  readonly #losesLittle: boolean;
  /** Whether the byte 80 is a mark too: not where the text shows it as the euro sign. */
  readonly #losesEuro: boolean;
  /** Whether pairs of the user-defined zones show nothing: a text that shows one as it is shows them all. */
  readonly #losesPairs: boolean;
  readonly #holes: Holes;
  readonly #eaten: EatenSteps;
  readonly #chooser: HoleChooser;
  /** The state behind a mark that is the beginning of a full-width sign; NOTHING where none is. */
  readonly #deadMark: number;
  /** The byte of a hard space that a space may have been: none where the text shows one. */
  readonly #softened: number;
  readonly #softLead: boolean;
  /** Whether full-width letters, halves of characters, may have been made narrow: where the text shows none. */
  readonly #narrows: boolean;
  /** Whether soft hyphens may be gone that were bytes of GBK or Big5: where the text shows none. */
  readonly #losesHyphens: boolean;

  constructor(beam: Beam, options: MisreadOptions, text: string) {
    const { shown, dialect, truth } = options;
    this.#beam = beam;
    this.#options = options;
    this.#bytes = trueBytes(truth);
    this.#holes = holesOf(truth, shown);
    this.#softened = text.includes(String.fromCharCode(HARD_SPACE)) ? -1 : shown.bytesOf(HARD_SPACE);
    const hyphen = String.fromCharCode(SOFT_HYPHEN);
    this.#losesHyphens = truth !== 'utf-8' && shown.fragile.includes(SOFT_HYPHEN) && !text.includes(hyphen);
    this.#softLead = truth === 'gbk' && this.#softened >= FIRST_EVERYDAY && this.#softened <= LAST_EVERYDAY;
    this.#text = text;
    this.#eaten = new EatenSteps(beam, options.model, text);
    // Nothing it shows was written in what GBK has beyond GB 2312: then hardly any of what it lost was.
    const isGb2312 = shown.name === 'big5' && truth === 'gbk' && !isShownBeyond(text, shown);
    this.#chooser = new HoleChooser({ beam, holes: this.#holes, model: options.model, text, isGb2312 });
    this.#curved = shown.isDouble || truth !== 'utf-8' || /[‘’“”–—]/.test(text) ? null : curvedIn(shown);
    this.#byByte = dialect === 'bytes' || !shown.isDouble;
    this.#deadMark = this.#byByte || truth !== 'utf-8' ? NOTHING : this.#holes.deadMark();
    this.#isOlder = dialect === 'keeps' || dialect === 'eats';
    const lostBefore = (next: number) => this.#holes.lostBefore(next);
    this.#ignored =
      dialect === 'ignores' && truth === 'utf-8' ? { lostBefore, cost: COST.ignored, isTwice: true } : null;
    this.#losesLittle = truth === 'utf-8' && dialect !== 'eats' && (shown.name === 'gbk' || shown.name === 'shift_jis');
    this.#narrows =
      shown.name === 'gbk' && truth === 'utf-8' && !/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(text);
    this.#losesEuro = !text.includes('€');
    this.#losesPairs = this.#isOlder && !/[\ue000-\uf8ff]/.test(text);
  }

  step(path: number, index: number): void {
    const beam = this.#beam;
    const unit = this.#text.charCodeAt(index);
    if (this.#options.mixed) this.#clean(path, unit, index);
    if (beam.stateOf(path) === CLEAN) {
      if (unit < 0x80 && unit !== QUESTION) return;
      this.#shown(beam.move(path, BETWEEN, index, COST.enter), unit, index);
      return;
    }
    if (this.#isCut(path, unit, index)) {
      const { shown } = this.#options;
      const rest = shown.isDouble ? shown.bytesOf(unit) & 0xff : 0;
      const cut = beam.move(path, BETWEEN, index, COST.cut);
      // The second byte of a pair may begin the first whole character.
      if (rest > LAST_TRAIL) this.#feed(cut, rest, index, 0, null);
      else beam.add(cut);
    }
    if (this.#shown(path, unit, index) && this.#options.shown.losesPairs) return;
    for (const fuller of this.#silentlyLost(path, index)) this.#shown(fuller, unit, index);
    const lost =
      this.#ignored ??
      (this.#losesLittle && index >= PROVEN && !beam.isTooDear(beam.costOf(path) + ANY_BREAK.cost) ? ANY_BREAK : null);
    if (lost) stepOverBreak({ beam, truth: this.#bytes, shown: this.#options.shown }, lost, path, unit, index);
  }

  /** Whether a text may begin with the last bytes of a character, and this is one. */
  #isCut(path: number, unit: number, index: number): boolean {
    const { shown, truth } = this.#options;
    if (shown.isDouble && (shown.name !== 'gbk' || truth !== 'utf-8' || index > 0)) return false;
    if (index >= (truth === 'utf-8' ? 2 : 1)) return false;
    // Nothing waits, and nothing was made yet.
    if (this.#beam.stateOf(path) !== BETWEEN || this.#beam.unitOf(path) !== 0) return false;
    const bytes = shown.bytesOf(unit);
    const byte = bytes > 0xff ? bytes >> 8 : bytes;
    return byte >= 0x80 && (truth !== 'utf-8' || byte <= LAST_TRAIL);
  }

  /** The character is itself. */
  #clean(path: number, unit: number, index: number): void {
    const state = this.#beam.stateOf(path);
    if (state > BETWEEN || (state === BETWEEN && unit < 0x80)) return;
    // What was cut off at the beginning belongs to what was misread, not to sound text.
    if (state === BETWEEN && index > 0 && this.#beam.unitOf(path) === 0) return;
    this.#beam.offer(path, unit, CLEAN, index, state === BETWEEN ? COST.leave : 0);
  }

  /** The character is what a wrong reading made of its bytes; says whether it stood for a pair, and both bytes fit. */
  #shown(path: number, unit: number, index: number): boolean {
    const beam = this.#beam;
    if (this.#isLoss(unit)) this.#loss(path, unit, index);
    const bytes = this.#options.shown.bytesOf(unit);
    if (unit === 0x20 && (beam.stateOf(path) > BETWEEN || this.#softLead)) {
      const isInside = beam.stateOf(path) > BETWEEN;
      // A hard space lost its hardness; of Macintosh it begins characters, too.
      const mayBe = isInside ? this.#softened > 0 : this.#byteAt(index + 1) > 0x7f;
      if (mayBe) this.#feed(path, this.#softened, index, 1, null);
      if (isInside) return false;
    }
    // A full-width letter or digit that was made a narrow one.
    if (this.#narrows && unit > 0x20 && unit < 0x7f && beam.stateOf(path) > BETWEEN)
      this.#pair(path, (FULL_WIDTH << 8) | (unit | 0x80), index, COST.narrowed);
    for (const sequence of this.#options.shown.sequencesOf?.(unit, this.#text.charCodeAt(index - 1)) ?? [])
      this.#sequence(path, sequence, index);
    if (bytes < 0) return false;
    const cases = this.#options.shown.caseSetOf?.(unit) ?? 0;
    if (cases > 0) {
      this.#feed(path, cases, index, 0, null);
      return false;
    }
    const curved = this.#curved && beam.stateOf(path) > BETWEEN ? this.#curved.get(unit) : undefined;
    if (curved !== undefined) this.#feed(path, curved, index, COST.straightened, null);
    const other = this.#options.shown.otherPairOf(unit);
    if (other > 0) this.#pair(path, other, index);
    for (const twin of this.#options.shown.twinsOf?.(unit) ?? []) this.#pair(path, twin, index);
    // Where it may stand for what was lost it is hardly ever the dot itself.
    const start = this.#isLostDot(unit) ? beam.move(path, beam.stateOf(path), index, COST.dotItself) : path;
    if (bytes > 0xff) return this.#pair(start, bytes, index);
    this.#feed(path, bytes, index, 0, null);
    return false;
  }

  #pair(path: number, bytes: number, index: number, penalty = 0): boolean {
    const halves: number[] = [];
    this.#feed(path, bytes >> 8, index, penalty, halves);
    let fits = false;
    for (const half of halves) if (this.#feed(half, bytes & 0xff, index, 0, null)) fits = true;
    return fits;
  }

  /** Whether a character may stand for what was lost. */
  #isLoss(unit: number): boolean {
    return isMark(unit) || this.#isLostDot(unit);
  }

  /** Windows writes a middle dot for what code page 932 has not. */
  #isLostDot(unit: number): boolean {
    return unit === MIDDLE_DOT && this.#options.shown.name === 'shift_jis';
  }

  /** Several bytes (or sets) one behind another. */
  #sequence(path: number, { bytes, cost }: ByteSequence, index: number): void {
    if (this.#beam.isTooDear(this.#beam.costOf(path) + cost)) return;
    let paths: readonly number[] = [path];
    for (const [i, byte] of bytes.entries()) {
      const fed: number[] | null = i < bytes.length - 1 ? [] : null;
      for (const from of paths) this.#feed(from, byte, index, i === 0 ? cost : 0, fed);
      paths = fed ?? [];
    }
  }

  /** `?` or U+FFFD: itself, one lost byte, or a pair; with `?` the ASCII behind it may be gone as well. */
  #loss(path: number, unit: number, index: number): void {
    const beam = this.#beam;
    const { shown, dialect } = this.#options;
    const state = beam.stateOf(path);
    if (state === BETWEEN && unit === REPLACEMENT) beam.offer(path, unit, BETWEEN, index, COST.keepReplacement);
    const next = this.#behind(index + 1);
    // But for a program that goes byte by byte, a lone byte of GBK dies only before ASCII, or last.
    const isDot = this.#isLostDot(unit);
    const eats = isDot || (unit === QUESTION && dialect === 'eats');
    const eatsInGbk = eats && shown.name === 'gbk';
    if ((this.#byByte && !isDot) || next === 0 || (!eatsInGbk && !isDot && next > 0 && next < 0x80)) {
      this.#feed(path, this.#holes.lostBefore(next), index, COST.lostByte, null);
    } else if (shown.name !== 'gbk' && !isDot)
      this.#feed(path, byteSet(shown.losses.alone), index, COST.lostByte, null);
    else if (this.#losesEuro) this.#feed(path, EURO_BYTE, index, COST.lostByte, null);
    if (shown.name === 'gbk' ? this.#isOlder : !this.#byByte || isDot) {
      for (const { units, waiting } of this.#holes.dead(waitingOf(state))) {
        this.#addFrom(this.#chooser.best(path, units, CHOICE, stateOf(waiting), index, COST.secondLost));
      }
      // Some show a pair of the user-defined zones as a mark: where the byte 80 is none, a mark inside was such a pair.
      if (shown.name === 'gbk' && unit === REPLACEMENT && !this.#losesEuro && next > 0x7f) {
        for (const { units, waiting } of this.#holes.vanished(waitingOf(state))) {
          this.#addFrom(this.#chooser.best(path, units, CHOICE, stateOf(waiting), index, COST.vanishedPair));
        }
      }
    }
    if (state === BETWEEN && this.#deadMark > NOTHING && next > 0x7f && next <= LAST_TRAIL) {
      beam.add(beam.move(path, stateOf(this.#deadMark), index, COST.lostByte));
    }
    if (!eats || !shown.isDouble) return;
    const lost: number[] = [];
    this.#feed(path, this.#holes.lostBefore(0), index, COST.lostByte, lost);
    for (const made of lost) if (beam.stateOf(made) === BETWEEN) this.#eaten.step(made, index);
  }

  /** The first byte of the unit at an offset: 0 at the end, -1 where it was lost itself. */
  #byteAt(index: number): number {
    if (index >= this.#text.length) return 0;
    const unit = this.#text.charCodeAt(index);
    if (this.#isLoss(unit)) return -1;
    const bytes = this.#options.shown.bytesOf(unit);
    return bytes > 0xff ? bytes >> 8 : bytes;
  }

  /** The same, but 0 before sound text: there what was misread ends, and its last byte was followed by none. */
  #behind(index: number): number {
    const next = this.#byteAt(index);
    const { shown, truth } = this.#options;
    return truth === 'utf-8' && shown.name === 'gbk' && next >= NO_UTF8 && next <= LAST_EVERYDAY ? 0 : next;
  }

  /** Bytes that left no trace before this character. */
  #silentlyLost(path: number, index: number): number[] {
    const beam = this.#beam;
    const { shown, truth } = this.#options;
    if (shown.losesPairs) return this.#losesPairs ? this.#vanishedPairs(path, index) : [];
    // A sequence is seen to be too short only where the next one begins; then one of its bytes was lost.
    const next = shown.bytesOf(this.#text.charCodeAt(index));
    const state = beam.stateOf(path);
    if (this.#losesHyphens) return this.#lostHyphen(path, index);
    if (state <= BETWEEN || shown.fragile.length === 0 || (!shown.isDouble && truth !== 'utf-8')) return [];
    if (!shown.isDouble && next >= 0x80 && next <= 0xbf) return [];
    const waiting = waitingOf(state);
    const penalty = bytesWaiting(waiting)[1] !== 0 ? COST.fragile : COST.fragile * 2;
    const first = this.#chooser.best(path, this.#holes.fragile(waiting), CHOICE, BETWEEN, index, penalty);
    return pathsBetween(first, beam.end);
  }

  /** A soft hyphen before this character: a second byte, in Big5 as often a first one (個, 要, 面). */
  #lostHyphen(path: number, index: number): number[] {
    const { truth } = this.#options;
    const state = this.#beam.stateOf(path);
    const made: number[] = [];
    const isLast = index >= this.#text.length;
    if (state > BETWEEN) {
      const isSign = bytesWaiting(waitingOf(state))[0] < (truth === 'big5' ? FIRST_OF_BIG5 : FIRST_EVERYDAY);
      // What waits at the end was as likely cut off.
      if (!isSign) this.#feed(path, SOFT_HYPHEN, index, isLast ? COST.hyphen * 3 : COST.hyphen, made);
    } else if (truth === 'big5' && !isLast) {
      // A letter is as often itself.
      const isText = this.#text.charCodeAt(index) < 0x80;
      this.#feed(path, SOFT_HYPHEN, index, isText ? COST.hyphen * 2 : COST.hyphen, made);
    }
    return made;
  }

  #vanishedPairs(path: number, index: number): number[] {
    if (this.#beam.isTooDear(this.#beam.costOf(path) + COST.vanishedPair)) return [];
    const search = { beam: this.#beam, bytes: this.#bytes, holes: this.#holes, chooser: this.#chooser };
    return behindVanishedPairs(search, path, this.#byteAt(index), index);
  }

  /** A text may end where the last bytes of its last character were lost. */
  finish(path: number): number[] {
    const state = this.#beam.stateOf(path);
    if (state <= BETWEEN) return [];
    if (this.#ignored) return lostWithin(this.#beam, this.#bytes, this.#ignored, path, 0, this.#text.length);
    if (!this.#options.shown.losesPairs) return this.#silentlyLost(path, this.#text.length);
    // Of a character cut at the end only a full stop is likely enough to be put in.
    const stop = this.#bytes.feed(waitingOf(state), STOP_TRAIL)?.units[0];
    const stops = stop === STOP ? [this.#beam.emit(path, STOP, BETWEEN, this.#text.length, COST.lostByte, true)] : [];
    return this.#losesPairs ? [...stops, ...this.#vanishedPairs(path, this.#text.length)] : stops;
  }

  /** Adds the paths that were made from number `first` on. */
  #addFrom(first: number): void {
    const beam = this.#beam;
    for (let path = first, end = beam.end; path < end; path += 1) beam.add(path);
  }

  /** Feeds a byte (or set) to a path; what it makes goes into the beam, or into `into`. Says whether it fits. */
  #feed(path: number, byte: number, index: number, penalty: number, into: number[] | null): boolean {
    const beam = this.#beam;
    const fed = this.#bytes.feed(waitingOf(beam.stateOf(path)), byte);
    if (fed === null) return false;
    if (fed.waiting >= 0) {
      const made = beam.move(path, stateOf(fed.waiting), index, penalty);
      if (into) into.push(made);
      else beam.add(made);
    }
    const { units, emoji } = fed;
    if (emoji) {
      const half = beam.emitFree(path, emoji[0], BETWEEN, index, penalty + COST.emoji);
      const made = beam.emitFree(half, emoji[1], BETWEEN, index, 0);
      if (into) into.push(made);
      else beam.add(made);
    } else if (units.length === 1 && !into) {
      const unit = units[0] as number;
      const cost = penalty + (SIGNS.costs[unit] as number);
      beam.offer(path, unit, BETWEEN, index, unit === WIDE_SPACE ? cost + this.#chooser.endCost(unit, index) : cost);
    } else if (units.length > 0) {
      const first = this.#chooser.best(path, units, CHOICE, BETWEEN, index, penalty);
      if (into) into.push(...pathsBetween(first, beam.end));
      else this.#addFrom(first);
    }
    return true;
  }
}
