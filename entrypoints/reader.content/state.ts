import type { CitedWork } from '../../components/page/CitationCard.tsx';
import type { Box } from '../../components/page/Floating.tsx';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import type { PlacedHighlight } from './highlights.ts';

interface Fields {
  highlights: readonly PlacedHighlight[];
  /** Where the toolbar stands: a selected passage, or the highlight that was clicked. */
  selection: { readonly range: TextRange; readonly box: Box; readonly highlight: PlacedHighlight | null } | null;
  card: { readonly box: Box; readonly works: readonly CitedWork[] } | null;
  copied: boolean;
  composer: { readonly box: Box; readonly src: string } | null;
  toast: { readonly text: string; readonly action: { label: string; run: () => void } | null } | null;
}

/** What floats over the page at the moment; every change draws once. */
export class ReaderState implements Readonly<Fields> {
  highlights: Fields['highlights'] = [];
  selection: Fields['selection'] = null;
  card: Fields['card'] = null;
  copied = false;
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
