import { type CslItem, formatReference, type ReferenceStyle } from '../../citation/index.ts';
import { citeWork } from '../cite-work.ts';
import { linkToText } from '../text-link.ts';
import type { Annotation, HighlightColor, PassageQuotes, Work } from '../types.ts';

/** Which of its texts a quote is printed in; `auto`: as printed where the work is Traditional, else as read. */
export const QUOTE_FORMS = ['auto', 'printed', 'reading'] as const;
export type QuoteForm = (typeof QUOTE_FORMS)[number];

/** A work with the notes that go out. */
export interface ExportedWork {
  readonly work: Work;
  /** Address the work was read at. */
  readonly source: string;
  /** In reading order. */
  readonly notes: readonly Annotation[];
  /** References as its pages print them. */
  readonly cited: readonly string[];
}

/** Words of an export in the reader's language. */
export interface ExportWords {
  readonly colors: Readonly<Record<HighlightColor, string>>;
  readonly fields: Readonly<Record<ExportField, string>>;
}

export const EXPORT_FIELDS = [
  'title',
  'authors',
  'section',
  'quote',
  'note',
  'tags',
  'color',
  'citation',
  'link',
  'created',
  'modified',
  'untitled',
] as const;
export type ExportField = (typeof EXPORT_FIELDS)[number];

/** Everything an export is made of. */
export interface NotesExport {
  readonly works: readonly ExportedWork[];
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly form: QuoteForm;
  readonly style: Extract<ReferenceStyle, `gbt${string}`>;
  readonly words: ExportWords;
}

/** A note ready to be set in any format; its strings are plain text, not escaped. */
export interface PreparedNote {
  readonly annotation: Annotation;
  /** Titles of its sections, outermost first, joined; '' outside any. */
  readonly section: string;
  readonly quote: string;
  readonly color: string;
  /** Leads a browser to the quote; null where the source is not on the web. */
  readonly link: string | null;
}

export interface PreparedWork {
  readonly work: Work;
  readonly title: string;
  readonly source: string;
  /** The work as CSL-JSON; null without a title. */
  readonly item: CslItem | null;
  /** As a bibliography prints it (GB/T 7714); null without a title. */
  readonly citation: string | null;
  readonly cited: readonly string[];
  readonly notes: readonly PreparedNote[];
}

const SECTIONS = ' › ';

/** What every format says of every work: the quote in the form asked for, its section, citation and link. */
export function prepareWorks({ works, exportedAt, form, style, words }: NotesExport): PreparedWork[] {
  return works.map(({ work, source, notes, cited }) => {
    const item = citeWork(work, source, exportedAt);
    const isPrinted = form === 'printed' || (form === 'auto' && isTraditional(notes.map(({ quotes }) => quotes)));
    return {
      work,
      title: work.title || words.fields.untitled,
      source,
      item,
      citation: item && formatReference(item, style),
      cited,
      notes: notes.map((annotation) => ({
        annotation,
        section: annotation.selector.section.path.join(SECTIONS),
        quote: (isPrinted && annotation.quotes.printed) || annotation.quotes.reading,
        color: words.colors[annotation.color],
        link: linkToText(annotation.source, annotation.quotes.served),
      })),
    };
  });
}

/** Share of characters that changed between print and reading from which a text counts as Traditional. */
const TRADITIONAL_SHARE = 0.05;
/** Han characters that are enough to tell. */
const ENOUGH = 2000;

/**
 * Whether the works' quotes were printed in Traditional characters: Han characters of the reading that the print does
 * not have. (Only conversion puts them there: what else parts the two texts, cut notes and joined lines, only takes
 * away.) About a third of all characters differ in Traditional text, none in Simplified.
 */
export function isTraditional(quotes: readonly PassageQuotes[]): boolean {
  let all = 0;
  let changed = 0;
  for (const { printed, reading } of quotes) {
    if (all >= ENOUGH) break;
    if (printed === reading) {
      all += reading.length;
      continue;
    }
    const there = new Map<string, number>();
    for (const character of printed) there.set(character, (there.get(character) ?? 0) + 1);
    for (const [character] of reading.matchAll(/\p{Script=Han}/gu)) {
      const left = there.get(character) ?? 0;
      all += 1;
      if (left > 0) there.set(character, left - 1);
      else changed += 1;
    }
  }
  return all > 0 && changed / all >= TRADITIONAL_SHARE;
}
