import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name as CSL-JSON has it. */
export interface GoldName {
  literal?: string;
  family?: string;
  given?: string;
  suffix?: string;
  'non-dropping-particle'?: string;
  'dropping-particle'?: string;
}

/** An item of the gold; only what is compared. */
export interface GoldItem {
  type: string;
  title?: string;
  note?: string;
  author?: GoldName[];
  editor?: GoldName[];
  director?: GoldName[];
  recipient?: GoldName[];
  'container-title'?: string;
  'event-title'?: string;
  volume?: string | number;
  issue?: string | number;
  page?: string;
  publisher?: string;
  'publisher-place'?: string;
  archive?: string;
  number?: string;
  language?: string;
  issued?: { 'date-parts'?: (string | number)[][]; literal?: string };
}

export interface Entry {
  readonly text: string;
  readonly item: GoldItem;
  /** Place of the item in its file: its parity tells the half it belongs to. */
  readonly index: number;
}

/** The five files of items and the headings their renderings stand under. */
export const SETS = {
  gbt7714: 'GB/T 7714—2025 示例文献',
  'social-sciences-in-china': '《中国社会科学》 示例文献',
  'acta-psychologica-sinica': '《心理学报》 示例文献',
  'manual-of-legal-citation': '《法学引注手册》 示例文献',
  apa: 'APA 示例文献',
} as const;

export type SetName = keyof typeof SETS;

/** Names of the styles whose folder name fits. */
export function stylesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(folder, 'src'))
    .filter((name) => pattern.test(name) && existsSync(join(folder, 'src', name, 'index.md')))
    .sort();
}

/** Rendered entries of one set in one style, each with its item. Lists in another order are matched by title. */
export function entriesOf(folder: string, style: string, set: SetName): Entry[] {
  const items: GoldItem[] = JSON.parse(readFileSync(join(folder, `lib/data/items/${set}-data.json`), 'utf8'));
  const page = readFileSync(join(folder, 'src', style, 'index.md'), 'utf8');
  const from = page.indexOf(`### ${SETS[set]}`);
  if (from < 0) return [];
  const end = page.indexOf('\n### ', from + 4);
  const texts = renderedIn(page.slice(from, end < 0 ? undefined : end));
  const fit = items.filter((item, index) => bare(texts[index]).includes(bare(item.title))).length;
  // Author–year lists and some others are sorted anew; where titles are printed in the order of the file, all stand so.
  return texts.length === items.length && fit > 0.9 * items.length
    ? items.map((item, index) => ({ text: texts[index] as string, item, index }))
    : matchByTitle(texts, items);
}

function renderedIn(part: string): string[] {
  const entries = [
    ...part.matchAll(/<div class="csl-entry">([\s\S]*?)<\/div>(?=\s*(?:<div class="csl-entry">|<\/div>))/g),
  ];
  const bodies = entries.length
    ? entries.map((found) => (found[1] as string).replace(/<div class="csl-left-margin">[\s\S]*?<\/div>/, ''))
    : [...part.matchAll(/^<sup>\d+<\/sup>(.*?)<br>\s*$/gm)].map((found) => found[1] as string);
  return bodies.map(plain);
}

/** Text of a bit of HTML. */
export function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters and digits only, in one width and case. */
export function bare(text: string | number | undefined): string {
  return plain(String(text ?? ''))
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function matchByTitle(texts: readonly string[], items: readonly GoldItem[]): Entry[] {
  const free = new Set(texts.keys());
  const bares = texts.map(bare);
  const order = [...items.keys()].sort((a, b) => bare(items[b]?.title).length - bare(items[a]?.title).length);
  const found: Entry[] = [];
  for (const index of order) {
    const item = items[index] as GoldItem;
    const title = bare(item.title);
    const marks = [
      ...(item.author ?? item.editor ?? []).slice(0, 3).map((name) => bare(name.family ?? name.literal)),
      String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
      bare(item['container-title']),
      bare(item.publisher),
      bare(item.page),
      bare(item.number),
    ].filter(Boolean);
    let best = -1;
    let score = -1;
    for (const at of free) {
      const text = bares[at] as string;
      if (!title || !text.includes(title)) continue;
      const fits = marks.filter((mark) => text.includes(mark)).length;
      if (fits > score) [best, score] = [at, fits];
    }
    if (best < 0) continue;
    free.delete(best);
    found.push({ text: texts[best] as string, item, index });
  }
  return found.sort((a, b) => a.index - b.index);
}
