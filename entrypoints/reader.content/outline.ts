import { shownOffsetAt } from '../../lib/dom/visible-range.ts';
import { outlinePlace } from './places.ts';
import type { Session } from './session.ts';
import type { ReaderState } from './state.ts';

/** CSS px: below, a list over the page covers what it leads to. */
const NARROW = 700;
/** Below, there is no room beside an article. */
const WIDE = 900;

/** The outline over the page: whether it is open, where it stands, which section is being read. */
export class Outline {
  readonly #doc: Document;
  readonly #session: Session;
  readonly #state: ReaderState;

  constructor(doc: Document, session: Session, state: ReaderState) {
    this.#doc = doc;
    this.#session = session;
    this.#state = state;
  }

  /** Opens or closes it. */
  show(shown: boolean): void {
    this.#state.set({
      outline: shown ? { current: this.#sectionInView() } : null,
      outlinePlace: outlinePlace(this.#doc, this.#session),
    });
  }

  openWhereThereIsRoom(): void {
    // Not by `innerWidth`, which would have the page laid out at once.
    if (!window.matchMedia(`(min-width: ${WIDE}px)`).matches) return;
    const place = outlinePlace(this.#doc, this.#session);
    if (place.isBeside) this.#state.set({ outline: { current: this.#sectionInView() }, outlinePlace: place });
  }

  /** The lines of the article stand elsewhere. */
  place(): void {
    this.#state.set({ outlinePlace: outlinePlace(this.#doc, this.#session) });
  }

  /** It goes where there is room now; not over the text of a narrow window. The reader's choice stays. */
  resized(): void {
    if (!this.#state.outline) return;
    if (window.innerWidth < NARROW) this.#state.set({ outline: null });
    else this.place();
  }

  /** The reader went to a section by it: in a narrow window it would cover the place. */
  wentTo(section: number): void {
    if (!this.#state.outline) return;
    this.#state.set({ outline: window.innerWidth < NARROW ? null : { current: section } });
  }

  /** Looks again which section is in view, if it is open. */
  follow(): void {
    const { outline } = this.#state;
    if (!outline) return;
    const current = this.#sectionInView();
    if (current !== outline.current) this.#state.set({ outline: { current } });
  }

  #sectionInView(): number | null {
    const { laid, article } = this.#session;
    const shown = shownOffsetAt(this.#doc, laid, window.innerHeight / 3);
    if (shown === null) return null;
    const at = laid.shown.toReading.toOutput(shown, 'end');
    const above = article.reading.sections.filter(({ heading, start }) => heading && start <= at);
    return above[above.length - 1]?.index ?? null;
  }
}
