import type { Box } from '../../components/page/Floating.tsx';
import { heldRoom, releaseHeld } from '../../lib/dom/held-room.ts';
import type { Session } from './session.ts';
import type { ReaderState } from './state.ts';

/** CSS px: the widest band, and what is left free around it in its room. */
const WIDEST = 760;
const MARGIN = { side: 16, end: 2 };

/** The room above the article where the page's own header is folded: a band of ours stands in it, or it goes. */
export class Room {
  readonly #doc: Document;
  readonly #session: Session;
  readonly #state: ReaderState;
  /** What the band stands in stays. */
  #used: ReadonlySet<Element> = new Set();

  constructor(doc: Document, session: Session, state: ReaderState) {
    this.#doc = doc;
    this.#session = session;
    this.#state = state;
  }

  /** Looks where there is room now. To be asked when the page is laid out anew. */
  place(): void {
    const isFolded = this.#session.view !== 'served' && !this.#session.hiddenShown && !this.#session.clean;
    const room = isFolded ? heldRoom(this.#doc) : null;
    this.#used = room?.elements ?? new Set();
    const band = room && inPage(room.box);
    if (JSON.stringify(band) !== JSON.stringify(this.#state.band)) this.#state.set({ band });
  }

  /** Lets go of the room that was scrolled past, except the band's. */
  release(): void {
    releaseHeld(this.#doc, this.#session.laid, this.#used);
  }
}

function inPage({ x, y, width, height }: Box): Box {
  const wide = Math.min(WIDEST, width - 2 * MARGIN.side);
  return {
    x: Math.round(x + window.scrollX + (width - wide) / 2),
    y: Math.round(y + window.scrollY + MARGIN.end),
    width: Math.round(wide),
    height: Math.round(height - 2 * MARGIN.end),
  };
}
