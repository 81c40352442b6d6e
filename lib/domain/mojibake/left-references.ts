import type { Edit } from '../text/index.ts';
import { CHINESE } from './escape-forms.ts';
import { areShown, isCode, isSpokenOf } from './meant-escapes.ts';
import { misreadReferences, signOfReference } from './references.ts';

/** `&#22788;`, `&amp;#x5904;`: a numeric reference, escaped any number of times; `&#22788` without its end. */
const NUMERIC = /&(?:amp;)*#(?:(?:(\d{2,7})|[xX]([0-9a-fA-F]{2,6}));|(1[23]\d{4}|[1-6]\d{4}|\d{2,4}(?!\d))(?!\d*;))/g;
/** Any reference that is ended: how often it was escaped, and what it says. */
const ANY = /&((?:amp;)*)(#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|[a-zA-Z]{2,6}[1-4]{0,2});/g;
/** What stands in prose; beside Chinese it was not meant to be seen. */
const OF_PROSE = /^(?:nbsp|e[nm]sp|[lr][ds]quo|[mn]dash|hellip|middot|times|deg|plusmn)$/;
/** What text needs to be written in HTML: text about HTML shows it, so that alone it proves nothing. */
const OF_MARKUP: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** Code writes it too: in prose it stands beside Chinese at least once, and no code is near. */
const QUOTE = /&(?:amp;)*(?:quot|#34|#[xX]22);/g;
const ABOUT = /实体|實體|写作|寫作|写成|寫成|等价|转义|轉義|字符引用|[Ee]ntity/;
const ABOUT_THEM = /实体|實體|转义|轉義|字符引用|[Ee]ntit|标签|標籤|源码|源代码/;
const ABOUT_HTML = /HTML|[Hh]tml/;
const QUOTATION = /^[lr][ds]quo$/;
/** An unended number may be anything; so many of them that make Chinese are no chance. */
const PROOF = 2;
const WHAT = 'HTML 实体';

interface Reference {
  readonly start: number;
  readonly end: number;
  /** How often its `&` was escaped. */
  readonly depth: number;
  readonly name: string;
  readonly sign: string;
}

/** Edits that read HTML references left in Chinese prose. UTF-16 offsets. */
export function planReferences(text: string): Edit[] {
  const numeric = numericReferences(text);
  const all = [
    ...numeric,
    ...misreadReferences(text).map(({ start, run, sign }) => edit(start, run, sign)),
    ...damaged(text, numeric).map(({ start, end, sign }) => edit(start, text.slice(start, end), sign)),
    ...quotes(text),
  ];
  // What several find begins at the same `&`.
  const taken = new Set<number>();
  const edits = all.filter(({ start }) => !taken.has(start) && taken.add(start));
  return edits.sort((a, b) => a.start - b.start);
}

/** All numeric references of a text, where Chinese is among them. */
function numericReferences(text: string): Edit[] {
  const edits: Edit[] = [];
  let chinese = 0;
  let unended = 0;
  for (const { index, 0: run, 1: ended, 2: hex, 3: open } of text.matchAll(NUMERIC)) {
    const decimal = ended ?? open;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (code > 0x10ffff || code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) continue;
    const made = String.fromCodePoint(code);
    if (CHINESE.test(made)) chinese += 1;
    if (open) unended += 1;
    edits.push(edit(index, run, made));
  }
  // An example stands by itself in a text about it.
  const areNext = edits.some(({ start }, i) => edits[i - 1]?.end === start);
  const areExamples = !areNext && ABOUT.test(text);
  return areExamples || chinese === 0 || (unended > 0 && chinese < PROOF) || areShown(text, joined(edits)) ? [] : edits;
}

/** Edits that follow one another without a gap, as one. */
function joined(edits: readonly Edit[]): Edit[] {
  const all: Edit[] = [];
  for (const made of edits) {
    const last = all.at(-1);
    if (last?.end === made.start)
      all[all.length - 1] = { ...last, end: made.end, replacement: last.replacement + made.replacement };
    else all.push(made);
  }
  return all;
}

/**
 * Whether a text's references are damage is one decision: one run of them that stands beside Chinese in prose takes all
 * with it that were escaped no oftener. In code, and where the text speaks of one, each run is judged by its neighbours.
 */
function damaged(text: string, numeric: readonly Edit[]): Reference[] {
  const runs = runsOf(text);
  const proven: Reference[][] = [];
  const isAbout = ABOUT_THEM.test(text);
  let isMeant = isAbout || isCode(text) || ABOUT_HTML.test(text);
  for (const run of runs) {
    if (!run.some(({ name }) => OF_PROSE.test(name))) continue;
    const start = run[0]?.start ?? 0;
    const end = run.at(-1)?.end ?? 0;
    // An example is one by itself.
    const isSingle = run.length === 1;
    if (isSingle && isSpokenOf(text, start, end - start)) isMeant = true;
    else if (isSingle && isAbout && !QUOTATION.test(run[0]?.name ?? '')) continue;
    else if (CHINESE.test((text[start - 1] ?? '') + (text[end] ?? ''))) proven.push(run);
  }
  if (isMeant) return proven.flat().filter(({ name }) => OF_PROSE.test(name));
  const depths = proven.flat().map(({ depth }) => depth);
  for (const { start, end } of numeric) depths.push(text.slice(start, end).split('amp;').length - 1);
  const deepest = Math.max(-1, ...depths);
  return runs.flat().filter(({ depth }) => depth <= deepest);
}

/** The references of a text, those together that nothing but a space divides. */
function runsOf(text: string): Reference[][] {
  const runs: Reference[][] = [];
  let end = -2;
  for (const { index, 0: all, 1: escaped = '', 2: name = '' } of text.matchAll(ANY)) {
    const sign = OF_MARKUP[name] ?? (name.startsWith('#') ? ofNumber(name) : signOfReference(`&${name};`));
    if (sign === null) continue;
    const found = { start: index, end: index + all.length, depth: escaped.length / 4, name, sign };
    if (index === end || (index === end + 1 && text[end] === ' ')) runs.at(-1)?.push(found);
    else runs.push([found]);
    end = found.end;
  }
  return runs;
}

/** `#8212`, `#x2014` */
function ofNumber(name: string): string | null {
  const code = /[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code < 0x20 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCharCode(code);
}

/** `他说&quot;好&quot;` */
function quotes(text: string): Edit[] {
  const runs = [...text.matchAll(QUOTE)];
  const isProse = ({ index, 0: run }: RegExpExecArray) =>
    CHINESE.test((text[index - 1] ?? '') + (text[index + run.length] ?? ''));
  const isSpoken = ({ index, 0: run }: RegExpExecArray) => isSpokenOf(text, index, run.length);
  // A pair at least: one alone is an example.
  if (runs.length < 2 || !runs.some(isProse) || runs.some(isSpoken) || isCode(text)) return [];
  return runs.map(({ index, 0: run }) => edit(index, run, '"'));
}

function edit(start: number, run: string, replacement: string): Edit {
  const evidence = `${WHAT}“${run.slice(0, 24)}”未解码`;
  return { start, end: start + run.length, replacement, fix: 'entity', evidence };
}
