/**
 * Where a note that was spliced into a sentence begins to be a note and where exactly it ends.
 * The note closes with its own 。 or `.`; the sentence's punctuation or words go on right behind it:
 * `…第2期。。日本`, `…2月22日。,社区`, `…2月25日。的基础工作`, `…pp.5.。如`. All patterns are for narrowed text.
 */

/** How surely what stands at an offset begins a note: 'work' names a work behind its author, 'maybe' needs its number in sequence. */
export type NoteForm = 'work' | 'maybe';

const VERB = '参见|参阅|参看|详见|另见|又见|转引自|引自|载于?|见';
const NATION = String.raw`(?:[\[(〔【][^\[\]()〔〕【】]{1,6}[\])〕】]\s*)?`;
const WORK = new RegExp(
  String.raw`\s*(?:(?:${VERB})\s*:?\s*)?${NATION}[^《》“”。;:!?()\[\]]{1,60}(?:\([^()]{1,8}\)[^《》“”。;:!?()\[\]]{0,40})?:\s*[《〈]`,
  'y',
);
const MAYBE = [
  new RegExp(String.raw`\s*(?:${VERB}|据)[^。]{0,60}?[《〈“"]`, 'y'),
  /\s*[《〈]/y,
  /\s*(?:同上|同前|同注|前引|前揭|上引|上揭|前注|[Ii]bid|[Ii]dem)/y,
  /\s*(?:[Ss]ee(?: also)? |[Cc]f\.? ?)?[A-Z][\w.’'&,\- :"“”()]{16}/y,
  /[^。]{4,120}?\[(?:[JMDNCRSPGAZ]|EB|DB|DS)(?:\/(?:OL|CD|MT))?\]/y,
  /\s*[^《》“”。;:,!?()]{1,16}:\s*[“"]/y,
];

/** What may stand before a note's closing point. */
const NUM = String.raw`[\d一二三四五六七八九十百零〇]`;
const CLOSING = new RegExp(
  '(?:' +
    [
      String.raw`${NUM}\)?\s*[期号辑卷册集](?:[上中下]|\([^()]{1,8}\))?`,
      String.raw`\d{1,2}月\d{1,2}日`,
      String.raw`第\s*\(?[A-Z]?${NUM}{1,6}(?:[-—~、,]\s*[A-Z]?${NUM}{1,6}){0,4}\)?\s*版\)?`,
      String.raw`[\d一二三四五六七八九十百a-zA-Z)\]]\s*页(?:以下|注${NUM}+|注[①-⑳]|脚注${NUM}*)?`,
      String.raw`\b[Pp]{1,2}\s*\.?\s*[A-Z]?\d+(?:\s*[-–—~,]\s*[A-Z]?\d+){0,6}`,
      String.raw`\d{4}\s*年?(?:第?[\d一二三四五六七八九十]{0,3}版|(?:影印|重印|修订|点校|排印|刊|刻|稿|石印|铅印)本|印)?`,
      String.raw`\d{4}\s*(?:,\s*\d+\s*)?\(\s*\d+[^()]{0,6}\)`,
      String.raw`:\s*[A-Z]?\d+(?:\s*[-–—~,+]\s*[A-Z]?\d+){0,6}`,
      String.raw`\d{4}-\d{1,2}-\d{1,2}[\])]?(?:\([A-Z]?\d+\))?`,
      String.raw`\d{4}/\d{1,2}/\d{1,2}`,
      String.raw`https?://[^\s。]{4,160}`,
      String.raw`(?:^|[。,\s])(?:同上|同前|前引|前揭|上引)[书文注]?[①-⑳]?`,
      `第${NUM}{1,6}条(?:第${NUM}{1,4}[款项])?`,
      '[》〉]',
      '[馆院]藏(?:[^。]{0,20}[号档])?',
      '(?:未刊|内部)[稿件]|打印稿|学位论文',
    ].join('|') +
    ')$',
);
const LOOK_BACK = 40;
/** Longer than any note met; keeps the search linear. */
const MAX_NOTE = 900;
const MAX_COMMENT = 240;

/** Whether what stands at `from` is said as a note says it. */
export function noteFormAt(text: string, from: number): NoteForm | null {
  const window = text.slice(from, from + 260);
  WORK.lastIndex = 0;
  if (WORK.test(window)) return 'work';
  for (const pattern of MAYBE) {
    pattern.lastIndex = 0;
    if (pattern.test(window)) return 'maybe';
  }
  return null;
}

/**
 * The offset behind the closing point of the note whose words begin at `from`, or null where none is proven.
 * `limit` is where the note must have ended (the next marker in sequence, the end of the block).
 */
export function noteEnd(text: string, from: number, limit = text.length): number | null {
  const to = Math.min(limit, from + MAX_NOTE);
  let end = firstClosing(text, from, to);
  // A note may name several works, one sentence each; the doubled point says that the last one was it.
  while (end !== null && !isMark(text[end]) && continues(text, end)) {
    const next = firstClosing(text, end, to);
    if (next === null) break;
    end = next;
  }
  return end;
}

/** The end of a comment that names no work: only the doubled point (`。。`, `。,`) proves it. */
export function commentEnd(text: string, from: number, limit: number): number | null {
  const to = Math.min(limit, from + MAX_COMMENT);
  for (let at = text.indexOf('。', from); at >= 0 && at < to; at = text.indexOf('。', at + 1)) {
    if (isMark(text[at + 1])) return at + 1;
  }
  return null;
}

function firstClosing(text: string, from: number, to: number): number | null {
  let titles = 0;
  let quotes = 0;
  for (let at = from; at < to; at += 1) {
    const mark = text[at];
    if (mark === '《') titles += 1;
    else if (mark === '》') titles = Math.max(0, titles - 1);
    else if (mark === '“') quotes += 1;
    else if (mark === '”') quotes = Math.max(0, quotes - 1);
    else if (titles === 0 && (mark === '。' || mark === '.') && closesAt(text, from, at, mark, quotes)) return at + 1;
  }
  // The last note of a block may have lost its point.
  const tail = text.slice(Math.max(from, to - LOOK_BACK), to).trimEnd();
  return to === text.length && CLOSING.test(tail) && !/[》〉]$/.test(tail) ? to : null;
}

function closesAt(text: string, from: number, at: number, mark: string, quotes: number): boolean {
  if (mark === '.') {
    // `no. 3`, `p. 5`, `2010. 12–15`: an ASCII point inside the note.
    const next = /^\s*(\S)/.exec(text.slice(at + 1, at + 4))?.[1];
    if (next !== undefined && /[\w:/([“"&-]/.test(next)) return false;
  } else if (quotes === 0 && isMark(text[at + 1])) {
    return true;
  }
  const before = text.slice(Math.max(from, at - LOOK_BACK), at);
  if (!CLOSING.test(before)) return false;
  // 《题》。《刊》…: an old style that sets a point behind the title.
  return !(/[》〉]$/.test(before) && /^\s*(?:[《〈]|载)/.test(text.slice(at + 1, at + 6)));
}

function isMark(mark: string | undefined): boolean {
  return mark !== undefined && /[。,;、:!?]/.test(mark);
}

const NEXT_WORK = new RegExp(
  String.raw`\s*(?:(?:${VERB})[^。]{0,40}?《|(?:[Ss]ee|[Cc]f)\b|${NATION}[^《》“”。;:,!?()\[\]]{1,20}:\s*《[^《》]{1,80}》\s*[,(])`,
  'y',
);

function continues(text: string, at: number): boolean {
  NEXT_WORK.lastIndex = 0;
  return NEXT_WORK.test(text.slice(at, at + 180));
}
