import { isFull, isUnreachable } from '../../lib/messaging/index.ts';
import type { ReaderState } from './state.ts';
import { words } from './words.ts';

const TOAST_MS = 4000;

/** What is told the reader for a moment, at the foot of the page. */
export class Toasts {
  readonly #state: ReaderState;
  #timer = 0;

  constructor(state: ReaderState) {
    this.#state = state;
  }

  show(text: string, action: { label: string; run: () => void } | null = null): void {
    const dismissing = action && {
      label: action.label,
      run: () => {
        action.run();
        this.#state.set({ toast: null });
      },
    };
    this.#state.set({ toast: { text, action: dismissing } });
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#state.set({ toast: null }), TOAST_MS);
  }

  /** What failed is said in the reader's words; the page and what was selected stay as they are. */
  failed(error: unknown): void {
    console.warn('清读:', error);
    const kind = isUnreachable(error) ? 'page_error_updated' : isFull(error) ? 'page_error_full' : 'page_error_save';
    this.show(words(kind));
  }

  /** The store did not answer when the page was read: it stays readable, and notes wait for the store. */
  storeFailed(error: unknown): void {
    if (isUnreachable(error) || isFull(error)) {
      this.failed(error);
      return;
    }
    console.warn('清读:', error);
    this.show(words('page_error_store'));
  }
}
