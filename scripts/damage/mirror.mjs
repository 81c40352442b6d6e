/**
 * How the mirrors of Chinese article sites damage a text: Simplified → Traditional character by character,
 * glosses by byte search, cuts at punctuation bytes, piecewise decoding, later narrowing.
 */
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { decodeGbkPiece, encode, pairTable } from './codecs.mjs';
import { random, sample } from './random.mjs';

/** Characters that are Traditional too, in some word, and that the mirrors therefore leave alone. */
const STAY = new Set(
  '辟并采吃痴丑床唇斗范峰干杠雇后伙杰里么霉秘仆群晒尸虱咸岩佣涌游于余郁吁愿岳云皂灶占征筑咨肴腌粽系',
);
/** Where the mirrors' table takes another variant than OpenCC's. */
const VARIANT = new Map(
  ['为為', '着著', '启啟', '众眾', '墙墻', '症癥', '冲沖', '台臺', '闲閑', '钟鐘'].map(
    (pair) => /** @type {[string, string]} */ ([...pair]),
  ),
);

const convertOne = Converter({ from: 'cn', to: 't' });
/** @type {Map<string, string>} */
const traditional = new Map();

/**
 * The mirrors' conversion: one character at a time, so that mixed script is normal.
 * @param {string} text
 */
export function toMirrorTraditional(text) {
  let out = '';
  for (const char of text) {
    let made = traditional.get(char);
    if (made === undefined) {
      /** @type {string} */
      const plain = STAY.has(char) ? char : convertOne(char);
      made = VARIANT.get(char) ?? plain;
      traditional.set(char, made);
    }
    out += made;
  }
  return out;
}

/** Where the mirrors' one reading is another than the commonest one. @type {Map<string, string>} */
const readings = new Map(
  Object.entries({ 為: 'wèi', 長: 'zhǎng', 處: 'chù', 幾: 'jǐ', 車: 'chē', 還: 'hái', 嗎: 'ma' }),
);

/**
 * The one reading the mirrors' table gives a character.
 * @param {string} char
 */
export function readingOf(char) {
  let reading = readings.get(char);
  if (reading === undefined) {
    reading = pinyin(char, { toneType: 'symbol', type: 'string' }).trim();
    readings.set(char, reading);
  }
  return reading;
}

/** @type {string[] | undefined} */
let glossable;

/** The characters a mirror's table may hold: those whose Simplified form is another one, in GBK. */
function glossableCharacters() {
  if (glossable) return glossable;
  const gbk = pairTable('gbk').encode;
  /** @type {Set<string>} */
  const found = new Set();
  for (let lead = 0xb0; lead <= 0xd7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const char = pairTable('gbk').decode[(lead << 8) | trail];
      if (char === undefined) continue;
      const made = toMirrorTraditional(char);
      if (made !== char && gbk.has(made) && /^[\p{Ll}\p{M}]+$/u.test(readingOf(made))) found.add(made);
    }
  }
  glossable = [...found];
  return glossable;
}

/**
 * Which characters one mirror page glosses: most from its own text, the rest only ever fire across characters.
 * Unless told how many: 20 to 90, in short texts 20 to 60 % of the characters that could be.
 * @param {string} text Simplified (or already Traditional)
 * @param {{ seed?: number | string, count?: number }} [options]
 * @returns {Set<string>} Traditional characters
 */
export function chooseGlossed(text, { seed = 1, count } = {}) {
  const next = random(`glossed ${seed}`);
  const present = new Set(toMirrorTraditional(text));
  const inText = glossableCharacters().filter((c) => present.has(c));
  const absent = glossableCharacters().filter((c) => !present.has(c));
  const share = 0.2 + next() * 0.4;
  const wanted = count ?? Math.min(20 + Math.floor(next() * 71), Math.ceil(inText.length * share));
  return new Set([...sample(inText, wanted, next), ...sample(absent, Math.ceil(wanted / 3), next)]);
}

/** Marks that are searched for in the bytes. */
const MARKS = new Map([
  [0xa3ac, '，'],
  [0xa3bb, '；'],
  [0xa3ba, '：'],
  [0xa3bf, '？'],
  [0xa3a1, '！'],
  [0xa1a2, '、'],
]);
const STOP = 0xa1a3;

/**
 * @typedef {object} MirrorReport
 * @property {string} text
 * @property {number} glosses glosses printed, aligned or not
 * @property {number} crossings glosses that fired across two characters
 * @property {number} cuts characters cut in two by a punctuation search
 * @property {number} vanished pairs of user-defined zones that left no trace
 * @property {number} dead pairs GBK does not have, two bytes shown as one `?`
 * @property {number} lost `?` that stand for lost bytes
 * @property {string} eaten ASCII characters that orphan lead bytes took along, the brackets of glosses not counted
 */

/**
 * The bytes after the gloss search, with the places where a character begins in the unglossed text.
 * @param {Uint8Array} bytes
 * @param {ReadonlyMap<number, Uint8Array>} table pair → gloss bytes
 */
function gloss(bytes, table) {
  /** @type {number[]} */
  const out = [];
  /** Offsets in `out` at which a character of the true text begins. @type {Set<number>} */
  const starts = new Set();
  let glosses = 0;
  let crossings = 0;
  let nextStart = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const trail = bytes[i + 1];
    if (i === nextStart) {
      starts.add(out.length);
      nextStart = lead < 0x80 ? i + 1 : i + 2;
    }
    const found = lead >= 0x80 && trail !== undefined ? table.get((lead << 8) | trail) : undefined;
    if (found && trail !== undefined) {
      const aligned = nextStart === i + 2;
      if (!aligned) {
        crossings++;
        starts.add(out.length + 1);
        nextStart = (bytes[i + 1] ?? 0) < 0x80 ? i + 2 : i + 3;
      }
      out.push(lead, trail, ...found);
      glosses++;
      i += 2;
    } else {
      out.push(lead);
      i++;
    }
  }
  return { bytes: Uint8Array.from(out), starts, glosses, crossings };
}

/**
 * Cut at the marks' bytes. Full stops are taken first against `、！`: `。。` and `。”` are never cut.
 * @param {Uint8Array} bytes
 * @param {ReadonlySet<number>} starts
 * @param {() => boolean} fires does a misplaced mark cut here?
 * @returns {{ pieces: (Uint8Array | string)[], cuts: number }}
 */
function cutAtMarks(bytes, starts, fires) {
  /** @type {(Uint8Array | string)[]} */
  const pieces = [];
  let from = 0;
  let cuts = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const mark = MARKS.get(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
    if (!mark) continue;
    const aligned = starts.has(i);
    if (!aligned) {
      const before = ((bytes[i - 1] ?? 0) << 8) | (bytes[i] ?? 0);
      if ((mark === '！' || mark === '、') && before === STOP && starts.has(i - 1)) continue;
      if (!fires()) continue;
      cuts++;
    }
    pieces.push(bytes.subarray(from, i), mark);
    from = i + 2;
    i++;
  }
  pieces.push(bytes.subarray(from));
  return { pieces, cuts };
}

/** @type {Record<string, string>} */
const NARROW = { '，': ',', '；': ';', '：': ':', '？': '?', '！': '!', '（': '(', '）': ')' };

/**
 * Widened marks as ASCII, as the mirrors' last step does.
 * @param {string} text
 */
export const narrow = (text) => text.replace(/[，；：？！（）]/g, (c) => NARROW[c] ?? c);

/**
 * @param {string} text Simplified
 * @param {{ seed?: number | string, glossedChars?: number | ReadonlySet<string>, narrowed?: boolean, cutRate?: number }} [options]
 *   `glossedChars`: how many, or which Traditional ones; `cutRate`: share of misplaced marks that cut (on real pages not all do)
 * @returns {MirrorReport}
 */
export function mirrorReport(text, { seed = 1, glossedChars, narrowed = false, cutRate = 1 } = {}) {
  const next = random(`cuts ${seed}`);
  const chosen =
    typeof glossedChars === 'object'
      ? glossedChars
      : chooseGlossed(text, { seed, ...(glossedChars === undefined ? {} : { count: glossedChars }) });
  const gbk = pairTable('gbk').encode;
  /** @type {Map<number, Uint8Array>} */
  const table = new Map();
  for (const char of chosen) {
    const pair = gbk.get(char);
    if (pair) table.set((pair[0] << 8) | pair[1], encode(`(${readingOf(char)})`, 'gbk'));
  }
  const source = toMirrorTraditional(text).replace(/[\u00a0\u3000]/g, '?');
  const report = { text: '', glosses: 0, crossings: 0, cuts: 0, vanished: 0, dead: 0, lost: 0, eaten: '' };
  report.text = source
    .split('\n')
    .map((line) => {
      const glossed = gloss(encode(line, 'gbk'), table);
      const { pieces, cuts } = cutAtMarks(glossed.bytes, glossed.starts, () => cutRate >= 1 || next() < cutRate);
      report.glosses += glossed.glosses;
      report.crossings += glossed.crossings;
      report.cuts += cuts;
      return pieces
        .map((piece) => {
          if (typeof piece === 'string') return piece;
          const decoded = decodeGbkPiece(piece);
          report.vanished += decoded.vanished;
          report.dead += decoded.dead;
          report.lost += decoded.lost;
          report.eaten += decoded.eaten.replaceAll('(', '');
          return decoded.text;
        })
        .join('');
    })
    .join('\n');
  if (narrowed) report.text = narrow(report.text);
  return report;
}

/**
 * The text as a mirror shows it.
 * @param {string} text Simplified
 * @param {Parameters<typeof mirrorReport>[1]} [options]
 */
export const mirrorDamage = (text, options) => mirrorReport(text, options).text;
