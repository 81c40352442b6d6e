import { nameText } from './names.ts';
import type { CslItem } from './types.ts';

/** Where a work can be looked up: plain addresses for a reader to click; nothing is ever fetched. */
export interface LookUp {
  readonly place: 'doi' | 'baidu' | 'cnki' | 'scholar';
  readonly href: string;
}

/** Most characters of a title that go into an address: search engines read no more. */
const TITLE = 120;

/** Addresses under which a work can be found, best first; empty where not even a title is known. */
export function lookUpWork(item: CslItem): LookUp[] {
  const found: LookUp[] = [];
  if (item.DOI) {
    const doi = item.DOI.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '');
    found.push({ place: 'doi', href: `https://doi.org/${encodeURI(doi.toWellFormed())}` });
  }
  const title = item.title?.slice(0, TITLE).toWellFormed();
  if (!title) return found;
  const author = item.author?.[0] ? nameText(item.author[0]).toWellFormed() : '';
  const query = encodeURIComponent(title);
  const withAuthor = encodeURIComponent(`${title} ${author}`.trim());
  found.push(
    { place: 'baidu', href: `https://xueshu.baidu.com/s?wd=${withAuthor}` },
    { place: 'cnki', href: `https://kns.cnki.net/kns8s/defaultresult/index?korder=TI&kw=${query}` },
    { place: 'scholar', href: `https://scholar.google.com/scholar?q=${withAuthor}` },
  );
  return found;
}
