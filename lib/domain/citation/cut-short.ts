import type { Flat } from './flat.ts';
import type { CslItem, ListedRole } from './types.ts';

const MORE = String.raw`(?:等人?|et\.?\s*al\.?|and others)`;
/** A list that ends in 等 in front of the title, its role behind it or not. */
const BEFORE_TITLE = new RegExp(
  String.raw`[^\s等]\s*,?\s*${MORE}\s*(?:[,.:;。(\d\["“「『《〈〔]|主?编|编?著|撰|译|eds?\b|$)`,
  'i',
);
const TRANSLATED = new RegExp(String.raw`[^\s等]\s*,?\s*${MORE}\s*,?\s*\(?(?:译|[Tt]rans)`, 'i');
const EDITED = new RegExp(String.raw`[^\s等]\s*,?\s*${MORE}\s*,?\s*\(?(?:主?编|eds?\b)`, 'i');

/**
 * Notes in `custom` which lists of names the print cuts short (`甲, 乙, 丙, 等`): CSL has no field that says so, and
 * without it three names would be said to be all.
 */
export function withCutLists(item: CslItem, flat: Flat): CslItem {
  if (!/等|et\.?\s*al|and others/i.test(flat.text)) return item;
  const at = item.title ? Math.max(flat.raw.indexOf(item.title), flat.text.indexOf(item.title)) : -1;
  if (at < 0) return item;
  const head = flat.text.slice(0, at);
  const tail = flat.text.slice(at + (item.title?.length ?? 0));
  const roles: ListedRole[] = [];
  const leads = item.author ? 'author' : item.editor ? 'editor' : null;
  if (leads && BEFORE_TITLE.test(head)) roles.push(leads);
  if (item.translator && TRANSLATED.test(tail)) roles.push('translator');
  if (item.editor && leads !== 'editor' && EDITED.test(tail)) roles.push('editor');
  return roles.length === 0 ? item : { ...item, custom: { 'et-al': roles.join(' ') } };
}

/** Whether a list of names is only the beginning of a longer one. */
export function isCutShort(item: CslItem, role: ListedRole): boolean {
  return item.custom?.['et-al'].split(' ').includes(role) ?? false;
}
