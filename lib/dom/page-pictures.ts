import { articleRoot, EXCLUDED_ATTRIBUTE } from './page-marks.ts';
import type { ReadArticle } from './read-article.ts';

/** Smaller ones are icons and buttons (CSS px). */
const LEAST = 100;
/** A canvas need not be finer than a page is wide. */
const WIDEST = 1600;

export interface Picture {
  /** Whether it stands before an element of the page. */
  readonly comesBefore: (element: Element) => boolean;
  /** A copy of what the page shows; null where the page has not loaded it. */
  readonly draw: () => HTMLCanvasElement | null;
}

/**
 * The pictures of an article, in order. They are drawn from what the page has loaded already: an <img> of ours would be
 * a request of ours.
 */
export function picturesOf(doc: Document, article: ReadArticle): Picture[] {
  const root = articleRoot(article);
  const images = root ? Array.from(root.querySelectorAll('img')) : [];
  const isPicture = (image: HTMLImageElement) =>
    image.complete &&
    image.naturalWidth >= LEAST &&
    image.naturalHeight >= LEAST &&
    !image.closest(`[${EXCLUDED_ATTRIBUTE}]`);
  return images.filter(isPicture).map((image) => ({
    comesBefore: (element) => (image.compareDocumentPosition(element) & 4) !== 0,
    draw: () => {
      const canvas = doc.createElement('canvas');
      const scale = Math.min(1, WIDEST / image.naturalWidth);
      canvas.width = Math.round(image.naturalWidth * scale);
      canvas.height = Math.round(image.naturalHeight * scale);
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', image.alt);
      try {
        canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      } catch {
        return null;
      }
      return canvas;
    },
  }));
}
