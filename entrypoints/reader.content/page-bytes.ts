import type { PageBytes } from '../../lib/dom/reread-page.ts';

/**
 * The bytes this page came from, out of the browser's cache and never from the network: `only-if-cached` answers with
 * an error where they are not there (a page sent with `no-store`, say). `mode` and `credentials` as the page was fetched.
 */
export function pageBytes(doc: Document): PageBytes {
  return {
    shown: doc.characterSet,
    load: async () => {
      const response = await fetch(doc.location.href, { cache: 'only-if-cached', mode: 'same-origin' });
      if (!response.ok) throw new Error(`not in the cache: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
  };
}
