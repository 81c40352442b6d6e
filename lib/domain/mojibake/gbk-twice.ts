import { pairTable } from '../encoding/index.ts';
import type { ByteSequence } from './hybrid-bytes.ts';
import { type Shown, shownAs } from './shown-bytes.ts';
import { byteRange, byteSet } from './true-bytes.ts';

/** UTF-8 shown as GBK twice, once undone: the text, and how it is read; what was lost is a placeholder in it. */
export interface OnceUndone {
  readonly text: string;
  readonly shown: Shown;
}

/** Placeholders are syllables of Yi: no text that was shown in GBK has them. */
const FIRST_PLACE = 0xa000;
const MOST_PLACES = 0x400;
/** Whether a text holds one. */
export const PLACE = /[\ua000-\ua3ff]/;
/** So many whole characters tell a text of two layers; at most as many may be lost. */
const FEWEST = 3;
const NEARLY_ALL = 0.9;
/** So many units tell that a text is none. */
const BEGINNING = 24;
const LOST = -1;
const QUESTION = 0x3f;
const EURO = 0x20ac;
const EURO_BYTE = 0x80;
/** What it costs (nats) that another byte was lost behind a lost character. */
const AND_A_BYTE = 0.7;
const TRAILS = byteRange(0x80, 0xbf);
const ANY_TRAIL = byteSet(TRAILS);
/** Leads in UTF-8 of what Chinese text has; of characters alone. */
const LEADS = [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

const isTrail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;
const isLead = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc2 && byte <= 0xef;

/**
 * The outer of two layers of UTF-8 shown as GBK taken off a text; null unless what is beneath is UTF-8 shown as GBK again.
 * Pairs of GBK's user-defined zones show nothing, a byte before ASCII becomes a mark that takes it along: of such a
 * character the bytes that are left say which it may have been.
 */
export function undoGbkTwice(text: string): OnceUndone | null {
  if (text.length > BEGINNING && !new Outer(text.slice(0, BEGINNING)).read(true)) return null;
  const outer = new Outer(text);
  if (!outer.read(false) || !isShownAgain(outer.made)) return null;
  const { places } = outer;
  return { text: outer.made, shown: { ...shownAs('gbk'), sequencesOf: (unit) => places[unit - FIRST_PLACE] ?? NONE } };
}

const NONE: readonly ByteSequence[] = [];

/** Whether the characters of a text are, one by one, bytes of UTF-8: of sound text a fifth are. */
function isShownAgain(text: string): boolean {
  const { bytesOf } = shownAs('gbk');
  let pairs = 0;
  let fitting = 0;
  for (let i = 0; i < text.length; i += 1) {
    const pair = bytesOf(text.charCodeAt(i));
    if (pair <= 0xff) continue;
    pairs += 1;
    if (isOfUtf8(pair >> 8) && (isOfUtf8(pair & 0xff) || (pair & 0xff) < 0x80)) fitting += 1;
  }
  return pairs >= FEWEST && fitting >= pairs * NEARLY_ALL;
}

/** Reads the bytes of a text that GBK shows as UTF-8, piece by piece. */
class Outer {
  readonly places: (readonly ByteSequence[])[] = [];
  made = '';
  readonly #items: readonly number[] | null;
  readonly #ofPlace = new Map<string, string>();
  #whole = 0;
  #broken = 0;

  constructor(text: string) {
    this.#items = itemsOf(text);
  }

  /** Whether it is what it seems; `isCut`: the text is the beginning of another. */
  read(isCut: boolean): boolean {
    const items = this.#items;
    if (!items) return false;
    for (let i = 0; i < items.length; ) {
      const end = this.#character(items, i);
      if (end < 0) return false;
      i = end;
    }
    return isCut || (this.#whole >= FEWEST && this.#broken <= this.#whole && this.places.length <= MOST_PLACES);
  }

  /** Reads what begins at an offset; the offset behind it, -1 where it is nothing. */
  #character(items: readonly number[], at: number): number {
    const lead = items[at] as number;
    if (lead === LOST) {
      this.made += '\ufffd';
      return at + 1;
    }
    if (lead < 0x80) {
      this.made += String.fromCharCode(lead);
      return at + 1;
    }
    // What was cut off at the beginning.
    if (isTrail(lead)) return at < 2 ? at + 1 : -1;
    if (!isLead(lead)) return -1;
    if (lead < 0xe0) {
      if (!isTrail(items[at + 1])) return -1;
      this.made += String.fromCharCode(((lead & 0x1f) << 6) | ((items[at + 1] as number) & 0x3f));
      return at + 2;
    }
    const [first, second, third] = [items[at + 1], items[at + 2], items[at + 3]];
    if (!isTrail(first)) return this.#afterLead(lead, first, at);
    if (!isTrail(second)) return this.#afterTwo(lead, first as number, second, at);
    if (!isTrail(third)) {
      this.#whole += 1;
      this.made += charOf(lead, first as number, second as number);
      return at + 3;
    }
    // The last byte of this character and the first of the next, a pair, show nothing.
    this.#place([lead], [first as number], dying(), false);
    this.#place(LEADS, [second as number], [third as number], false);
    return at + 4;
  }

  /** A lead alone: the two bytes behind it were a pair that GBK has not. */
  #afterLead(lead: number, next: number | undefined, at: number): number {
    if (next === undefined) return at + 1;
    this.#place([lead], null, null, false);
    return next === LOST ? at + 2 : at + 1;
  }

  /** A lead and one byte more. */
  #afterTwo(lead: number, first: number, next: number | undefined, at: number): number {
    if (next === LOST || next === undefined) {
      if (lead === 0xef && first === 0xbf) this.made += '\ufffd';
      else this.#place([lead], [first], TRAILS, true);
      return at + (next === LOST ? 3 : 2);
    }
    if (!isLead(next)) return -1;
    // The last byte and the whole next character, two pairs, show nothing.
    this.#place([lead], [first], dying(), false);
    this.#place(LEADS, null, null, false);
    return at + 2;
  }

  /** Puts a placeholder for a character of which sets of bytes are known; null for two that are no pair of GBK. */
  #place(
    leads: readonly number[],
    firsts: readonly number[] | null,
    seconds: readonly number[] | null,
    isLast: boolean,
  ) {
    this.#broken += 1;
    const key = `${leads} ${firsts} ${seconds} ${isLast}`;
    let place = this.#ofPlace.get(key);
    if (place === undefined) {
      place = String.fromCharCode(FIRST_PLACE + this.places.length);
      this.#ofPlace.set(key, place);
      this.places.push(sequencesOf(leads, firsts, seconds, isLast));
    }
    this.made += place;
  }
}

/** Bytes that a text in GBK stands for, those lost behind others as -1; null where GBK shows no such text. */
function itemsOf(text: string): number[] | null {
  const { bytesOf } = shownAs('gbk');
  const items: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const before = items.at(-1) ?? 0;
    if (unit === 0xfffd || (unit === QUESTION && before >= 0x80)) {
      items.push(isOpen(items) ? LOST : unit === QUESTION ? QUESTION : LOST);
      continue;
    }
    const bytes = bytesOf(unit);
    if (bytes < 0) return null;
    if (bytes > 0xff) items.push(bytes >> 8);
    items.push(bytes > 0xff ? bytes & 0xff : bytes);
  }
  return items;
}

/** Whether a character waits for more bytes at the end. */
function isOpen(items: readonly number[]): boolean {
  return isLead(items.at(-1)) || (isTrail(items.at(-1)) && (items.at(-2) ?? 0) >= 0xe0);
}

let dyingTrails: readonly number[] | null = null;

/** Bytes inside a character that make no pair of GBK with a lead. */
function dying(): readonly number[] {
  const { decode } = pairTable('gbk');
  dyingTrails ??= TRAILS.filter((byte) => LEADS.some((lead) => !decode[(byte << 8) | lead]));
  return dyingTrails;
}

/** What the inner layer may have shown so: the pairs of these characters, by their first bytes. */
function sequencesOf(
  leads: readonly number[],
  firsts: readonly number[] | null,
  seconds: readonly number[] | null,
  isLast: boolean,
): ByteSequence[] {
  const { decode } = pairTable('gbk');
  const { bytesOf } = shownAs('gbk');
  const trails = new Map<number, number[]>();
  const made: ByteSequence[] = [];
  const add = (bytes: readonly number[]): void => {
    made.push({ bytes, cost: 0 });
    if (isLast) made.push({ bytes: [...bytes, ANY_TRAIL], cost: AND_A_BYTE });
  };
  for (const lead of leads) {
    for (const first of firsts ?? TRAILS) {
      for (const second of seconds ?? TRAILS) {
        if (firsts === null && decode[(first << 8) | second]) continue;
        const unit = charOf(lead, first, second).charCodeAt(0);
        const pair = bytesOf(unit);
        if (unit === EURO) add([EURO_BYTE]);
        else if (isOfUtf8(pair >> 8) && isOfUtf8(pair & 0xff)) {
          const known = trails.get(pair >> 8);
          if (known) known.push(pair & 0xff);
          else trails.set(pair >> 8, [pair & 0xff]);
        }
      }
    }
  }
  for (const [first, seconds] of trails) add([first, byteSet(seconds.sort((a, b) => a - b))]);
  return made;
}

const isOfUtf8 = (byte: number): boolean => isTrail(byte) || LEADS.includes(byte);

function charOf(lead: number, first: number, second: number): string {
  return String.fromCharCode(((lead & 0x0f) << 12) | ((first & 0x3f) << 6) | (second & 0x3f));
}
