/** Said on a page by a newer reader; one that an older version of the extension left there makes way. */
const TAKE_OVER = 'qingdu-take-over';
/** The host of our controls: it stands as long as a reader is on the page. */
export const UI_HOST = 'qingdu-ui';

/**
 * Asks a reader that is on the page already to take everything of its own away. False where it stays: it is of this very
 * version, or it is dead (Firefox ends the scripts of an extension that is updated) and cannot.
 */
export function takeOver(doc: Document): boolean {
  if (!isTaken(doc)) return true;
  doc.dispatchEvent(new CustomEvent(TAKE_OVER));
  return !isTaken(doc);
}

/** An element of our name without a shadow root is what is left of a reader in a page that was saved. */
function isTaken(doc: Document): boolean {
  // Almost no page has one, and a page's first list costs more than to look.
  if (!doc.querySelector(UI_HOST)) return false;
  return Array.from(doc.querySelectorAll(UI_HOST)).some(({ shadowRoot }) => shadowRoot);
}

/** Hears that a newer reader is here. The page can say it, too. */
export function onTakeOver(doc: Document, listener: () => void): void {
  doc.addEventListener(TAKE_OVER, listener);
}
