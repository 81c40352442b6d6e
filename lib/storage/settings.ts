import { liveQuery, type Observable } from 'dexie';
import { HIGHLIGHT_COLORS } from '../domain/annotation/index.ts';
import type { StoreContext } from './database.ts';

/** What Qingdu does by itself on a site: read its articles, only say that there is one, or stay away. */
export const SITE_MODES = ['auto', 'ask', 'off'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** The choices of every setting that has a few; the first is the default. */
export const SETTING_CHOICES = {
  /** How an article is shown first: Simplified, repaired in its own script, as served. */
  view: ['simplified', 'printed', 'served'],
  /** Summaries under the headings: a line of each, all of each, none. */
  summaries: ['folded', 'open', 'off'],
  /** What is not the article: folded away, or shown pale. */
  excluded: ['folded', 'dimmed'],
  /** Colours of our own surfaces. */
  appearance: ['system', 'light', 'dark'],
  /** Colour of a note on a passage that was not coloured before. */
  noteColor: HIGHLIGHT_COLORS,
  /** Sites without a choice of their own. */
  sitesMode: SITE_MODES,
} as const;

/** Settings that are on or off, with their defaults. */
const SWITCHES = {
  /** Widen punctuation that was narrowed to ASCII, on pages with other proven damage. */
  punctuation: true,
  /** Leave quoted forms of one or two characters in Traditional: for texts about characters. */
  keepForms: false,
  /** The outline stands beside the article where there is room. */
  outline: false,
  /** Keep a copy of all notes by itself. */
  backup: false,
} as const;

/** How the clean view is set. */
export interface CleanView {
  /** Of the running text, in CSS px: 14 to 32. */
  readonly size: number;
  /** Characters in a line: 20 to 60. */
  readonly measure: number;
  /** Line height as a multiple of the size: 1.4 to 2.6. */
  readonly leading: number;
  /** First lines indented by two characters; else paragraphs parted by space. */
  readonly indent: boolean;
  readonly serif: boolean;
  readonly theme: 'system' | 'light' | 'sepia' | 'dark';
}

const CLEAN_VIEW: CleanView = { size: 18, measure: 38, leading: 1.9, indent: true, serif: true, theme: 'system' };

type Choices = { readonly [Key in keyof typeof SETTING_CHOICES]: (typeof SETTING_CHOICES)[Key][number] };
type Switches = { readonly [Key in keyof typeof SWITCHES]: boolean };

/** Everything a reader can set. */
export interface Settings extends Choices, Switches {
  readonly clean: CleanView;
  /** The choice made for one site, by the key of `siteKeyOf`. */
  readonly sites: Readonly<Record<string, SiteMode>>;
}

/** What pages may know of it: how they are to be shown, not where the reader goes. */
export type PageSettings = Omit<Settings, 'sites' | 'sitesMode' | 'backup'>;

/** What was never set. */
export const DEFAULT_SETTINGS: Settings = {
  ...(Object.fromEntries(Object.entries(SETTING_CHOICES).map(([key, [first]]) => [key, first])) as unknown as Choices),
  ...SWITCHES,
  clean: CLEAN_VIEW,
  sites: {},
};

/** All settings; what was never set, or is of no known shape, as its default. */
export async function readSettings({ db }: StoreContext): Promise<Settings> {
  const rows = await db.settings.toArray();
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const read: Record<string, unknown> = {};
  for (const [key, choices] of Object.entries(SETTING_CHOICES)) {
    const value = stored.get(key);
    if ((choices as readonly unknown[]).includes(value)) read[key] = value;
  }
  for (const key of Object.keys(SWITCHES)) {
    const value = stored.get(key);
    if (typeof value === 'boolean') read[key] = value;
  }
  return { ...DEFAULT_SETTINGS, ...read, clean: cleanOf(stored.get('clean')), sites: sitesOf(stored.get('sites')) };
}

/** Changes some settings, all or none; durable when it resolves. */
export async function writeSettings({ db }: StoreContext, part: Partial<Omit<Settings, 'sites'>>): Promise<void> {
  const rows = Object.entries(part).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  await db.settings.bulkPut(rows);
}

/** Chooses for one site; null takes the choice back. */
export async function writeSiteMode({ db }: StoreContext, site: string, mode: SiteMode | null): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const { [site]: _, ...others } = sitesOf((await db.settings.get('sites'))?.value);
    const sites = mode === null ? others : { ...others, [site]: mode };
    await db.settings.put({ key: 'sites', value: sites });
  });
}

/** The settings, again whenever they change in any page of the extension. */
export function liveSettings(store: StoreContext): Observable<Settings> {
  return liveQuery(() => readSettings(store));
}

/** The mode of a site. */
export function siteModeOf({ sites, sitesMode }: Settings, site: string): SiteMode {
  return Object.hasOwn(sites, site) ? (sites[site] as SiteMode) : sitesMode;
}

/** What a page may know. */
export function pageSettingsOf({ sites: _, sitesMode: __, backup: ___, ...forPages }: Settings): PageSettings {
  return forPages;
}

function cleanOf(stored: unknown): CleanView {
  if (typeof stored !== 'object' || stored === null) return CLEAN_VIEW;
  const fits = ([key, value]: [string, unknown]) => typeof value === typeof CLEAN_VIEW[key as keyof CleanView];
  return { ...CLEAN_VIEW, ...Object.fromEntries(Object.entries(stored).filter(fits)) };
}

function sitesOf(stored: unknown): Record<string, SiteMode> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, SiteMode] => SITE_MODES.includes(entry[1] as SiteMode)),
  );
}
