import { isHan } from '../text/index.ts';
import { splitSentences } from './sentences.ts';

/** A stretch that could stand in a summary: a whole sentence, or some of its clauses in a row. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Number of its sentence in the text. */
  readonly sentence: number;
  /** Whole sentence (a label such as 目的 before it is left out). */
  readonly whole: boolean;
  /** Begins where its sentence begins. */
  readonly opens: boolean;
  /** Ends where its sentence ends. */
  readonly closes: boolean;
}

/** A sentence and the clauses it can be cut into. */
export interface Sentence {
  /** Where it begins with its label, if it has one. */
  readonly printed: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Starts of the clauses, and the end of the last. */
  readonly cuts: readonly number[];
  /** `目的`, `方法`, `结果`, `结论` … where the sentence is labelled so. */
  readonly label: string;
  /** First of its paragraph. */
  readonly first: boolean;
}

const LABEL =
  /^[【[(（]?\s*(目的|方法|结果|结论|背景|目标|材料与方法|方法与结果|结果与结论|摘\s?要|意义|局限|创新|过程)\s*[】\])）]?\s*(?:[:：/]|\s|(?=\S))/;
const LABELLED_WORD =
  /^(?:(?:目的|方法|结果|结论|背景)(?:[是在的地和与性论为上])|结果(?:表明|显示|发现|证明|说明)|方法(?:是|的)|过程中)/;
const MAX_CLAUSES = 14;
const MAX_RUN = 6;
/** A clause that begins so leans on what stands before it. */
const LEANS =
  /^(?:并|且|而|但|却|从而|进而|以及|及|和|与|或|使|让|令|即|则|也|又|才|就|都|还|更|再|其|该|这|那|此|它|他|她|如|例如|比如|包括|其中|尤其|特别是|甚至|以便|以期|旨在|因而|所以|故|均|亦|致使|导致|由此|对此|从中|同时|不仅|不但|另外|此外|然后|最后|接着|等|占|有|是|为之|以此|凡此|诸如)/;

/** A clause that only leads up to its main clause, and one that breaks off before what it announces. */
const LEADS_UP =
  /^(?:通过|由于|随着|为了|针对|根据|按照|鉴于|当|如果|若|虽然|尽管|即使|除了|自从|经过|为(?=[^人什])|在[^,，]{2,40}(?:下|中|上|时|后|前|方面|基础上)$)/;
const BREAKS_OFF =
  /(?:在于|如下|认为|表明|指出|显示|发现|包括|即|是|为|对|把|将|以及|和|与|及|或|说|写道|例如|比如)\s*$/;

/** Sentences of the stretch [from, to) of a text, with labels told and clauses found; offsets into the whole text. */
export function sentencesOf(text: string, from = 0, to = text.length): Sentence[] {
  let last = -1;
  return splitSentences(text.slice(from, to)).map((sentence) => {
    const printed = sentence.start + from;
    const end = sentence.end + from;
    const first = last < 0 || text.slice(last, printed).includes('\n');
    last = end;
    const label = readLabel(text.slice(printed, Math.min(end, printed + 16)));
    const start = printed + label.length;
    return {
      printed,
      start,
      end,
      text: text.slice(start, end),
      cuts: clauseCuts(text, start, end),
      label: label.name,
      first,
    };
  });
}

function readLabel(head: string): { name: string; length: number } {
  if (LABELLED_WORD.test(head)) return { name: '', length: 0 };
  const match = LABEL.exec(head);
  return match ? { name: (match[1] ?? '').replace(/\s/g, ''), length: match[0].length } : { name: '', length: 0 };
}

const OPENS = new Set([...'《〈“「『（([【'].map((mark) => mark.charCodeAt(0)));
const CLOSES = new Set([...'》〉”」』）)]】'].map((mark) => mark.charCodeAt(0)));
const JOINTS = new Set([...'，,：:'].map((mark) => mark.charCodeAt(0)));

function clauseCuts(text: string, start: number, end: number): number[] {
  const cuts = [start];
  let depth = 0;
  for (let i = start; i < end - 1; i += 1) {
    const code = text.charCodeAt(i);
    if (isHan(code)) continue;
    if (OPENS.has(code)) depth += 1;
    else if (CLOSES.has(code)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && JOINTS.has(code) && !/\d/.test(text[i + 1] as string)) cuts.push(i + 1);
  }
  cuts.push(end);
  return cuts;
}

/** The whole sentence as a unit. `index` is its number in the text. */
export function wholeOf(text: string, sentence: Sentence, index: number): Unit {
  return makeUnit(text, sentence, index, sentence.start, sentence.end);
}

/** Every run of clauses of a sentence that can stand by itself, the whole sentence left out. */
export function clausesOf(text: string, sentence: Sentence, index: number, shortest: number): Unit[] {
  const clauses = Math.min(sentence.cuts.length - 1, MAX_CLAUSES);
  const units: Unit[] = [];
  for (let from = 0; from < clauses; from += 1) {
    const start = sentence.cuts[from] as number;
    if (from > 0 && LEANS.test(text.slice(start, start + 6).trimStart())) continue;
    for (let to = from + 1; to <= Math.min(clauses, from + MAX_RUN); to += 1) {
      const end = sentence.cuts[to] as number;
      if (end - start < shortest || (from === 0 && end === sentence.end)) continue;
      const unit = makeUnit(text, sentence, index, start, end);
      if (end !== sentence.end && BREAKS_OFF.test(unit.text.slice(-6))) continue;
      if (to === from + 1 && LEADS_UP.test(unit.text)) continue;
      units.push(unit);
    }
  }
  return units;
}

function makeUnit(text: string, sentence: Sentence, index: number, from: number, to: number): Unit {
  let start = from;
  let end = to;
  while (start < end && /[\s，,：:]/.test(text[start] as string)) start += 1;
  while (end > start && /[\s，,：:]/.test(text[end - 1] as string)) end -= 1;
  const opens = from === sentence.start;
  const closes = to === sentence.end;
  return { start, end, text: text.slice(start, end), sentence: index, whole: opens && closes, opens, closes };
}
