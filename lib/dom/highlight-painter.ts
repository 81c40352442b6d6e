/**
 * Paints ranges by the CSS Custom Highlight API. Names say a colour and nothing else: the page can see which words are
 * highlighted, never what was written. Only our own names are ever set or deleted.
 */
export interface HighlightPainter {
  /** Replaces what is painted under a name. */
  readonly paint: (name: string, ranges: readonly Range[]) => void;
  readonly clear: () => void;
}

const PREFIX = 'qingdu-';

interface HighlightWindow {
  readonly CSS?: { readonly highlights?: { set(name: string, value: object): void; delete(name: string): boolean } };
  readonly Highlight?: new (...ranges: Range[]) => object;
}

/** Null where the browser has no highlights (Chrome < 105, Firefox < 140). */
export function highlightPainter(doc: Document): HighlightPainter | null {
  const view = doc.defaultView as (Window & HighlightWindow) | null;
  const registry = view?.CSS?.highlights;
  const Highlight = view?.Highlight;
  if (!registry || !Highlight) return null;
  const names = new Set<string>();
  return {
    paint: (name, ranges) => {
      if (ranges.length === 0) {
        registry.delete(PREFIX + name);
        names.delete(name);
        return;
      }
      const highlight = new Highlight(...ranges);
      registry.set(PREFIX + name, highlight);
      names.add(name);
    },
    clear: () => {
      for (const name of names) registry.delete(PREFIX + name);
      names.clear();
    },
  };
}
