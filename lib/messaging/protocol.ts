import * as v from 'valibot';
import type { PackedAnalysis } from '../domain/page/index.ts';
import {
  addressShape,
  bodyShape,
  citedShape,
  colorShape,
  type Frozen,
  highlightsShape,
  idShape,
  indexShape,
  nothing,
  pageDescriptionShape,
  pageSettingsShape,
  pageShape,
  placementShape,
  placeShape,
  quotesShape,
  selectorShape,
  settingsPartShape,
  siteModeShape,
  tagsShape,
  viewShape,
  workShape,
} from './shapes.ts';

/**
 * Who speaks and who listens.
 * background: the worker (Firefox: event page).
 * content:    a content script in a tab.
 * composer:   composer.html framed in a page; what it may do hangs on its one-time token.
 * page:       an extension page the reader opened: panel, popup, library, options.
 */
export type Side = 'background' | 'content' | 'composer' | 'page';

/** One line of the table: who may say it to whom, with what, and what comes back. */
interface Rule {
  readonly from: readonly Side[];
  readonly to: Side;
  readonly args: v.GenericSchema;
  readonly result: v.GenericSchema;
}

const token = idShape;
/** Null where damage stopped it, see `PageInput`. */
const analysis = v.custom<PackedAnalysis | null>((answer) => typeof answer === 'object');
const passage = v.strictObject({ selector: selectorShape, quotes: quotesShape, color: colorShape });
const writing = v.strictObject({ token, body: bodyShape, color: colorShape, tags: tagsShape });
const byId = v.strictObject({ id: idShape });
const found = v.strictObject({ found: v.boolean() });

/** Every message there is. */
export const PROTOCOL = {
  /** The detector saw signs of an article where nothing is there that reads the page: it is to be injected. */
  'reader.look': {
    from: ['content'],
    to: 'background',
    args: nothing,
    result: v.strictObject({ started: v.boolean() }),
  },
  /**
   * A page with signs of an article was read: the background injects the reader, and puts the page's text through the engine
   * meanwhile. `settings` and `analysis` are for the reader it started; `analysis` is absent where the engine failed.
   */
  'reader.start': {
    from: ['content'],
    to: 'background',
    args: v.strictObject({ page: pageShape }),
    result: v.strictObject({
      started: v.boolean(),
      settings: v.optional(pageSettingsShape),
      analysis: v.optional(analysis),
    }),
  },
  /** A page that is an article by its address begins to load: what every page needs of the engine may be made ready. */
  'engine.wake': { from: ['content'], to: 'background', args: nothing, result: v.strictObject({}) },
  /** The page can be read: everything else there is on a page is to be loaded. */
  'reader.tools': {
    from: ['content'],
    to: 'background',
    args: nothing,
    result: v.strictObject({ started: v.boolean() }),
  },
  /** What is known of citations is to be loaded: the tools are at work, or a first card is asked for. */
  'reader.citations': {
    from: ['content'],
    to: 'background',
    args: nothing,
    result: v.strictObject({ started: v.boolean() }),
  },
  /** Something is to be painted on words of the page: the styles for it are to be put in. */
  'reader.colours': {
    from: ['content'],
    to: 'background',
    args: nothing,
    result: v.strictObject({ done: v.boolean() }),
  },
  /** The text of a page through the engine: in the background, so that the page's own thread stays free. */
  'page.analyse': {
    from: ['content', 'page'],
    to: 'background',
    args: v.strictObject({ page: pageShape }),
    result: analysis,
  },
  /** Which characters stand for one another, for finding notes again (`packVariants`). */
  'variants.load': {
    from: ['content'],
    to: 'background',
    args: nothing,
    result: v.strictObject({ variants: v.string() }),
  },
  /** A work was read. The id that comes back is the one its notes are kept under; it may differ from `work.id`. */
  'work.open': {
    from: ['content'],
    to: 'background',
    args: v.strictObject({ work: workShape, url: addressShape, cited: v.optional(citedShape, []) }),
    result: v.strictObject({ workId: idShape, highlights: highlightsShape }),
  },
  /** `id` is the sender's: asked twice, because the first answer was lost, one highlight is made. */
  'highlight.create': {
    from: ['content'],
    to: 'background',
    args: v.strictObject({ id: idShape, workId: idShape, url: addressShape, ...passage.entries }),
    result: byId,
  },
  'highlight.recolor': {
    from: ['content'],
    to: 'background',
    args: v.strictObject({ id: idShape, color: colorShape }),
    result: nothing,
  },
  /** Soft: `highlight.restore` brings it back. */
  'highlight.remove': { from: ['content'], to: 'background', args: byId, result: nothing },
  'highlight.restore': { from: ['content'], to: 'background', args: byId, result: nothing },
  /** A one-time token for composer.html#token=…, for a note that is there or a new passage. */
  'composer.open': {
    from: ['content'],
    to: 'background',
    args: v.union([
      v.strictObject({ workId: idShape, url: addressShape, annotationId: idShape }),
      v.strictObject({ workId: idShape, url: addressShape, new: passage }),
    ]),
    result: v.strictObject({ token }),
  },
  /** Chrome: the side panel. Firefox, where no page may open the sidebar: the panel in a tab. */
  'panel.open': { from: ['content'], to: 'background', args: nothing, result: nothing },

  'composer.claim': {
    from: ['composer'],
    to: 'background',
    args: v.strictObject({ token }),
    result: v.strictObject({
      quote: v.string(),
      color: colorShape,
      body: v.string(),
      /** The body was being written when something broke off. */
      isDraft: v.boolean(),
      tags: v.array(v.string()),
    }),
  },
  'draft.save': { from: ['composer'], to: 'background', args: writing, result: nothing },
  /** Answered only when the note is on the disk. */
  'note.save': { from: ['composer'], to: 'background', args: writing, result: byId },
  /** The draft is kept unless `discard`. */
  'composer.close': {
    from: ['composer'],
    to: 'background',
    args: v.strictObject({ token, discard: v.optional(v.boolean(), false) }),
    result: nothing,
  },

  /** The reader asked for Qingdu on a page where it does not run by itself (popup; activeTab). */
  'reader.run': {
    from: ['page'],
    to: 'background',
    args: v.strictObject({ tabId: indexShape }),
    result: v.strictObject({ started: v.boolean() }),
  },
  /** An extension page wrote notes of a work, or of any (null): pages that show it repaint. */
  'work.changed': {
    from: ['page'],
    to: 'background',
    args: v.strictObject({ workId: v.nullable(idShape) }),
    result: nothing,
  },

  /** How the reader wants pages to be shown. */
  'settings.read': { from: ['content', 'composer'], to: 'background', args: nothing, result: pageSettingsShape },
  /** Answered when it is on the disk; every page of ours and every reader is told. Content scripts may set what they read. */
  'settings.change': { from: ['page', 'content'], to: 'background', args: settingsPartShape, result: nothing },
  /** `site` is a key of `siteKeyOf`; null: like all others again. */
  'site.change': {
    from: ['page'],
    to: 'background',
    args: v.strictObject({ site: idShape, mode: v.nullable(siteModeShape) }),
    result: nothing,
  },

  /** The reader changed a setting: what is on the page follows. */
  'settings.changed': { from: ['background'], to: 'content', args: pageSettingsShape, result: nothing },
  /** `workId`: under which the work of the page is kept now; an import may have brought it under another id. */
  'highlights.changed': {
    from: ['background'],
    to: 'content',
    args: v.strictObject({ workId: idShape, highlights: highlightsShape }),
    result: nothing,
  },
  /** The composer is done: take its frame away. `id` of the note that was saved, else null. */
  'composer.closed': {
    from: ['background'],
    to: 'content',
    args: v.strictObject({ id: v.nullable(idShape) }),
    result: nothing,
  },
  /** Key command: a note on what is selected. */
  'note.start': { from: ['background'], to: 'content', args: nothing, result: nothing },
  /** Key command: as served ↔ the last other view. */
  'view.toggle': { from: ['background'], to: 'content', args: nothing, result: nothing },
  /** Key command: the article alone ↔ the page. */
  'clean.toggle': { from: ['background'], to: 'content', args: nothing, result: nothing },
  'view.set': {
    from: ['background', 'page'],
    to: 'content',
    args: v.strictObject({ view: viewShape }),
    result: nothing,
  },
  /** Scrolls to the passage and flashes it; `found: false` where it has no place on this page. */
  'passage.show': {
    from: ['background', 'page'],
    to: 'content',
    args: v.strictObject({ annotationId: idShape }),
    result: found,
  },
  'section.show': { from: ['page'], to: 'content', args: v.strictObject({ index: indexShape }), result: nothing },
  'excluded.show': { from: ['page'], to: 'content', args: v.strictObject({ shown: v.boolean() }), result: nothing },
  /** Where the notes of the work stand on this page; those still looked for are not in the list yet. */
  'placements.get': {
    from: ['page'],
    to: 'content',
    args: nothing,
    result: v.strictObject({ placements: v.array(placementShape) }),
  },
  /** Scrolls to a place of the reading text and flashes it: a candidate for a note of uncertain place. */
  'place.show': { from: ['page'], to: 'content', args: v.strictObject({ place: placeShape }), result: found },
  /** What is to be stored of a place, or of what is selected (`place: null`); null where that holds none of the article. */
  'place.describe': {
    from: ['page'],
    to: 'content',
    args: v.strictObject({ place: v.nullable(placeShape) }),
    result: v.strictObject({
      passage: v.nullable(v.strictObject({ selector: selectorShape, quotes: quotesShape })),
    }),
  },
  /** `report` is given only `withReport`. */
  'page.describe': {
    from: ['page'],
    to: 'content',
    args: v.strictObject({ withReport: v.optional(v.boolean(), false) }),
    result: pageDescriptionShape,
  },

  /** What `page.describe` tells has changed (read, other view, other notes). The tab is that of the sender, else `tabId`. */
  'page.changed': {
    from: ['content', 'background'],
    to: 'page',
    args: v.strictObject({ tabId: v.optional(indexShape) }),
    result: nothing,
  },
} as const satisfies Record<string, Rule>;

export type Protocol = typeof PROTOCOL;
export type MessageName = keyof Protocol;
/** What a sender gives: fields with a default may be left out. */
export type Args<Name extends MessageName> = Frozen<v.InferInput<Protocol[Name]['args']>>;
/** What a handler gets. */
export type CheckedArgs<Name extends MessageName> = Frozen<v.InferOutput<Protocol[Name]['args']>>;
/** What a handler gives back. */
export type Reply<Name extends MessageName> = Frozen<v.InferInput<Protocol[Name]['result']>>;
/** What the sender gets back. */
export type Result<Name extends MessageName> = Frozen<v.InferOutput<Protocol[Name]['result']>>;
/** Names of the messages that go to a side. */
export type NamesTo<Receiver extends Side> = {
  [Name in MessageName]: Protocol[Name]['to'] extends Receiver ? Name : never;
}[MessageName];

/** Why a message came to nothing. */
export type RefusalCode =
  /** Name, sender or shape was not in order. */
  | 'refused'
  /** The handler failed; its message says why. */
  | 'failed'
  /** The disk, or the browser's share of it, is full: nothing was written. */
  | 'full'
  /** Nobody listens there, or the extension was updated meanwhile. */
  | 'unreachable';

/** What crosses the wire. */
export interface Envelope {
  readonly qingdu: string;
  readonly args: unknown;
}
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: RefusalCode; readonly reason: string };
