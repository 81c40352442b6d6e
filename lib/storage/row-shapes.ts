import * as v from 'valibot';
import { HIGHLIGHT_COLORS, type Work } from '../domain/annotation/index.ts';
import type { AnnotationRow, CopyRow, DraftRow, HistoryRow, SettingRow, WorkRow } from './rows.ts';

/** Shapes of rows in a file: nothing that comes from outside reaches the database without them. */
const text = v.string();
const orNull = v.nullable(text);
const texts = v.array(text);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(text, v.minLength(1), v.maxLength(400));
const time = v.pipe(text, v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/));
/** Never one that is code. */
const address = v.pipe(text, v.regex(/^(?:https?|file):\/\//i));
const color = v.picklist(HIGHLIGHT_COLORS);

const workFields = {
  id,
  title: text,
  authors: texts,
  affiliations: texts,
  date: orNull,
  container: orNull,
  volume: orNull,
  issue: orNull,
  pages: orNull,
  doi: orNull,
  keywords: texts,
  fingerprint: text,
};
const work = v.strictObject(workFields) satisfies v.GenericSchema<Work>;
const selector = v.strictObject({
  quote: v.strictObject({ type: v.literal('TextQuoteSelector'), exact: text, prefix: text, suffix: text }),
  position: v.strictObject({
    type: v.literal('TextPositionSelector'),
    start: count,
    end: count,
    astralBefore: v.optional(count),
  }),
  section: v.strictObject({ type: v.literal('SectionSelector'), path: texts }),
});
const quotes = v.strictObject({ served: text, printed: text, reading: text });

/** By table, in today's version. */
export const ROW_SHAPES = {
  works: v.strictObject({
    id,
    aliases: texts,
    nameKey: text,
    told: work,
    cited: texts,
    corrected: v.partial(v.strictObject(workFields)),
    created: time,
    opened: time,
  }),
  copies: v.strictObject({ url: address, workId: id, firstSeen: time, lastSeen: time }),
  annotations: v.strictObject({
    id,
    workId: id,
    source: address,
    selector,
    quotes,
    color,
    body: text,
    tags: texts,
    created: time,
    modified: time,
    revision: count,
    deleted: v.nullable(time),
  }),
  history: v.strictObject({ annotationId: id, revision: count, modified: time, body: text }),
  drafts: v.strictObject({
    key: v.pipe(text, v.minLength(1)),
    workId: id,
    source: address,
    annotationId: v.nullable(id),
    passage: v.nullable(v.strictObject({ selector, quotes })),
    body: text,
    color,
    tags: texts,
    saved: time,
  }),
  settings: v.strictObject({ key: id, value: v.unknown() }),
} as const;

export type TableName = keyof typeof ROW_SHAPES;
export const TABLES = Object.keys(ROW_SHAPES) as TableName[];

/** Rows of every table. */
export interface Rows {
  readonly works: readonly WorkRow[];
  readonly copies: readonly CopyRow[];
  readonly annotations: readonly AnnotationRow[];
  readonly history: readonly HistoryRow[];
  readonly drafts: readonly DraftRow[];
  readonly settings: readonly SettingRow[];
}
