import { inputOf, type PageText, readPage } from './read-page.ts';

/**
 * What the detector read of a page and asked of the background, for the reader that is started in the same world of the
 * page meanwhile: the page is read once, and the engine is at work while the reader is on its way.
 */
export interface FirstReading<Answer> {
  readonly page: PageText;
  readonly answer: Promise<Answer>;
  /** The page as it now is; `isSame` where it reads as it did. Ends the watch over it. */
  readonly lookAgain: () => { readonly page: PageText; readonly isSame: boolean };
}

type World = typeof globalThis & { qingduFirst?: FirstReading<unknown> };

/** Lays a reading ready; gives what takes it away again where nobody took it. What the page changes from now on is noticed. */
export function offerFirstReading<Answer>(doc: Document, page: PageText, answer: Promise<Answer>): () => void {
  let isChanged = false;
  const watch = new MutationObserver(() => {
    isChanged = true;
  });
  // What readPage looks at.
  watch.observe(doc.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['id', 'class', 'role', 'hidden', 'style', 'href', 'lang', 'content'],
  });
  const lookAgain = () => {
    isChanged ||= watch.takeRecords().length > 0 || doc.location.href !== page.facts.url;
    watch.disconnect();
    if (!isChanged) return { page, isSame: true };
    const now = readPage(doc, doc.location.href);
    return { page: now, isSame: JSON.stringify(inputOf(now)) === JSON.stringify(inputOf(page)) };
  };
  const world = globalThis as World;
  const offered = { page, answer, lookAgain };
  world.qingduFirst = offered;
  return () => {
    if (world.qingduFirst !== offered) return;
    delete world.qingduFirst;
    watch.disconnect();
  };
}

/** What was laid ready, once; null where there is nothing. */
export function takeFirstReading<Answer>(): FirstReading<Answer> | null {
  const world = globalThis as World;
  const first = world.qingduFirst as FirstReading<Answer> | undefined;
  delete world.qingduFirst;
  return first ?? null;
}
