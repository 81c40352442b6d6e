import type { Box } from '../../components/page/Floating.tsx';
import { MARKER } from '../../lib/dom/lay-back.ts';
import type { Note } from '../../lib/domain/article/index.ts';

/** Delays as Wikipedia's reference previews have them: no flicker while the pointer passes, time to enter the card. */
const OPEN_MS = 150;
const GRACE_MS = 300;

export interface CitationWatch {
  readonly notesOf: (marker: Element) => readonly Note[];
  readonly open: (notes: readonly Note[], box: Box) => void;
  readonly close: () => void;
}

/** Opens the card of a marker on hover, focus or press. `hold` and `release` are for the pointer inside the card. */
export function watchCitations(doc: Document, watch: CitationWatch) {
  let timer = 0;
  const later = (run: () => void, ms: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, ms);
  };
  const markerOf = (event: Event): Element | null => {
    const target = event.target as Node | null;
    const element = target?.nodeType === 1 ? (target as Element) : (target?.parentElement ?? null);
    return element?.closest(MARKER) ?? null;
  };
  const open = (marker: Element) => {
    const notes = watch.notesOf(marker);
    if (notes.length === 0) return;
    const { x, y, width, height } = marker.getBoundingClientRect();
    watch.open(notes, { x, y, width, height });
  };
  const release = () => later(watch.close, GRACE_MS);
  const hold = () => window.clearTimeout(timer);

  doc.addEventListener('pointerover', (event) => {
    const marker = markerOf(event);
    if (marker) later(() => open(marker), OPEN_MS);
  });
  doc.addEventListener('pointerout', (event) => {
    if (markerOf(event)) release();
  });
  doc.addEventListener('focusin', (event) => {
    const marker = markerOf(event);
    if (marker) later(() => open(marker), 0);
  });
  doc.addEventListener('focusout', (event) => {
    if (markerOf(event)) release();
  });
  doc.addEventListener('click', (event) => {
    const marker = markerOf(event);
    if (marker) later(() => open(marker), 0);
  });
  return { hold, release };
}
