import type { ReadArticle } from './read-article.ts';
import type { ShownText } from './shown-text.ts';

/**
 * How a value of the metadata reads in a view: metadata are Simplified, and a view in the article's own script says them as
 * the page's front prints them. What stands in the page's meta tags alone stays as it is.
 */
export function inScript(article: ReadArticle, shown: ShownText): (value: string) => string {
  if (shown.view !== 'printed') return (value) => value;
  const { plain, plainStarts, structure } = article;
  let bare = '';
  const places: number[] = [];
  for (const { block } of structure.front) {
    const end = (plainStarts[block + 1] ?? plain.text.length + 1) - 1;
    for (let at = plainStarts[block] ?? end; at < end; at += 1) {
      const unit = plain.text[at] as string;
      if (/\s/.test(unit)) continue;
      bare += unit;
      places.push(at);
    }
  }
  return (value) => {
    const wanted = value.replace(/\s/g, '');
    const at = wanted === '' ? -1 : bare.indexOf(wanted);
    if (at < 0) return value;
    const last = places[at + wanted.length - 1] as number;
    const { start, end } = shown.fromPlain({ start: places[at] as number, end: last + 1 });
    return shown.text.slice(start, end).replace(/\s+/g, /\s/.test(value) ? ' ' : '');
  };
}
