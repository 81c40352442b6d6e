import type { PageBytes } from './reread-page.ts';

/**
 * The bytes this page came from, out of the browser's cache and never from the network: `only-if-cached` answers with
 * an error where they are not there (a page sent with `no-store`, say). `mode` and `credentials` as the page was fetched.
 */
export function pageBytes(doc: Document): PageBytes {
  return bytesFrom(doc, { cache: 'only-if-cached', mode: 'same-origin' });
}

/** The same, fetched from the site once more: only where the reader asked for it. Rejects where that fails. */
export async function fetchBytes(doc: Document): Promise<PageBytes> {
  const bytes = bytesFrom(doc, { cache: 'reload', mode: 'same-origin', credentials: 'same-origin' });
  const loaded = await bytes.load();
  return { ...bytes, load: async () => loaded };
}

function bytesFrom(doc: Document, how: RequestInit): PageBytes {
  return {
    shown: doc.characterSet,
    load: async () => {
      const response = await fetch(doc.location.href, how);
      if (!response.ok) throw new Error(`the page's bytes cannot be had: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
  };
}
