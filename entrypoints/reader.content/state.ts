import type { ChangeKind } from '../../components/page/Changes.tsx';
import type { CopyStyle } from '../../components/page/CitationCard.tsx';
import type { Box } from '../../components/page/Floating.tsx';
import type { Cited } from '../../lib/dom/cited-works.ts';
import type { ShownEdit } from '../../lib/dom/shown-edits.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import type { PlacedHighlight } from './highlights.ts';
import type { Eye, OutlinePlace, Stand } from './places.ts';

interface Fields {
  highlights: readonly PlacedHighlight[];
  /** Where the toolbar stands: a selected passage, or the highlight that was clicked. */
  selection:
    | (Stand & { readonly range: TextRange; readonly eye: Eye; readonly highlight: PlacedHighlight | null })
    | null;
  /** The card of a marker; `at` is the reading offset of the place it was opened from. */
  card: { readonly box: Box; readonly works: readonly Cited[]; readonly at: number; readonly pinned: boolean } | null;
  /** What was just copied from a card or the list of references. */
  copied: { readonly work: number; readonly style: CopyStyle } | null;
  /** The room above the article in which the page is told of; in the page, CSS px. */
  band: Box | null;
  menu: boolean;
  receded: boolean;
  /** Index of the section being read while the outline is shown; null where it is not. */
  outline: { readonly current: number | null } | null;
  /** Where the outline stands. */
  outlinePlace: OutlinePlace;
  references: boolean;
  changes: { readonly counts: Readonly<Record<ChangeKind, number>>; readonly off: readonly ChangeKind[] } | null;
  change: { readonly box: Box; readonly edits: readonly ShownEdit[]; readonly reported: boolean } | null;
  /** The sentence cursor: what it covers, and what a screen reader says of it; null while nobody reads by keys. */
  cursor: { readonly range: TextRange; readonly said: string } | null;
  composer: { readonly box: Box; readonly src: string } | null;
  toast: { readonly text: string; readonly action: { label: string; run: () => void } | null } | null;
}

/** What floats over the page at the moment; every change draws once. */
export class ReaderState implements Readonly<Fields> {
  highlights: Fields['highlights'] = [];
  selection: Fields['selection'] = null;
  card: Fields['card'] = null;
  copied: Fields['copied'] = null;
  band: Fields['band'] = null;
  menu = false;
  receded = false;
  outline: Fields['outline'] = null;
  outlinePlace: Fields['outlinePlace'] = { side: 'left', width: 232, isBeside: false };
  references = false;
  changes: Fields['changes'] = null;
  change: Fields['change'] = null;
  cursor: Fields['cursor'] = null;
  composer: Fields['composer'] = null;
  toast: Fields['toast'] = null;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  set(fields: Partial<Fields>): void {
    Object.assign(this, fields);
    this.#changed();
  }
}
