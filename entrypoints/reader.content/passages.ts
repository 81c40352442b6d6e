import { browser } from 'wxt/browser';
import type { CopyForm } from '../../components/page/SelectionToolbar.tsx';
import type { HighlightColor } from '../../lib/domain/annotation/index.ts';
import { linkToText } from '../../lib/domain/annotation/index.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import { type Args, sendToBackground } from '../../lib/messaging/index.ts';
import { copyText } from './copy-text.ts';
import { domRangesOfReading, highlightAt, type PlacedHighlight } from './highlights.ts';
import { loadCitations } from './load-citations.ts';
import { copyOf } from './mutable.ts';
import { type Eye, readingOffsetAt, standAt } from './places.ts';
import type { Reader } from './reader.ts';
import { words } from './words.ts';

/** What is longer than two of these is measured at its ends alone: more than a line, in UTF-16 code units. */
const LONGEST_LINE = 200;

/** What a reader does with a passage: the one that is selected, or a highlight that was clicked. */
export class Passages {
  readonly #doc: Document;
  readonly #reader: Reader;
  /** The colour chosen last on this page. */
  #lastColor: HighlightColor | null = null;

  constructor(doc: Document, reader: Reader) {
    this.#doc = doc;
    this.#reader = reader;
  }

  /** The reading range of what is selected; null where that holds nothing of the article. */
  selectedRange(): TextRange | null {
    const range = this.#selected();
    return range && this.#reader.session.readingRangeOf(range);
  }

  #selected(): Range | null {
    const selected = this.#doc.getSelection();
    return selected && selected.rangeCount > 0 && !selected.isCollapsed ? selected.getRangeAt(0) : null;
  }

  /** Puts the toolbar at what is selected, or takes it away. */
  takeSelection(): void {
    const range = this.#selected();
    const reading = range && this.#reader.session.readingRangeOf(range);
    if (range && reading) this.#stand(reading, this.#isBackward(range) ? 'first' : 'last', this.#madeOf(reading));
    else if (this.#reader.state.selection && !this.#reader.state.selection.highlight)
      this.#reader.state.set({ selection: null });
  }

  /** Whether it was selected from its end to its start: the pointer, and the eye, are at its start. */
  #isBackward({ startContainer, startOffset }: Range): boolean {
    const selected = this.#doc.getSelection();
    return selected?.focusNode === startContainer && selected.focusOffset === startOffset;
  }

  /** Puts the toolbar at a passage that is not selected on the page. */
  take(range: TextRange): void {
    this.#stand(range, 'all', this.#madeOf(range));
  }

  /** The highlight of exactly these words: whoever selects them again means it. */
  #madeOf(range: TextRange): PlacedHighlight | null {
    const { highlights } = this.#reader.state;
    return highlights.find((one) => one.range?.start === range.start && one.range.end === range.end) ?? null;
  }

  /** Puts the toolbar at the highlight under a point of the viewport, or takes it away. */
  clickAt(x: number, y: number): void {
    if (!this.#doc.getSelection()?.isCollapsed) return;
    const offset = readingOffsetAt(this.#doc, this.#reader.session.laid, x, y);
    const highlight = offset === null ? null : highlightAt(this.#reader.state.highlights, offset);
    if (highlight?.range) this.#stand(highlight.range, 'first', highlight);
    else if (this.#reader.state.selection) this.#reader.state.set({ selection: null });
  }

  /** The page was scrolled: the toolbar stays with its words. */
  follow(): void {
    const { selection } = this.#reader.state;
    if (selection) this.#stand(selection.range, selection.eye, selection.highlight);
  }

  #stand(range: TextRange, eye: Eye, highlight: PlacedHighlight | null): void {
    const stand = standAt(this.#endsOf(range), eye);
    if (stand) this.#reader.state.set({ selection: { range, eye, highlight, ...stand } });
  }

  /** Where a passage begins and ends on the page; what is long in between need not be measured. */
  #endsOf({ start, end }: TextRange): Range[] {
    const ends =
      end - start > 2 * LONGEST_LINE
        ? [
            { start, end: start + LONGEST_LINE },
            { start: end - LONGEST_LINE, end },
          ]
        : [{ start, end }];
    return ends.flatMap((one) => domRangesOfReading(this.#doc, this.#reader.session.laid, one));
  }

  /** Opens the composer for what the toolbar stands at. */
  async openComposer(): Promise<void> {
    const { selection } = this.#reader.state;
    if (!selection) return;
    const workId = await this.#work();
    if (workId === null) return;
    const { url } = this.#reader;
    const what: Args<'composer.open'> = selection.highlight
      ? { workId, url, annotationId: selection.highlight.id }
      : {
          workId,
          url,
          new: {
            ...copyOf(this.#reader.session.describe(selection.range)),
            color: this.#lastColor ?? this.#reader.session.settings.noteColor,
          },
        };
    try {
      const { token } = await sendToBackground('composer.open', what);
      const src = `${browser.runtime.getURL('/composer.html')}#token=${encodeURIComponent(token)}`;
      this.#reader.state.set({ selection: null, composer: { box: selection.box, src } });
    } catch (error) {
      this.#reader.toasts.failed(error);
    }
  }

  closeComposer(saved: boolean): void {
    this.#reader.state.set({ composer: null });
    if (!saved) return;
    this.#doc.getSelection()?.removeAllRanges();
    this.#reader.toasts.show(words('page_note_saved'));
  }

  /** Colours what the toolbar stands at. */
  async color(color: HighlightColor): Promise<void> {
    const { selection } = this.#reader.state;
    if (!selection) return;
    this.#lastColor = color;
    const workId = await this.#work();
    if (workId === null) return;
    try {
      if (selection.highlight) {
        await sendToBackground('highlight.recolor', { id: selection.highlight.id, color });
      } else {
        const passage = copyOf(this.#reader.session.describe(selection.range));
        await sendToBackground('highlight.create', {
          id: newId(),
          workId,
          url: this.#reader.url,
          ...passage,
          color,
        });
      }
      this.#reader.state.set({ selection: null });
      this.#doc.getSelection()?.removeAllRanges();
    } catch (error) {
      this.#reader.toasts.failed(error);
    }
  }

  /**
   * The work notes are kept under. Where the store has not answered it is asked again; what went wrong is then said, and
   * the selection stays.
   */
  async #work(): Promise<string | null> {
    if (this.#reader.workId === null) await this.#reader.open();
    return this.#reader.workId;
  }

  async remove(highlight: PlacedHighlight): Promise<void> {
    try {
      await sendToBackground('highlight.remove', { id: highlight.id });
      this.#reader.state.set({ selection: null });
      const undo = () =>
        void sendToBackground('highlight.restore', { id: highlight.id }).catch((error: unknown) =>
          this.#reader.toasts.failed(error),
        );
      this.#reader.toasts.show(words('page_removed'), { label: words('page_undo'), run: undo });
    } catch (error) {
      this.#reader.toasts.failed(error);
    }
  }

  /** Ways to copy what the toolbar stands at. */
  copyForms(range: TextRange): CopyForm[] {
    const { printed, reading } = this.#reader.session.describe(range).quotes;
    return printed === reading ? ['reading', 'link'] : ['reading', 'printed', 'both', 'link'];
  }

  async copy(form: CopyForm): Promise<void> {
    const { selection } = this.#reader.state;
    if (!selection) return;
    const { quotes } = this.#reader.session.describe(selection.range);
    const { work } = this.#reader.session;
    const { url } = this.#reader;
    const text =
      form === 'link'
        ? // The browser of whoever gets the link looks for the words as the site serves them.
          linkToText(url, quotes.served)
        : // Not waited for where it is there: a browser lets a text be copied only while the reader's press lasts.
          (this.#reader.session.citations ?? (await loadCitations().catch(() => null)))?.citedPassage(
            quotes,
            form,
            work,
            url,
            today(),
          );
    const done = text != null && (await copyText(this.#doc, text));
    this.#reader.state.set({ selection: null });
    this.#reader.toasts.show(words(done ? 'page_passage_copied' : 'page_error_copy'));
  }
}

/** `crypto.randomUUID` is not there on pages served over http. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
