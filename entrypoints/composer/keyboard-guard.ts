/** Between two keys of somebody who types; nobody reaches for the mouse as fast. */
const TYPING_MS = 300;
/** So often the keyboard is taken back; a page that goes on wins, and the reader is told. */
const TRIES = 20;

/**
 * A page may move the keyboard from our frame into a field of its own, and what is typed next would be the page's. The
 * frame notices at once when that happens in the middle of typing, takes the keyboard back, and tells: `wasTaken` hears
 * of every time. Gives back how to stop.
 */
export function guardKeyboard(wasTaken: (isLost: boolean) => void): () => void {
  let lastKey = Number.NEGATIVE_INFINITY;
  let tries = 0;
  /** The field that was typed in; when the frame has lost the keyboard, `activeElement` says nothing of it any more. */
  let field: HTMLElement | null = null;
  const onKeyDown = (event: KeyboardEvent) => {
    // Tab leaves by the reader's will; so may what Escape and commands do.
    const leaves = event.key === 'Tab' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey;
    lastKey = leaves ? Number.NEGATIVE_INFINITY : performance.now();
    field = event.target instanceof HTMLElement ? event.target : null;
  };
  const onBlur = () => {
    if (performance.now() - lastKey > TYPING_MS) return;
    tries += 1;
    // Behind the blur: while it lasts a field may not take the focus.
    if (tries <= TRIES) setTimeout(() => field?.focus(), 0);
    wasTaken(tries > TRIES);
  };
  addEventListener('keydown', onKeyDown, { capture: true });
  addEventListener('blur', onBlur);
  return () => {
    removeEventListener('keydown', onKeyDown, { capture: true });
    removeEventListener('blur', onBlur);
  };
}
