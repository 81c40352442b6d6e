import { isHan, Pace, re, type Slices, trimEnds } from '../text/index.ts';
import { dateIn, issueLineOf } from './dates.ts';
import { bare, bounded, endsSentence, type Line, narrow, tidy } from './line.ts';
import { labelOf } from './numbering.ts';
import { isAffiliation } from './people.ts';
import { isAside, isBarrier, isStray, type Region } from './region.ts';
import type { Field, PageFacts } from './types.ts';

/** The article's title and the lines that print it. */
export interface Title {
  readonly field: Field<string> | null;
  readonly lines: readonly Line[];
  /** What the tab says is not what the page holds. */
  readonly spam: boolean;
}

/** A title the page states of itself, and its words alone for comparison. */
interface Stated extends Field<string> {
  readonly bare: string;
}

/** Meta names that hold a title, the best first. */
const TITLE_METAS = [
  'citation_title',
  'site:title',
  'dc.title',
  'dcterms.title',
  'prism.title',
  'eprints.title',
  'bepress_citation_title',
  'wkhealth_title',
  'og:title',
  'twitter:title',
  'title',
  'articletitle',
];
const TITLE_NAMES =
  /^(?:bt|biaoti|tit|title|titles?|art(?:icle)?[-_]?tit(?:le)?|wx-tit|h1|h2|main-?title|detailtitle(?:cn)?|entry-title|post-title|con-?tit(?:le)?|lbtitlec|filetitle|articletitle|p-title|arttitle|head(?:line|ing)?)$/i;
const MOST_WORDS = 60_000;
const ENOUGH = 1.1;
/** Lines in front of the prose among which its keywords are looked for. */
const FRONT = 12;
/** So many broken lines in a row are a paragraph. */
const WRAPPED = 5;

/** How much of a title's words the article itself uses (0–1). */
export type Agreement = (title: string) => number;

/** The agreement of titles with the prose of a region. */
export function agreementWith(lines: readonly Line[], region: Region): Agreement {
  const known = new Set<string | number>();
  let words = 0;
  for (const line of lines.slice(Math.max(0, region.from - FRONT), region.to)) {
    // Keywords and a short abstract are the author's own words for the matter, in front of the prose too.
    const own = line.rows.some((row) => row.field === 'keywords' || row.field === 'abstract');
    if (!own && (line.at < region.from || (line.han < 30 && line.text.length < 120))) continue;
    for (const unit of unitsOf(line.text)) known.add(unit);
    words += line.text.length;
    if (words > MOST_WORDS) break;
  }
  return (title) => {
    const units = unitsOf(narrow(title));
    return units.length === 0 ? 0 : units.filter((unit) => known.has(unit)).length / units.length;
  };
}

/** First of the Han characters nearly all text is written in (URO); a pair of them fits in 30 bits. */
const URO = 0x4e00;

/** Pairs of neighbouring Han characters (as numbers where they fit), and Latin words. */
function unitsOf(text: string): (string | number)[] {
  const units: (string | number)[] = [];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const han = isHan(code);
    if (han && before > 0)
      units.push(
        before >= URO && code >= URO && code <= 0x9fff
          ? ((before - URO) << 15) | (code - URO)
          : text.slice(at - 1, at + 1),
      );
    before = han ? code : 0;
  }
  for (const word of text.match(/[A-Za-z]{3,}/g) ?? []) units.push(word.toLowerCase());
  return units;
}

/** Chooses the title among metadata, headings and lines before the text; never one the text knows nothing of. */
export function* findTitle(
  lines: readonly Line[],
  region: Region,
  facts: PageFacts,
  agreement: Agreement,
): Slices<Title> {
  const pace = new Pace();
  const stated = statedTitles(facts, agreement);
  const text = lines.findIndex((line) => line.at >= region.from && (isText(line) || isHardWrapped(lines, line)));
  const before = lines.slice(0, text < 0 ? region.to : text);
  let best: { line: Line; score: number } | null = null;
  for (const line of before) {
    if (pace.read(line.text.length)) yield;
    const score = scoreOf(line, lines, stated, agreement);
    if (score >= ENOUGH && (best === null || score > best.score)) best = { line, score };
  }
  const spam = isSpam(facts.title, agreement, best?.line.text ?? stated[0]?.value ?? '');
  if (best !== null) {
    const more = subtitleOf(lines[best.line.at + 1]);
    const parts = [best.line, ...(more === null ? [] : [more])].map((line) => cleanTitle(line.block.text));
    const printed = parts.join('').replace(re`(?<=.)(?:——|—|--|––)\s*(?=\p{L})`, more === null ? '$&' : '——');
    const words = bare(cleanTitle(printed));
    const meta = stated.find((field) => field.bare === words);
    const told = toldBySite(stated, bare(best.line.text), agreement);
    const field = told ?? { value: cleanTitle(printed), from: meta?.from ?? originOf(best.line) };
    return { field, lines: more === null ? [best.line] : [best.line, more], spam };
  }
  const only = stated.find((field) => agreement(field.value) >= 0.5);
  return { field: only === undefined ? null : { value: only.value, from: only.from }, lines: [], spam };
}

function isText(line: Line): boolean {
  return line.han >= 45 && line.text.includes('。');
}

/** Prose whose lines were broken as they were typed: each a block, none of them a sentence. */
function isHardWrapped(lines: readonly Line[], first: Line): boolean {
  const run = lines.slice(first.at, first.at + WRAPPED);
  const open = run.filter((line) => line.han >= 20 && line.han < 60 && !endsSentence(line.text));
  return run.length === WRAPPED && run.every((line) => line.han >= 20) && open.length >= WRAPPED - 1;
}

/** The title by the site's rules, where a line holds more than it: a button, the authors. */
function toldBySite(stated: readonly Stated[], line: string, agreement: Agreement): Field<string> | null {
  const told = stated.find((field) => field.from === 'site:title');
  if (told === undefined || told.bare.length < 4 || line === told.bare || !line.startsWith(told.bare)) return null;
  return agreement(told.value) >= 0.3 ? { value: told.value, from: told.from } : null;
}

function originOf(line: Line): string {
  const { hints } = line.block;
  return /^h[1-6]$/.test(hints.tag)
    ? hints.tag
    : hints.names[0] !== undefined && TITLE_NAMES.test(hints.names[0])
      ? `.${hints.names[0]}`
      : 'position';
}

function subtitleOf(line: Line | undefined): Line | null {
  if (line === undefined || line.text.length > 60) return null;
  return re`^(?:——|—|--|––)\s*\p{L}`.test(line.text) && !/[。;]/.test(line.text) ? line : null;
}

/** Titles the page states of itself, those in Chinese and those of scholarly metadata first. */
function statedTitles(facts: PageFacts, agreement: Agreement): Stated[] {
  const found: Field<string>[] = [];
  for (const name of TITLE_METAS) {
    const metas = facts.metas.filter((meta) => meta.name === name && meta.content.trim() !== '');
    metas.sort((a, b) => Number(isChinese(b.lang, b.content)) - Number(isChinese(a.lang, a.content)));
    found.push(...metas.map((meta) => ({ value: cleanTitle(meta.content), from: name })));
  }
  for (const item of facts.jsonLd) {
    if (typeof item !== 'object' || item === null) continue;
    const { headline, name } = item as { headline?: unknown; name?: unknown };
    const value = typeof headline === 'string' ? headline : typeof name === 'string' ? name : null;
    if (value !== null) found.push({ value: cleanTitle(value), from: 'json-ld' });
  }
  const whole = tidy(bounded(facts.title, LONGEST_STATED));
  const pieces = [whole, ...whole.split(/\s*[_|｜»>]\s*|\s+[-–—]\s+/u)]
    .map(cleanTitle)
    .filter((piece) => piece.length >= 4);
  const best = pieces.reduce<string | null>(
    (top, piece) => (top === null || agreement(piece) > agreement(top) ? piece : top),
    null,
  );
  if (best !== null) found.push({ value: best, from: 'document-title' });
  return found.map((field) => ({ ...field, bare: bare(field.value) }));
}

function isChinese(lang: string | null, text: string): boolean {
  return lang?.toLowerCase().startsWith('zh') ?? re`\p{Script=Han}`.test(text);
}

/** No title is longer. */
const LONGEST_STATED = 1000;

function cleanTitle(text: string): string {
  return tidy(
    trimEnds(bounded(text, LONGEST_STATED), (unit) => /[*＊①②③†‡□■\\\s]/.test(unit), 'end').replace(
      /[[［【〔(（](?:\d{1,2}|附视频|转载|连载|图)[\]］】〕)）]\s*$/u,
      '',
    ),
  ).replace(/^[《【](.*)[》】]$/u, '$1');
}

function scoreOf(line: Line, lines: readonly Line[], stated: readonly Stated[], agreement: Agreement): number {
  const { hints } = line.block;
  const text = line.text.trim();
  const longest = line.han > 0 ? 120 : 260;
  if (text.length < 4 || text.length > longest || /[。;]$/.test(text) || isBarrier(line) || isStray(line)) return 0;
  if (line.rows.length > 0 || (dateIn(text)?.start === 0 && line.han < 8) || isAffiliation(text, false)) return 0;
  if (issueLineOf(text) !== null || /^(?:——|—)/.test(text)) return 0;
  const agreed = agreement(text);
  const words = bare(cleanTitle(line.block.text));
  const same = stated.find(
    (field) =>
      field.bare === words || (field.from === 'site:title' && field.bare.length >= 4 && words.startsWith(field.bare)),
  );
  const scholarly = same !== undefined && /^(?:citation|dc|prism|eprints)/.test(same.from);
  // A page may state as its title what it holds nothing of: such words count for nothing.
  if (agreed < 0.3 && !scholarly) return 0;
  let score = agreed * 2 * Math.min(1, text.length / 10);
  score += { h1: 0.6, h2: 0.5, h3: 0.35, h4: 0.2 }[hints.tag] ?? (hints.bold ? 0.15 : 0);
  if (hints.names.slice(0, 2).some((name) => TITLE_NAMES.test(name))) score += 0.4;
  if (same !== undefined) score += scholarly || same.from === 'site:title' ? 1.2 : 0.6;
  if (hints.linkRatio > 0.8) score -= 0.7;
  if (isAside(line)) score -= 0.6;
  if (/^(?:li|td|th|dd|dt)$/.test(hints.tag)) score -= 0.3;
  if (labelOf(line.text) !== null) score -= 0.5;
  const near = lines.slice(line.at + 1, line.at + 6);
  if (near.some((next) => next.rows.length > 0 || isAffiliation(next.text, false) || dateIn(next.text)?.start === 0))
    score += 0.3;
  return score;
}

/** Whether the tab's title is not about the article: it shares almost no word with a text that knows its true title well. */
function isSpam(title: string, agreement: Agreement, truth: string): boolean {
  if (tidy(title) === '' || truth === '' || bare(title).includes(bare(truth))) return false;
  return agreement(title) < 0.35 && agreement(truth) >= 0.5;
}
