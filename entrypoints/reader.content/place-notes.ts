import {
  Anchorer,
  describePassage,
  type PassageSelector,
  type Placement,
  type SectionPlace,
  unpackVariants,
  type VariantTable,
  whereItStood,
} from '../../lib/domain/annotation/index.ts';
import { type HighlightView, sendToBackground } from '../../lib/messaging/index.ts';
import type { PlacedHighlight } from './highlights.ts';

/** Milliseconds of one slice: half a frame, the page has the rest. */
const SLICE_MS = 8;

interface Text {
  readonly text: string;
  readonly sections: readonly SectionPlace[];
}

interface Known {
  readonly selector: PassageSelector;
  readonly placement: Placement;
}

/**
 * Finds the places of a page's notes in its reading text. What has its place keeps it as long as the text is the same;
 * the text is folded and indexed once, and only if a note does not stand where it was made.
 */
export class NotePlacer {
  #text: Text;
  #anchorer: Anchorer | null = null;
  #known = new Map<string, Known>();

  constructor(text: Text) {
    this.#text = text;
  }

  /** Those that stand where they were made, or were placed before: at once. The rest is for `placeRest`. */
  placeKnown(highlights: readonly HighlightView[]): { placed: PlacedHighlight[]; rest: HighlightView[] } {
    const placed: PlacedHighlight[] = [];
    const rest: HighlightView[] = [];
    for (const highlight of highlights) {
      const placement = this.#placementOf(highlight);
      if (placement) placed.push(withPlacement(highlight, placement));
      else rest.push(highlight);
    }
    return { placed, rest };
  }

  /** Looks for the others in slices that leave the page its frames. */
  async placeRest(rest: readonly HighlightView[]): Promise<PlacedHighlight[]> {
    const { text, sections } = this.#text;
    this.#anchorer ??= new Anchorer(text, { variants: await variants(), sections });
    const placements = await inSlices(this.#anchorer.find(rest.map(({ selector }) => selector)));
    return rest.map((highlight, i) => {
      const placement = placements[i] as Placement;
      this.#known.set(highlight.id, { selector: highlight.selector, placement });
      return withPlacement(highlight, placement);
    });
  }

  /**
   * Goes over to a later version of the page's text (late content). Notes that had a place are followed by the words they
   * stand at now, and none is given another place while the reader reads; the others are looked for anew.
   */
  async follow(next: Text): Promise<void> {
    const before = this.#text;
    if (before.text === next.text) return;
    const settled = [...this.#known].flatMap(([id, { selector, placement }]) =>
      'range' in placement ? [{ id, selector, range: placement.range }] : [],
    );
    const anchorer = new Anchorer(next.text, { variants: await variants(), sections: next.sections });
    const now = await inSlices(
      anchorer.find(settled.map(({ range }) => describePassage(before.text, range.start, range.end, before.sections))),
    );
    this.#text = next;
    this.#anchorer = anchorer;
    this.#known = new Map(
      settled.flatMap(({ id, selector }, i) => {
        const placement = now[i];
        return placement?.state === 'anchored' ? [[id, { selector, placement }]] : [];
      }),
    );
  }

  #placementOf({ id, selector }: HighlightView): Placement | null {
    const known = this.#known.get(id);
    if (known && isSame(known.selector, selector)) return known.placement;
    const range = whereItStood(this.#text.text, selector);
    if (!range) return null;
    const placement: Placement = { state: 'anchored', reason: 'exact', range };
    this.#known.set(id, { selector, placement });
    return placement;
  }
}

let known: VariantTable | null = null;

/** Asked of the background when a note is first looked for. Without it notes are found in the script they were made in. */
async function variants(): Promise<VariantTable | null> {
  try {
    known ??= unpackVariants((await sendToBackground('variants.load', {})).variants);
  } catch (error) {
    console.warn('清读: notes are matched without the forms of other scripts', error);
  }
  return known;
}

function withPlacement(highlight: HighlightView, placement: Placement): PlacedHighlight {
  return { ...highlight, placement, range: 'range' in placement ? placement.range : null };
}

/** A note that was attached anew has another selector. */
function isSame(a: PassageSelector, b: PassageSelector): boolean {
  return a.quote.exact === b.quote.exact && a.position.start === b.position.start && a.quote.prefix === b.quote.prefix;
}

async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise<void>((resume) => setTimeout(resume, 0));
  }
}
