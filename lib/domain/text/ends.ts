/**
 * What regular expressions like `/[x]+$/` and `/#.*$/` say, in time that grows with the text and no faster: an expression
 * that is tried anew from every character of a long run takes the square of it.
 */

/** The text without what stands at its end (and start) that `isEdge` knows; UTF-16 unit by unit. */
export function trimEnds(text: string, isEdge: (unit: string) => boolean, ends: 'both' | 'end' = 'both'): string {
  let from = 0;
  let to = text.length;
  while (to > from && isEdge(text[to - 1] as string)) to -= 1;
  if (ends === 'both') while (from < to && isEdge(text[from] as string)) from += 1;
  return text.slice(from, to);
}

/** The run of units before `end` that are no `isBreak`, at most `longest` of them. */
export function runBefore(text: string, end: number, isBreak: (unit: string) => boolean, longest = 2000): string {
  let from = end;
  while (from > 0 && end - from < longest && !isBreak(text[from - 1] as string)) from -= 1;
  return text.slice(from, end);
}

/** An address without its fragment. */
export function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
