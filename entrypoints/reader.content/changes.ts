import { browser } from 'wxt/browser';
import { CHANGE_KINDS, type Change, type ChangeKind } from '../../components/page/Changes.tsx';
import type { HighlightPainter } from '../../lib/dom/highlight-painter.ts';
import { domRangesOf } from '../../lib/dom/passage.ts';
import { editsAt, firstFrom, type ShownEdit, shownEdits } from '../../lib/dom/shown-edits.ts';
import { shownOffsetAt, visibleRange } from '../../lib/dom/visible-range.ts';
import type { FixKind } from '../../lib/domain/text/index.ts';
import { unionBox } from './places.ts';
import type { Session } from './session.ts';
import type { ReaderState } from './state.ts';

/** Windows above and below the visible one in which changes are underlined: a page may have a hundred thousand. */
const MARGIN = 1;
/** Characters around a reported change, for whoever looks into it. */
const CONTEXT = 24;
const GRACE_MS = 300;

const KIND_OF: Readonly<Record<FixKind, ChangeKind>> = {
  'gbk-out-of-step': 'garbled',
  encoding: 'garbled',
  gloss: 'gloss',
  script: 'script',
  entity: 'other',
  compatibility: 'other',
  'over-conversion': 'other',
  symbol: 'other',
  space: 'other',
  punctuation: 'other',
};
const NAME_OF: Readonly<Partial<Record<FixKind, string>>> = {
  'gbk-out-of-step': 'fix_garbled',
  encoding: 'fix_garbled',
  'over-conversion': 'fix_over_conversion',
};

/** The mode that underlines what was changed and says of each change what stood there and why. */
export class ChangesMode {
  readonly #doc: Document;
  readonly #session: Session;
  readonly #state: ReaderState;
  readonly #painter: HighlightPainter | null;
  #edits: readonly ShownEdit[] = [];
  #at = -1;
  #timer = 0;

  constructor(doc: Document, session: Session, state: ReaderState, painter: HighlightPainter | null) {
    this.#doc = doc;
    this.#session = session;
    this.#state = state;
    this.#painter = painter;
  }

  get isOn(): boolean {
    return this.#state.changes !== null;
  }

  show(on: boolean): void {
    this.#state.set({ change: null, changes: on ? { counts: noCounts(), off: [] } : null });
    if (on) this.refresh();
    else this.#clear();
  }

  /** Takes up the view that was just laid. */
  refresh(): void {
    const { changes } = this.#state;
    if (!changes) return;
    this.#edits = shownEdits(this.#session.article, this.#session.laid.shown);
    this.#at = -1;
    const counts = noCounts();
    for (const { edit } of this.#edits) counts[KIND_OF[edit.fix]] += 1;
    this.#state.set({ changes: { ...changes, counts }, change: null });
    this.paint();
  }

  setKind(kind: ChangeKind, on: boolean): void {
    const { changes } = this.#state;
    if (!changes) return;
    const off = changes.off.filter((one) => one !== kind);
    this.#state.set({ changes: { ...changes, off: on ? off : [...off, kind] }, change: null });
    this.paint();
  }

  /** Underlines the changes around the window; called again when the reader has scrolled. */
  paint(): void {
    const { changes } = this.#state;
    if (!changes) return;
    const { laid } = this.#session;
    const window = visibleRange(this.#doc, laid, MARGIN);
    const runs: Record<ChangeKind, { start: number; end: number }[]> = {
      garbled: [],
      gloss: [],
      script: [],
      other: [],
    };
    for (let i = firstFrom(this.#edits, window.start); i < this.#edits.length; i += 1) {
      const { start, end, edit } = this.#edits[i] as ShownEdit;
      if (start >= window.end) break;
      const kind = KIND_OF[edit.fix];
      const run = runs[kind][runs[kind].length - 1];
      if (run && run.end >= start) run.end = Math.max(run.end, end);
      else runs[kind].push({ start, end });
    }
    for (const kind of CHANGE_KINDS) {
      const shown = changes.off.includes(kind) ? [] : runs[kind];
      this.#painter?.paint(
        `fix-${kind}`,
        shown.flatMap((run) => domRangesOf(this.#doc, laid, run)),
      );
    }
  }

  /** Shows the card of the changes at a shown offset; false where there is none. */
  open(offset: number): boolean {
    const off = this.#state.changes?.off ?? CHANGE_KINDS;
    const edits = editsAt(this.#edits, offset).filter(({ edit }) => !off.includes(KIND_OF[edit.fix]));
    if (edits.length === 0) return false;
    this.#openCard(edits);
    return true;
  }

  /** Goes to the next or previous change from where the reader is; gives its shown range to scroll to. */
  step(step: 1 | -1): { start: number; end: number } | null {
    const off = this.#state.changes?.off ?? CHANGE_KINDS;
    if (this.#at < 0) {
      const here = shownOffsetAt(this.#doc, this.#session.laid, 0) ?? 0;
      this.#at = firstFrom(this.#edits, here) - (step > 0 ? 1 : 0);
    }
    const placed = ({ start, end }: ShownEdit) => domRangesOf(this.#doc, this.#session.laid, { start, end }).length > 0;
    for (let i = this.#at + step; i >= 0 && i < this.#edits.length; i += step) {
      const edit = this.#edits[i] as ShownEdit;
      if (off.includes(KIND_OF[edit.edit.fix]) || !placed(edit)) continue;
      this.#at = i;
      return { start: edit.start, end: edit.end };
    }
    return null;
  }

  /** The pointer is on a change or in its card. */
  hold(): void {
    window.clearTimeout(this.#timer);
  }

  /** It left: there is a moment to come back. */
  release(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.close(), GRACE_MS);
  }

  close(): void {
    window.clearTimeout(this.#timer);
    if (this.#state.change) this.#state.set({ change: null });
  }

  /** What a reader sends who thinks a repair is wrong: the words around it, and nothing of the reader. */
  report(): string {
    const { page } = this.#session.article;
    const { shown } = this.#session.laid;
    const around = (text: string, start: number, end: number) => ({
      before: text.slice(Math.max(0, start - CONTEXT), start),
      text: text.slice(start, end),
      after: text.slice(end, end + CONTEXT),
    });
    const repairs = (this.#state.change?.edits ?? []).map(({ edit, before, after, start, end }) => {
      const served = shown.fromPage.toInputRange(start, end);
      return {
        fix: edit.fix,
        from: before,
        to: after,
        evidence: edit.evidence,
        served: around(page.text, served.start, served.end),
        shown: around(shown.text, start, end),
      };
    });
    const { version } = browser.runtime.getManifest();
    return JSON.stringify({ qingdu: version, url: this.#doc.location.href, view: shown.view, repairs }, null, 2);
  }

  #openCard(edits: readonly ShownEdit[]): void {
    const start = Math.min(...edits.map((edit) => edit.start));
    const end = Math.max(...edits.map((edit) => edit.end));
    const box = unionBox(domRangesOf(this.#doc, this.#session.laid, { start, end }));
    this.#state.set({ change: { box, edits, reported: false } });
  }

  #clear(): void {
    this.#edits = [];
    for (const kind of CHANGE_KINDS) this.#painter?.paint(`fix-${kind}`, []);
  }
}

/** A change as its card tells it. */
export function tellChange({ edit, before, after }: ShownEdit): Change {
  const name = NAME_OF[edit.fix] ?? `fix_${edit.fix}`;
  return { kind: KIND_OF[edit.fix], name, before, after, evidence: edit.evidence };
}

function noCounts(): Record<ChangeKind, number> {
  return { garbled: 0, gloss: 0, script: 0, other: 0 };
}
