import { Pace, re, reAll, type Slices } from '../text/index.ts';
import { type Cuts, rest, restText } from './found-note.ts';
import { type Line, tidy } from './line.ts';
import { type Label, labelOf } from './numbering.ts';
import type { Span } from './types.ts';

/** How the words behind a label stand: alone in their block, alone with a closing point, before the paragraph's text, or neither. */
export type Shape = 'alone' | 'pointed' | 'run-in' | 'misfit';

/** A block that may be a heading, or a numbered paragraph that tells its siblings are none ('misfit'). */
export interface Candidate {
  readonly line: Line;
  readonly label: Label | null;
  /** Style of numbering, or 'named', 'h2'…, 'bold'. */
  readonly style: string;
  readonly shape: Shape;
  /** Given as a heading by the markup. */
  readonly markup: boolean;
  /** The block before ends with a colon. */
  readonly announced: boolean;
  readonly start: number;
  /** End of the heading with its closing mark. */
  readonly end: number;
  readonly printedLabel: string;
  readonly title: string;
}

const LONGEST_ALONE = 60;
const LONGEST_RUN_IN = 42;
const NAMED =
  /^(?:引\s*言|导\s*言|导\s*论|导\s*语|前\s*言|绪\s*论|绪\s*言|序\s*言|问题的?提出|结\s*论|结\s*语|结束语|余\s*论|余\s*语|小\s*结|总\s*结|讨\s*论|致\s*谢|附\s*录\s*[一二三四五六A-D\d]?|(?:结论|讨论|研究结论|总结)(?:与|和|及)(?:[\u4e00-\u9fff]{2,6})|本章小结|文献综述|研究方法|(?:资料|材料|对象)(?:与|和)方法|Introduction|Conclusions?|Discussion|Methods|Results|Acknowledge?ments?)$/;
const CAPTION = /^(?:续?[图表]|附[图表]|Fig(?:ure)?\.?|Table|Tab\.)\s*\d/i;
const NOT_TITLE = /[。;；]/;

/** What may be a heading among the lines of the body, in order; `marks` are the places of note marks by block. */
export function* headingCandidates(
  body: readonly Line[],
  cuts: Cuts,
  marks: ReadonlyMap<number, Span[]>,
): Slices<Candidate[]> {
  const pace = new Pace();
  const size = (of: readonly Line[]) => of.reduce((sum, line) => sum + line.text.length, 0);
  // Where half of the text is bold, bold type says nothing.
  const boldTells = size(body.filter((line) => line.block.hints.bold)) * 2 < size(body);
  const found: Candidate[] = [];
  let announced = false;
  for (const line of body) {
    if (pace.read(line.text.length)) yield;
    if (cuts.joined.has(line.at) || line.block.hints.linkRatio > 0.6) continue;
    const candidate = labelled(line, cuts, marks) ?? unlabelled(line, cuts, marks, boldTells);
    if (candidate !== null) found.push({ ...candidate, announced });
    announced = /:\s*$/.test(line.text);
  }
  return found.map((candidate, i) => numberedBetween(found, candidate, i) ?? candidate);
}

/**
 * `4人口与土地` as a heading: `4人` alone could count people, but between `3 …` and `5 …` it is a number. Null where the
 * candidate's neighbours say nothing of the kind.
 */
function numberedBetween(found: readonly Candidate[], candidate: Candidate, at: number): Candidate | null {
  if (candidate.label !== null || !candidate.markup) return null;
  const printed = re`^(\d{1,2})(?=[\p{Script=Han}A-Z])`.exec(candidate.title)?.[1];
  if (printed === undefined) return null;
  const isTop = (other: Candidate) => other.label?.style === '1' && other.shape === 'alone';
  const before = found.slice(0, at).findLast(isTop)?.label?.number;
  const after = found.slice(at + 1).find(isTop)?.label?.number;
  const number = Number(printed);
  if (before !== number - 1 || (after !== undefined && after !== number + 1)) return null;
  const start = candidate.line.text.indexOf(printed);
  const end = start + printed.length;
  const label: Label = { style: '1', number, prefix: '', start, end, title: end };
  return { ...candidate, label, style: '1', printedLabel: printed, title: candidate.title.slice(printed.length) };
}

type Found = Omit<Candidate, 'announced'>;

function labelled(line: Line, cuts: Cuts, marks: ReadonlyMap<number, Span[]>): Found | null {
  const first = rest(cuts, line)[0];
  if (first === undefined || first.start > 0) return null;
  const label = labelOf(line.text);
  if (label === null || /^(?:td|th)$/.test(line.block.hints.tag)) return null;
  const text = trimMarks(line, line.text, marks);
  // A linguist's example: `(1)a. …`, `(2)*…`.
  if (/^\s*(?:[*?#]+\s*\S|[a-e][.、]\s*\S)/.test(text.slice(label.title))) return null;
  const words = text.slice(label.title, label.title + LONGEST_ALONE + 1);
  const markup = isMarkup(line);
  const made = (shape: Shape, end: number, titleEnd: number): Found => ({
    line,
    label,
    style: label.style,
    shape,
    markup,
    start: label.start,
    end,
    printedLabel: tidy(line.block.text.slice(label.start, label.end)),
    title: tidy(line.block.text.slice(label.title, titleEnd)),
  });
  const gap = /[\u3000\u2003]|\s{2,}/.exec(line.block.text.slice(label.title, label.title + LONGEST_RUN_IN));
  if (gap !== null && gap.index >= 4 && text.length - label.title > gap.index + 24) {
    const titleEnd = label.title + gap.index;
    if (!/[,。;、:]/.test(line.text.slice(label.title, titleEnd))) return made('run-in', titleEnd, titleEnd);
  }
  const alone = text.trimEnd().length;
  if (words.length <= LONGEST_ALONE && !/[。;,、:]$/.test(words.trimEnd()) && !NOT_TITLE.test(words)) {
    if (CAPTION.test(words)) return null;
    // Lines of a program or a formula are numbered too.
    const worded =
      re`\p{Script=Han}`.test(words) ||
      markup ||
      /^[A-Z][a-z]+(?: [A-Za-z]+)*$/.test(words.trim()) ||
      words.trim() === '';
    return made(worded ? 'alone' : 'misfit', line.text.length, alone);
  }
  // `一、研究方法:` above its paragraphs.
  if (/^[^,。;、:]{2,24}:\s*$/.test(words) && (markup || /cn/.test(label.style)))
    return made('alone', line.text.length, text.trimEnd().length - 1);
  const point = sentenceEnd(words);
  if (point !== null && point <= LONGEST_RUN_IN) {
    const titleEnd = label.title + point;
    const rested = text.slice(titleEnd + 1).trim() === '';
    return made(rested ? 'pointed' : 'run-in', titleEnd + 1, titleEnd);
  }
  return made('misfit', line.text.length, line.text.length);
}

/** Offset of the first full stop outside quotes and titles, or null. */
function sentenceEnd(words: string): number | null {
  let depth = 0;
  for (let at = 0; at < words.length; at += 1) {
    const mark = words[at] as string;
    if ('“《('.includes(mark)) depth += 1;
    else if ('”》)'.includes(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[。?!]/.test(mark)) return at;
    else if (depth === 0 && mark === ';') return null;
  }
  return null;
}

function unlabelled(line: Line, cuts: Cuts, marks: ReadonlyMap<number, Span[]>, boldTells: boolean): Found | null {
  const { hints } = line.block;
  const text = trimMarks(line, restText(cuts, line), marks).trim();
  if (text === '' || text.length > LONGEST_ALONE || /^(?:td|th|figcaption)$/.test(hints.tag)) return null;
  const named = NAMED.test(text.replace(/[:.]$/, ''));
  const heading = /^h[1-6]$/.test(hints.tag);
  if (!named && (NOT_TITLE.test(text) || /[,、:]$/.test(text) || CAPTION.test(text) || !re`\p{L}`.test(text)))
    return null;
  if (!named && !heading && !(hints.bold && boldTells && line.han >= 2 && text.length <= 40)) return null;
  return {
    line,
    label: null,
    style: named ? 'named' : heading ? hints.tag : 'bold',
    shape: 'alone',
    markup: isMarkup(line),
    start: 0,
    end: line.text.length,
    printedLabel: '',
    title: tidy(named ? text.replace(/[:.]$/, '').replace(reAll`(?<=\p{Script=Han})\s+(?=\p{Script=Han})`, '') : text),
  };
}

function isMarkup(line: Line): boolean {
  return line.block.hints.bold || /^h[1-6]$/.test(line.block.hints.tag);
}

/** The text without the note mark it ends with: `三、…的困境①`. */
function trimMarks(line: Line, text: string, marks: ReadonlyMap<number, Span[]>): string {
  const last = marks.get(line.block.index)?.at(-1);
  if (last === undefined || line.text.slice(last.end).trim() !== '') return text;
  return text.slice(0, text.length - (line.text.length - last.start));
}
