import type { Annotation, PassageSelector } from '../types.ts';
import type { NotesExport } from './notes-export.ts';

/**
 * Notes in the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/): a collection with one page. What the
 * model has no word for (the work, the three forms of the quote, the section) stands in JSON literals under `qingdu:`,
 * so that other programs read the notes and ours gets back exactly what it gave.
 */

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const OWN_CONTEXT = {
  '@version': 1.1,
  qingdu: 'urn:qingdu:',
  'qingdu:works': { '@type': '@json' },
  'qingdu:note': { '@type': '@json' },
};
const BACKGROUNDS = { yellow: '#f5d547', green: '#7cc47f', blue: '#78b0e8', pink: '#ef9bb8', purple: '#b79be6' };

/** What a note is beside what the model says of it. Offsets in UTF-16 code units. */
export interface OwnNote {
  readonly workId: string;
  readonly color: Annotation['color'];
  readonly revision: number;
  readonly quotes: Annotation['quotes'];
  readonly position: PassageSelector['position'];
  readonly section: readonly string[];
}

/** Notes as JSON-LD. Offsets of TextPositionSelector count code points, as the model asks. */
export function toWebAnnotation({ works, exportedAt, words }: NotesExport): string {
  const items = works.flatMap(({ notes }) => notes.map(annotationOf));
  const id = `urn:qingdu:collection:${exportedAt}`;
  const collection = {
    '@context': [ANNOTATION_CONTEXT, OWN_CONTEXT],
    id,
    type: 'AnnotationCollection',
    label: works.length === 1 && works[0]?.work.title ? works[0].work.title : words.fields.note,
    total: items.length,
    'qingdu:works': works.map(({ work }) => work),
    // The model has no page without annotations.
    ...(items.length > 0 && {
      first: { id: `${id}:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    }),
  };
  return `${JSON.stringify(collection, null, 1)}\n`;
}

function annotationOf(note: Annotation) {
  const { body, tags, color, source, created, modified, selector, quotes, workId, revision } = note;
  const own: OwnNote = {
    workId,
    color,
    revision,
    quotes,
    position: selector.position,
    section: selector.section.path,
  };
  const bodies = [
    ...(body === '' ? [] : [{ type: 'TextualBody', value: body, format: 'text/markdown', purpose: 'commenting' }]),
    ...tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
  ];
  return {
    '@context': ANNOTATION_CONTEXT,
    id: noteIri(note.id),
    type: 'Annotation',
    motivation: body === '' ? 'highlighting' : 'commenting',
    created,
    modified,
    ...(bodies.length > 0 && { body: bodies }),
    target: {
      type: 'SpecificResource',
      source,
      selector: selectorsOf(selector, quotes.served),
      styleClass: color,
    },
    stylesheet: { type: 'CssStylesheet', value: `.${color} { background: ${BACKGROUNDS[color]} }` },
    'qingdu:note': own,
  };
}

/** The passage as read, its place there, and, for programs that look at the page as it is served, its words there. */
function selectorsOf({ quote, position }: PassageSelector, served: string) {
  const astral = position.astralBefore;
  const length = Array.from(quote.exact).length;
  const start = position.start - (astral ?? 0);
  return [
    { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    // Without the count of surrogate pairs before it the place in code points is not known.
    ...(astral === undefined ? [] : [{ type: 'TextPositionSelector', start, end: start + length }]),
    ...(served === '' || served === quote.exact ? [] : [{ type: 'TextQuoteSelector', exact: served }]),
  ];
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function noteIri(id: string): string {
  return UUID.test(id) ? `urn:uuid:${id}` : `urn:qingdu:note:${encodeURIComponent(id)}`;
}

/** The note's id in an IRI of ours; null for any other. */
export function idOfIri(iri: string): string | null {
  const uuid = iri.replace(/^urn:uuid:/, '');
  if (uuid !== iri) return UUID.test(uuid) ? uuid : null;
  const name = /^urn:qingdu:note:([\w%.~!*'()-]+)$/.exec(iri)?.[1];
  try {
    return name === undefined ? null : decodeURIComponent(name);
  } catch {
    return null;
  }
}
