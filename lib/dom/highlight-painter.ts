/**
 * Paints ranges by the CSS Custom Highlight API. Names say a colour and nothing else: the page can see which words are
 * highlighted, never what was written. Only our own names are ever set or deleted.
 */
export interface HighlightPainter {
  /** Replaces what is painted under a name. */
  readonly paint: (name: string, ranges: readonly Range[]) => void;
  /** Paints once more what another script has taken out of the registry; a second time it has its way. */
  readonly repair: () => void;
}

const PREFIX = 'qingdu-';

interface HighlightWindow {
  readonly CSS?: {
    readonly highlights?: {
      has(name: string): boolean;
      set(name: string, value: object): void;
      delete(name: string): boolean;
    };
  };
  readonly Highlight?: new (...ranges: Range[]) => object;
}

/**
 * Null where the browser has no highlights (Chrome < 105, Firefox < 140). `first` is called before the first range is
 * painted: a page that nothing is painted on needs no styles for it.
 */
export function highlightPainter(doc: Document, first: () => void = () => undefined): HighlightPainter | null {
  const view = doc.defaultView as (Window & HighlightWindow) | null;
  const registry = view?.CSS?.highlights;
  const Highlight = view?.Highlight;
  if (!registry || !Highlight) return null;
  const painted = new Map<string, object>();
  const repaired = new Set<string>();
  let isFirst = true;
  return {
    paint: (name, ranges) => {
      if (ranges.length === 0) {
        registry.delete(PREFIX + name);
        painted.delete(name);
        return;
      }
      if (isFirst) first();
      isFirst = false;
      const highlight = new Highlight(...ranges);
      registry.set(PREFIX + name, highlight);
      painted.set(name, highlight);
    },
    repair: () => {
      for (const [name, highlight] of painted) {
        if (registry.has(PREFIX + name) || repaired.has(name)) continue;
        repaired.add(name);
        registry.set(PREFIX + name, highlight);
      }
    },
  };
}
