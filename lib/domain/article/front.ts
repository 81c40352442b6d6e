import { Pace, re, type Slices } from '../text/index.ts';
import { dateIn, issueLineOf } from './dates.ts';
import type { Row, RowField } from './label-rows.ts';
import { bare, isProse, type Line } from './line.ts';
import { labelOf } from './numbering.ts';
import { isAffiliation, namesIn } from './people.ts';
import { isAside, isBarrier, isJunk, type Region } from './region.ts';
import { firstOfText, headsText, opensText, START, startOf } from './text-start.ts';
import type { ArticleStructure } from './types.ts';

export type FrontKind = ArticleStructure['front'][number]['kind'];

/** A value found in front of the article (or in a labelled row anywhere in it). */
export interface FrontValue {
  readonly field: RowField | 'issue-line';
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  /** 'label' where the page says what it is, else 'position'. */
  readonly origin: 'label' | 'position';
}

/** What stands between title and text. */
export interface Front {
  readonly kinds: Map<number, FrontKind>;
  readonly values: FrontValue[];
  /** The line where the running text begins. */
  readonly bodyFrom: number;
}

const KINDS: Readonly<Partial<Record<RowField, FrontKind>>> = {
  title: 'title',
  author: 'author',
  affiliation: 'affiliation',
  date: 'date',
  keywords: 'keywords',
  abstract: 'abstract',
  source: 'source',
  issue: 'source',
  volume: 'source',
  pages: 'source',
  year: 'source',
};
const STRUCTURED =
  /^[[【(]?\s*(?:目\s*的|方\s*法|结\s*果|结\s*论|背\s*景|意\s*义|创新|局限|过程|资料来源|研究设计)\s*(?:[\])】:]|\s(?=\S))/;
/** The journal, year, volume, issue and pages at the end of a reference. */
const OWN_REFERENCE = re`[.\]]\s*([\p{Script=Han}()]{2,30}\s*[,.]\s*(?:19|20)\d{2}\s*,\s*\d{1,3}\s*\(\s*[A-Z]?\d{1,3}\s*\)\s*:\s*\d+(?:\s*[-–—~]\s*\d+)?)`;
const AUTHOR_NAMES = /^(?:authors?|author-?(?:name|list|part)|zuozhe|zz|byline|writer|f_name)$/i;

/** Reads what stands in front of the text, from the title on. */
export function readFront(lines: readonly Line[], title: readonly Line[], region: Region): Slices<Front> {
  return new FrontReader(lines, title, region).read();
}

class FrontReader {
  private readonly kinds = new Map<number, FrontKind>();
  private readonly values: FrontValue[] = [];
  private readonly lines: readonly Line[];
  private readonly region: Region;
  private readonly titles: ReadonlySet<string>;
  private readonly from: number;
  private behindAuthors = false;
  /** The field whose label stood alone: the next line is its value. */
  private awaited: RowField | null = null;
  private abstractAt: number | null = null;

  constructor(lines: readonly Line[], title: readonly Line[], region: Region) {
    this.lines = lines;
    this.region = region;
    this.titles = new Set([bare(title.map((line) => line.text).join('')), ...title.map((line) => bare(line.text))]);
    for (const line of title) this.kinds.set(line.at, 'title');
    this.from = title.length > 0 ? (title[title.length - 1] as Line).at + 1 : startOf(lines, region);
  }

  *read(): Slices<Front> {
    const pace = new Pace();
    this.readAbove();
    let at = this.from;
    for (; at < this.region.limit; at += 1) {
      const line = this.lines[at] as Line;
      if (pace.read(line.text.length)) yield;
      if (this.isFront(line)) continue;
      if (this.beginsText(line)) break;
    }
    return { kinds: this.kinds, values: this.values, bodyFrom: firstOfText(this.lines, at, this.from, this.kinds) };
  }

  /** Some sites set the journal's line above the title. */
  private readAbove(): void {
    const first = this.kinds.size === 0 ? 0 : Math.min(...this.kinds.keys());
    for (let at = first - 1; at >= 0 && at >= first - 5; at -= 1) {
      const line = this.lines[at] as Line;
      if (isBarrier(line)) return;
      if (isAside(line)) continue;
      const issue = issueLineOf(line.text.trim());
      if (issue === null || issue.container === null || (issue.issue === null && issue.volume === null)) continue;
      this.values.push({ field: 'issue-line', line, from: 0, to: line.text.length, origin: 'position' });
      this.set(line, 'source');
    }
  }

  /** Notes what a line of the front holds; false when it is none. */
  private isFront(line: Line): boolean {
    const { text } = line;
    if (isBarrier(line)) return false;
    const { rows } = line;
    if (rows.length > 0) return this.readRows(line, rows);
    if (text.length <= 300 && this.titles.has(bare(text))) return this.set(line, 'title');
    if (this.awaited !== null && this.readAwaited(line)) return true;
    // Names that link to their authors look like tools of the page.
    if (this.readAuthors(line)) return true;
    if (isJunk(line) && !(this.behindAuthors && isAffiliation(text.trim(), false))) return false;
    return this.readUnlabelled(line);
  }

  private readRows(line: Line, rows: readonly Row[]): boolean {
    this.awaited = null;
    for (const row of rows) {
      if (row.field === 'abstract') this.abstractAt = line.at;
      if (line.text.slice(row.from, row.to).trim() === '') this.awaited = row.field;
      else this.values.push({ field: row.field, line, from: row.from, to: row.to, origin: 'label' });
    }
    if (rows[0]?.field === 'author') this.behindAuthors = true;
    const lead = line.text.slice(0, rows[0]?.start ?? 0).trim();
    if (lead !== '') this.readLead(line, rows[0]?.start ?? 0);
    return this.set(line, KINDS[rows[0]?.field ?? 'other'] ?? 'other');
  }

  /** Words before the first label of a line of facts: `2021-01-28 来源:…`, `张三 发布时间:…`. */
  private readLead(line: Line, to: number): void {
    const lead = line.text.slice(0, to);
    if (this.readIssueLine(line, to)) return;
    if (isAffiliation(lead.trim(), this.behindAuthors)) {
      this.values.push({ field: 'affiliation', line, from: 0, to, origin: 'position' });
      return;
    }
    const date = dateIn(lead);
    const before = date === null ? '' : lead.slice(0, date.start);
    if (date !== null) this.values.push({ field: 'date', line, from: date.start, to: date.end, origin: 'position' });
    if (date !== null && before.trim() !== '' && !this.behindAuthors && namesIn(before) !== null) {
      // `王小河 李大江 2022年4月15日 来源:…`
      this.values.push({ field: 'author', line, from: 0, to: date.start, origin: 'position' });
      this.behindAuthors = true;
    } else if (date === null && namesIn(lead) !== null)
      this.values.push({ field: 'author', line, from: 0, to, origin: 'position' });
  }

  private readAwaited(line: Line): boolean {
    const field = this.awaited as RowField;
    if (field === 'abstract') {
      this.awaited = null;
      if (!isProse(line)) return false;
    } else if (field === 'keywords') {
      // Each keyword may be an element of its own: go on until something longer or labelled comes.
      const before = this.values.at(-1);
      const isHeading = /^h[1-6]$/.test(line.block.hints.tag) || START.test(line.text.trim());
      const isWhole = before?.field === 'keywords' && (line.text.length > 24 || /[;,、]/.test(before.line.text));
      if (isHeading || isWhole) {
        this.awaited = null;
        return false;
      }
      if (isProse(line) && line.text.includes('。')) return false;
    } else {
      this.awaited = null;
      // `文章编号:` may be printed with nothing behind it, right above the first heading.
      const listed = field === 'author' || field === 'affiliation';
      if (opensText(line, !listed)) return false;
      if (line.text.length > 200 || (isProse(line) && line.text.includes('。') && field !== 'other')) return false;
    }
    this.values.push({ field, line, from: 0, to: line.text.length, origin: 'label' });
    if (field === 'author') this.behindAuthors = true;
    return this.set(line, KINDS[field] ?? 'other');
  }

  private readUnlabelled(line: Line): boolean {
    const { text } = line;
    const words = text.trim();
    if (re`^(?:——|—|--)\s*\p{L}`.test(words) && this.kinds.get(line.at - 1) === 'title') return this.set(line, 'title');
    if (/^[\w.+-]+@[\w.-]+$/.test(words)) return this.set(line, 'other');
    if (/^https?:\/\/(?:dx\.)?doi\.org\/10\.\d{4,9}\/\S+$/i.test(words)) {
      this.values.push({ field: 'doi', line, from: 0, to: text.length, origin: 'position' });
      return this.set(line, 'other');
    }
    if (this.readIssueLine(line, text.length)) return this.set(line, 'source');
    if (this.readOwnReference(line)) return this.set(line, 'source');
    const date = dateIn(words.slice(0, 120));
    if (date !== null && words.length <= 80 && this.readDateLine(line, date.start, date.end)) return true;
    if (/^\*{1,3}\s*(?:本文|本研究|本课题|基金|作者|课题|项目|收稿)/.test(words)) return this.set(line, 'other');
    if (this.readAuthorsAtWork(line)) return true;
    if (isAffiliation(words, this.behindAuthors && !isProse(line))) {
      this.values.push({ field: 'affiliation', line, from: 0, to: text.length, origin: 'position' });
      return this.set(line, 'affiliation');
    }
    if (this.goesOnWithAbstract(line)) {
      this.values.push({ field: 'abstract', line, from: 0, to: text.length, origin: 'position' });
      return this.set(line, 'abstract');
    }
    if (line.han === 0 && /[A-Za-z]{3}/.test(words) && this.hasHanText(line)) return this.set(line, 'other');
    return false;
  }

  /** Notes what a journal's line says that stands up to `to`. */
  private readIssueLine(line: Line, to: number): boolean {
    const issue = issueLineOf(line.text.slice(0, to).trim());
    if (issue === null || (issue.issue === null && issue.volume === null)) return false;
    this.values.push({ field: 'issue-line', line, from: 0, to, origin: 'position' });
    return true;
  }

  /** How the article wants to be cited: `周平,吴小河.水塘与村落.水利学刊,2019,35(4):12-18.`, with or without a label. */
  private readOwnReference(line: Line): boolean {
    const words = bare(line.text);
    const isOwn = [...this.titles].some((title) => title.length >= 6 && title !== words && words.includes(title));
    const match = isOwn ? OWN_REFERENCE.exec(line.text) : null;
    if (match === null) return false;
    const from = match.index + match[0].indexOf(match[1] ?? '');
    this.values.push({ field: 'issue-line', line, from, to: match.index + match[0].length, origin: 'position' });
    return true;
  }

  /** `2021-01-28 21:59:25`, `2021-01-28房建`, `《某刊》 2021年1月28日`. */
  private readDateLine(line: Line, start: number, end: number): boolean {
    const offset = line.text.length - line.text.trimStart().length;
    const { text } = line;
    const before = text
      .slice(0, offset + start)
      .replace(/[\s|/·,]+$/g, '')
      .trim();
    const after = text
      .slice(offset + end)
      .replace(/^[\s|/·,]+/g, '')
      .trim();
    const behind = after === '' ? null : namesIn(after);
    if (before.length + after.length > 24 && behind === null) return false;
    if (/[。;]/.test(before + after)) return false;
    this.values.push({ field: 'date', line, from: offset + start, to: offset + end, origin: 'position' });
    if (behind !== null && !this.behindAuthors) {
      this.values.push({
        field: 'author',
        line,
        from: text.length - after.length,
        to: text.length,
        origin: 'position',
      });
      this.behindAuthors = true;
    }
    return this.set(line, 'date');
  }

  /** `周平1,吴小河2(1.某某大学,南京 210000;2.某某书院)` in one line. */
  private readAuthorsAtWork(line: Line): boolean {
    const open = line.text.indexOf('(');
    if (this.behindAuthors || open < 2 || open > 120) return false;
    const work = line.text.slice(open);
    if (!isAffiliation(work.trim(), true) || namesIn(line.text.slice(0, open), 'likely') === null) return false;
    this.values.push({ field: 'author', line, from: 0, to: open, origin: 'position' });
    this.values.push({ field: 'affiliation', line, from: open, to: line.text.length, origin: 'position' });
    this.behindAuthors = true;
    return this.set(line, 'author');
  }

  private readAuthors(line: Line): boolean {
    const { hints } = line.block;
    const before = this.values.at(-1);
    const inRow =
      before?.field === 'author' &&
      before.origin === 'position' &&
      before.line.at >= line.at - 3 &&
      before.line.block.hints.parent === hints.parent &&
      before.line.block.hints.tag === hints.tag;
    if (line.text.length > 160 || (this.behindAuthors && !inRow)) return false;
    const named = hints.names.slice(0, 2).some((name) => AUTHOR_NAMES.test(name));
    // A short heading may look like a name (高度, 安全); one that links to its author is none.
    if (/^h[2-6]$/.test(hints.tag) && !named && hints.linkRatio < 0.5) return false;
    if (isJunk(line) && !named && this.kinds.get(line.at - 1) !== 'title' && !inRow) return false;
    const next = this.lines
      .slice(line.at + 1, line.at + 4)
      .find((other) => !isJunk(other) || isAffiliation(other.text.trim(), true));
    const likely = named || (next !== undefined && isAffiliation(next.text.trim(), !isProse(next)));
    if (namesIn(line.text, likely ? 'likely' : 'alone') === null) return false;
    this.values.push({ field: 'author', line, from: 0, to: line.text.length, origin: 'position' });
    this.behindAuthors = true;
    return this.set(line, 'author');
  }

  /** More paragraphs of an abstract: named parts, or prose with the keywords' row still to come. */
  private goesOnWithAbstract(line: Line): boolean {
    if (this.abstractAt === null) return false;
    if (STRUCTURED.test(line.text) && line.han >= 6) return true;
    if (!isProse(line)) return false;
    if (this.values.some((value) => value.field === 'keywords')) return false;
    const ahead = this.lines.slice(line.at + 1, line.at + 5);
    return ahead.some((other) => other.rows[0]?.field === 'keywords');
  }

  /** A Latin line is the English front of a Chinese article, not an article in English. */
  private hasHanText(line: Line): boolean {
    return this.lines.slice(line.at + 1, line.at + 40).some((other) => other.han > 40);
  }

  private beginsText(line: Line): boolean {
    if (isBarrier(line)) return line.at >= this.region.from;
    if (isJunk(line)) return false;
    if (START.test(line.text.trim())) return true;
    const label = labelOf(line.text);
    if (label !== null && label.number <= 1 && line.han >= 2 && line.at >= this.region.from - 6) return true;
    if (
      /^h[2-6]$/.test(line.block.hints.tag) &&
      (line.at >= this.region.from || headsText(this.lines, this.region, line))
    )
      return true;
    if (!isProse(line) || line.text.length < 30 || line.at < this.region.from) return false;
    // An editor's remark may stand above the abstract: the text begins behind the labels.
    const ahead = this.lines.slice(line.at + 1, line.at + 5);
    const labelled = this.values.some((value) => value.field === 'abstract' || value.field === 'keywords');
    return labelled || !ahead.some((other) => ['abstract', 'keywords'].includes(other.rows[0]?.field ?? ''));
  }

  private set(line: Line, kind: FrontKind): true {
    this.kinds.set(line.at, kind);
    return true;
  }
}
