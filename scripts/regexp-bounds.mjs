/**
 * Regular expressions that the checker finds polynomial, and why no page can make them slow. `in`: a file or folder;
 * `source`: one expression of it, else all. What a page can reach is tried as well: `lib/domain/article/repetition.test.ts` puts runs
 * of every mark into every part of a page and looks at how the time grows.
 */
export const BOUNDS = [
  {
    in: 'lib/domain/citation/',
    why: 'flatten() cuts a reference at 3,000 characters and puts one for runs of spaces and of marks',
  },
  {
    in: 'lib/domain/article/',
    why: 'on labels, headings and notes of bounded length, or anchored at the start of a block',
  },
  {
    in: 'lib/dom/sites/',
    why: 'on lines of a site’s own table of metadata, anchored at their start',
  },
  {
    in: 'lib/dom/extract-report.ts',
    source: String.raw`\s*[–—~-]\s*`,
    why: 'on the page numbers of one note, which parseReference() bounds',
  },
  {
    in: 'lib/domain/annotation/text-link.ts',
    why: 'on 24 characters',
  },
  {
    in: 'entrypoints/options/granted-sites.ts',
    why: 'on an origin, as the browser gives it',
  },
  {
    in: 'lib/domain/text/pattern.ts',
    source: 'built',
    why: 'the helper that builds patterns; what it builds is looked at when the modules are loaded',
  },
];
