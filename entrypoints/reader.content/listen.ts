import { UI_HOST } from '../../lib/dom/take-over.ts';
import { whileAlive } from './life.ts';
import { shownOffsetUnder } from './places.ts';
import type { Tools } from './surface.ts';

/** The pointer rests before a change is told, as with citations. */
const REST_MS = 150;
/** Scrolling has ended when nothing moved for so long. */
const STILL_MS = 120;
/** A page with a menu of its own for what is selected keeps presses to itself: they are heard before they reach it. */
const onTheWayDown = { capture: true, ...whileAlive };
/** A card that is not pinned goes when its place has moved by so many CSS px. */
const MOVED = 48;

/** Mouse and keys on the page. Events inside our own host are its own affair. */
export function listenToReader(tools: Tools): void {
  const { doc, reader, passages, cards, cursor } = tools;
  const { state } = reader;
  const isOurs = (event: Event) => event.composedPath().some((target) => (target as Element).localName === UI_HOST);
  cards.listen();

  let isPressed = false;
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
    doc.addEventListener(type, ({ buttons }) => (isPressed = type !== 'pointercancel' && buttons !== 0), onTheWayDown);
  }
  doc.addEventListener(
    'pointerup',
    (event) => {
      // The selection is only final after the event.
      if (!isOurs(event)) window.setTimeout(() => passages.takeSelection(), 0);
    },
    onTheWayDown,
  );
  doc.addEventListener(
    'pointerdown',
    (event) => {
      if (isOurs(event)) return;
      if (state.menu) state.set({ menu: false });
      if (state.card?.pinned) cards.close();
    },
    onTheWayDown,
  );
  // A site that wants nothing selected says so in the bubble of this event.
  window.addEventListener(
    'selectstart',
    (event) => {
      if (reader.selectable.holds(event.target as Node)) event.stopImmediatePropagation();
    },
    onTheWayDown,
  );
  doc.addEventListener(
    'keyup',
    (event) => {
      const isSelectAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
      if (event.key === 'Shift' || event.shiftKey || isSelectAll) passages.takeSelection();
    },
    onTheWayDown,
  );
  doc.addEventListener(
    'click',
    (event) => {
      if (isOurs(event)) return;
      passages.clickAt(event.clientX, event.clientY);
      if (!state.selection && doc.getSelection()?.isCollapsed !== false) {
        cards.openAt(event.clientX, event.clientY, true);
      }
    },
    onTheWayDown,
  );
  // Before the page's own, since a key in a control of ours ends there (page-ui.tsx).
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing) return;
      if (cursor.keyDown(event)) return;
      if (event.key === 'Escape' && closeTop(tools)) event.stopPropagation();
      else cards.keyDown(event);
    },
    { capture: true, ...whileAlive },
  );

  let resting = 0;
  doc.addEventListener(
    'pointermove',
    (event) => {
      if ((!state.changes && !reader.session.hasMentions) || isOurs(event)) return;
      window.clearTimeout(resting);
      const { clientX, clientY } = event;
      resting = window.setTimeout(() => {
        if (!state.changes) {
          if (!cards.openAt(clientX, clientY, false)) cards.leaveMention();
          return;
        }
        const offset = state.card ? null : shownOffsetUnder(doc, reader.session.laid, clientX, clientY);
        if (offset === null || !reader.changes.open(offset)) reader.changes.release();
        else reader.changes.hold();
      }, REST_MS);
    },
    whileAlive,
  );

  const relaid = () => reader.room.place();
  window.addEventListener('load', relaid, whileAlive);
  window.addEventListener(
    'resize',
    () => {
      relaid();
      reader.outline.resized();
      passages.follow();
    },
    whileAlive,
  );
  window.addEventListener('beforeprint', () => reader.session.clean?.finish(), whileAlive);

  let still = 0;
  /** Of the window, and of the elements around the article that scroll by themselves. */
  const lastY = new WeakMap<Node, number>([[doc, window.scrollY]]);
  const rest = () => {
    reader.scrolled();
    // Under a selection that is being dragged nothing of the page may move.
    if (isPressed) {
      still = window.setTimeout(rest, STILL_MS);
      return;
    }
    reader.room.release();
    // Nothing was scrolled where room went and the text stayed.
    lastY.set(doc, window.scrollY);
  };
  window.addEventListener(
    'scroll',
    ({ target }) => {
      const scroller = target as Element | Document;
      const text = reader.session.laid.segments[0]?.node;
      if (!text || !scroller.contains(text)) return;
      const y = 'scrollTop' in scroller ? scroller.scrollTop : window.scrollY;
      const moved = y - (lastY.get(scroller) ?? 0);
      if (Math.abs(moved) > MOVED) {
        lastY.set(scroller, y);
        if (state.card && !state.card.pinned) cards.moved();
        if (state.change) reader.changes.close();
        const receded = moved > 0 && y > 100;
        if (receded !== state.receded) state.set({ receded });
      }
      passages.follow();
      window.clearTimeout(still);
      still = window.setTimeout(rest, STILL_MS);
    },
    // An element's scrolling is heard on the way down alone.
    { passive: true, ...onTheWayDown },
  );
}

/** Escape closes what was opened last; false where nothing is open. */
function closeTop({ doc, reader, cards }: Tools): boolean {
  const { state } = reader;
  const root = doc.querySelector(UI_HOST)?.shadowRoot;
  if (state.selection) state.set({ selection: null });
  else if (state.card) cards.close();
  else if (state.change) reader.changes.close();
  else if (state.menu || state.references) {
    const isInside = root?.activeElement != null;
    state.set({ menu: false, references: false });
    if (isInside) root?.querySelector<HTMLElement>('[data-action="menu"]')?.focus();
  } else if (state.changes) reader.changes.show(false);
  else if (reader.session.clean) reader.showClean(false);
  else return false;
  return true;
}
