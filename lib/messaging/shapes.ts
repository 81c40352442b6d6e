import * as v from 'valibot';
import {
  HIGHLIGHT_COLORS,
  LIMITS,
  type PassageQuotes,
  type PassageSelector,
  PLACEMENT_REASONS,
  PLACEMENT_STATES,
  type Work,
} from '../domain/annotation/index.ts';
import { isWellPacked, type PackedPage } from '../domain/page/index.ts';
import type { FixKind } from '../domain/text/index.ts';

/**
 * Shapes of what is sent. A message that does not fit is refused at the door. Lengths are bounded, so that no page can
 * make the extension store without end; the bounds lie far above anything an article has.
 */
const LONG = 400_000;

const line = v.pipe(v.string(), v.maxLength(LIMITS.line));
const name = v.pipe(v.string(), v.maxLength(LIMITS.name));
const nameOrNull = v.nullable(name);
const names = v.pipe(v.array(name), v.maxLength(LIMITS.names));
const longText = v.pipe(v.string(), v.maxLength(LONG));
const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const addressShape = v.pipe(v.string(), v.maxLength(8_000), v.regex(/^(?:https?|file):\/\//));
export const idShape = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.id));
export const colorShape = v.picklist(HIGHLIGHT_COLORS);
export const bodyShape = v.pipe(v.string(), v.maxLength(LIMITS.body));
export const tagsShape = v.pipe(v.array(v.pipe(v.string(), v.maxLength(LIMITS.tag))), v.maxLength(LIMITS.tags));
export const indexShape = offset;
export const nothing = v.strictObject({});

/** Characters a page may have in all. */
const PAGE = 20_000_000;
/** Lists of numbers are long: one look at each, no objects in between. */
const offsets = v.custom<number[]>(
  (list) => Array.isArray(list) && list.every((one) => Number.isSafeInteger(one) && one >= 0),
);
const placeOfBlocksShape = v.strictObject({
  tag: v.string(),
  names: v.array(v.string()),
  ancestors: v.array(v.string()),
  parent: offset,
  landmark: v.nullable(v.string()),
  cell: v.optional(v.strictObject({ table: offset, row: offset, column: offset, head: v.boolean() })),
});

/** A page as its reader read it. */
export const pageShape = v.pipe(
  v.strictObject({
    text: v.pipe(v.string(), v.maxLength(PAGE)),
    blocks: offsets,
    places: v.array(placeOfBlocksShape),
    links: offsets,
    hrefs: v.array(v.string()),
    ratios: v.array(v.number()),
    sups: offsets,
    facts: v.strictObject({
      url: v.string(),
      title: v.string(),
      lang: v.nullable(v.string()),
      metas: v.array(v.strictObject({ name: v.string(), content: v.string(), lang: v.nullable(v.string()) })),
      jsonLd: v.array(v.unknown()),
    }),
    stopIfDamaged: v.optional(v.boolean()),
  }),
  v.check((page) => isWellPacked(page), 'numbers that fit no page'),
) satisfies v.GenericSchema<PackedPage>;

/** The three positions of the switch: as served, repaired in its own script, Simplified Chinese. */
export const viewShape = v.picklist(['served', 'printed', 'simplified']);

/** What pages may know of the reader's settings; the store's `PageSettings`. */
export const pageSettingsShape = v.strictObject({
  view: viewShape,
  summaries: v.picklist(['open', 'folded', 'off']),
  excluded: v.picklist(['folded', 'dimmed']),
  appearance: v.picklist(['system', 'light', 'dark']),
  noteColor: colorShape,
  punctuation: v.boolean(),
  keepForms: v.boolean(),
  outline: v.boolean(),
  clean: v.strictObject({
    size: v.pipe(v.number(), v.minValue(14), v.maxValue(32)),
    measure: v.pipe(v.number(), v.minValue(20), v.maxValue(60)),
    leading: v.pipe(v.number(), v.minValue(1.4), v.maxValue(2.6)),
    indent: v.boolean(),
    serif: v.boolean(),
    theme: v.picklist(['system', 'light', 'sepia', 'dark']),
  }),
});
export const siteModeShape = v.picklist(['auto', 'ask', 'off']);
/** Any of the settings; the store's `Settings` without the choices for single sites. */
export const settingsPartShape = v.partial(
  v.strictObject({ ...pageSettingsShape.entries, sitesMode: siteModeShape, backup: v.boolean() }),
);

export const workShape = v.strictObject({
  id: idShape,
  title: line,
  authors: names,
  affiliations: names,
  date: nameOrNull,
  container: nameOrNull,
  volume: nameOrNull,
  issue: nameOrNull,
  pages: nameOrNull,
  doi: nameOrNull,
  keywords: names,
  fingerprint: line,
}) satisfies v.GenericSchema<Work>;

/** References as a page printed them. */
export const citedShape = v.pipe(v.array(line), v.maxLength(2_000));

export const selectorShape = v.strictObject({
  quote: v.strictObject({ type: v.literal('TextQuoteSelector'), exact: longText, prefix: line, suffix: line }),
  position: v.pipe(
    v.strictObject({
      type: v.literal('TextPositionSelector'),
      start: offset,
      end: offset,
      astralBefore: v.optional(offset),
    }),
    v.check(({ start, end }) => start <= end, 'start behind end'),
  ),
  section: v.strictObject({ type: v.literal('SectionSelector'), path: v.pipe(v.array(line), v.maxLength(20)) }),
}) satisfies v.GenericSchema<PassageSelector>;

export const quotesShape = v.strictObject({
  served: longText,
  printed: longText,
  reading: longText,
}) satisfies v.GenericSchema<PassageQuotes>;

/** A highlight as a page may know it: never a word of what was written. */
export const highlightViewShape = v.strictObject({
  id: idShape,
  selector: selectorShape,
  color: colorShape,
  hasNote: v.boolean(),
});
export const highlightsShape = v.array(highlightViewShape);

/** A place in the reading text, UTF-16. */
export const placeShape = v.pipe(
  v.strictObject({ start: offset, end: offset }),
  v.check(({ start, end }) => start < end, 'no words in it'),
);

/** Where a note stands on a page: `candidates` only where it is uncertain, best first; no `place` then, nor for an orphan. */
export const placementShape = v.strictObject({
  id: idShape,
  state: v.picklist(PLACEMENT_STATES),
  reason: v.picklist(PLACEMENT_REASONS),
  place: v.nullable(placeShape),
  candidates: v.pipe(
    v.array(v.strictObject({ place: placeShape, quote: longText, section: v.array(line) })),
    v.maxLength(20),
  ),
});

const fixKinds = {
  gloss: true,
  'gbk-out-of-step': true,
  encoding: true,
  entity: true,
  compatibility: true,
  'over-conversion': true,
  symbol: true,
  space: true,
  punctuation: true,
  script: true,
} satisfies Record<FixKind, true>;

/** Every kind of edit, in the order they are told to a reader. */
export const FIX_KINDS = Object.keys(fixKinds) as FixKind[];

export const sectionShape = v.strictObject({
  index: offset,
  level: offset,
  label: line,
  title: line,
  start: offset,
  end: offset,
});

/** What a reader tells of its page. Numbers of kinds without edits may be left out. */
export const pageDescriptionShape = v.strictObject({
  workId: v.nullable(idShape),
  work: workShape,
  url: addressShape,
  view: viewShape,
  /** The positions of the switch that differ on this page. */
  views: v.optional(v.array(viewShape)),
  isArticle: v.boolean(),
  score: v.number(),
  evidence: v.array(line),
  sections: v.pipe(v.array(sectionShape), v.maxLength(LIMITS.sections)),
  summary: v.array(longText),
  edits: v.record(v.picklist(FIX_KINDS), offset),
  notesCount: offset,
  excludedCount: offset,
  excludedShown: v.boolean(),
  unrecoverable: offset,
  /** What `extract` prints for the page (docs/cli.md); shown as it is, never acted upon. */
  report: v.optional(v.unknown()),
});

export type PageSettings = Frozen<v.InferOutput<typeof pageSettingsShape>>;
export type View = v.InferOutput<typeof viewShape>;
export type HighlightView = Frozen<v.InferOutput<typeof highlightViewShape>>;
export type NotePlacement = Frozen<v.InferOutput<typeof placementShape>>;
export type PageSection = Frozen<v.InferOutput<typeof sectionShape>>;
export type PageDescription = Frozen<v.InferOutput<typeof pageDescriptionShape>>;

/** The same, read-only all the way down. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
