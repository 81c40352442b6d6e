import { adaptersOf } from './adapters.ts';
import { fitsHost } from './table.ts';
import type { Adapter, Rule, SiteField } from './types.ts';

/** What an adapter found: words as served, in the order of the page. */
export interface SiteReading {
  readonly adapter: Adapter;
  readonly values: readonly { readonly field: SiteField; readonly text: string }[];
}

const MOST_VALUES = 60;

/** The adapter an address (and, where it asks, the page's markup) belongs to; null for any other page. */
export function adapterFor(doc: Document, url: string): Adapter | null {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  const path = address.pathname + address.search;
  for (const adapter of adaptersOf(address.hostname)) {
    const { hosts, paths, needs } = adapter;
    const isHere = hosts.length === 0 || hosts.some((host) => fitsHost(address.hostname, host));
    const isFit = isHere && paths.some((pattern) => pattern.test(path));
    if (isFit && (needs === undefined || doc.querySelector(needs) !== null)) return adapter;
  }
  return null;
}

/**
 * Reads a page by its site's rules; null where no adapter fits. A rule whose element is gone yields nothing: the page's
 * labels are read all the same. An adapter that has rules for a title and finds none says so aloud: the site was rebuilt.
 */
export function readSite(doc: Document, url: string): SiteReading | null {
  const adapter = adapterFor(doc, url);
  if (adapter === null) return null;
  const values = Object.entries(adapter.fields).flatMap(([field, rules]) =>
    wordsBy(doc, rules).map((text) => ({ field: field as SiteField, text })),
  );
  // Mirrors of 参考网 share a path and nothing else.
  const asked = adapter.fields.title !== undefined && (adapter.hosts.length > 0 || adapter.needs !== undefined);
  if (asked && !values.some(({ field }) => field === 'title'))
    console.warn(`清读: the page fits the site ${adapter.id}, but its rules find no title; labels are read instead`);
  return { adapter, values };
}

function wordsBy(doc: Document, rules: readonly Rule[]): string[] {
  for (const rule of rules) {
    const found = Array.from(doc.querySelectorAll(rule.at))
      .slice(0, MOST_VALUES)
      .map((element) => wordsOf(element, rule))
      .filter((words) => words !== '');
    if (found.length > 0) return rule.row === undefined ? found : found.slice(0, 1);
  }
  return [];
}

function wordsOf(element: Element, { attribute, without, row }: Rule): string {
  const raw = attribute === undefined ? textOf(element, without) : (element.getAttribute(attribute) ?? '');
  const words = raw.replace(/\s+/g, ' ').trim();
  return row === undefined ? words : (row.exec(words)?.[1] ?? '').trim();
}

function textOf(element: Element, without: string | undefined): string {
  let text = '';
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === 3) text += (node as Text).data;
    else if (node.nodeType === 1 && !(without !== undefined && (node as Element).matches(without)))
      text += /^(?:br|p|div|li|span)$/.test((node as Element).localName)
        ? ` ${textOf(node as Element, without)} `
        : textOf(node as Element, without);
  }
  return text;
}

/** The page's facts as meta tags (`site:title` …), so that they are repaired with the rest of the page. */
export function siteMetas(doc: Document, url: string): { name: string; content: string; lang: null }[] {
  let reading: SiteReading | null = null;
  try {
    reading = readSite(doc, url);
  } catch {
    // A page may hide its elements' own properties (a form's fields do): its labels are read all the same.
  }
  if (reading === null) return [];
  const values = reading.values.map(({ field, text }) => ({ name: `site:${field}`, content: text, lang: null }));
  const { id, general } = reading.adapter;
  const kind = general ? [] : [{ name: 'site:scholarly', content: id, lang: null }];
  return [{ name: 'site:id', content: id, lang: null }, ...kind, ...values];
}

const MIRROR = /^\/(?:page|news)\/(\d{4})\/(\d{4})\/(\d+)\.s?html?$/;

/**
 * Addresses where the same article stands in cleaner print, told by the address alone: a mirror of 参考网 keeps its path.
 * [] where none can be told; the page's own address is never among them.
 */
export function cleanerAddresses(url: string): string[] {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return [];
  }
  const [, year, day, id] = MIRROR.exec(address.pathname) ?? [];
  if (id === undefined) return [];
  const found = [
    `https://www.fx361.cc/page/${year}/${day}/${id}.shtml`,
    `https://m.fx361.cc/news/${year}/${day}/${id}.html`,
  ];
  return found.filter((one) => new URL(one).hostname !== address.hostname);
}
