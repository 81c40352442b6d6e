import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Annotation, HIGHLIGHT_COLORS } from '../types.ts';
import { readWebAnnotation } from './read-web-annotation.ts';
import { HOSTILE, quoting, testExport, testNote, testWork } from './test-notes.ts';
import { toWebAnnotation } from './web-annotation.ts';

type Json = Readonly<Record<string, unknown>>;
const itemsOf = (text: string): Json[] => JSON.parse(text).first.items;

/** The MUSTs of the Web Annotation model that speak of what we write (sections 3.1, 3.2.4, 4.2, 4.4, 5.1, 5.2). */
function breaches(text: string): string[] {
  const out: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) out.push(what);
  };
  const collection = JSON.parse(text);
  const contexts = [collection['@context']].flat();
  must(contexts[0] === 'http://www.w3.org/ns/anno.jsonld', 'the context of the model');
  must(/^[a-z][a-z0-9+.-]*:\S+$/.test(collection.id), 'a collection has an IRI');
  must(collection.type === 'AnnotationCollection', 'type of the collection');
  must(collection.total === (collection.first?.items.length ?? 0), 'total is the number of annotations');
  if (collection.first) {
    must(collection.first.type === 'AnnotationPage' && typeof collection.first.id === 'string', 'a page with an IRI');
    must(collection.first.startIndex === 0, 'start index');
  }
  const ids = new Set<string>();
  for (const item of collection.first?.items ?? []) {
    must([item['@context']].flat().includes('http://www.w3.org/ns/anno.jsonld'), 'an annotation has the context');
    must(/^urn:\S+$/.test(item.id) && !ids.has(item.id), 'exactly one id, an IRI, of its own');
    ids.add(item.id);
    must([item.type].flat().includes('Annotation'), 'type Annotation');
    must(['commenting', 'highlighting'].includes(item.motivation), 'a motivation of the model');
    const dated = [item.created, item.modified].every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time));
    must(dated, 'xsd:dateTime in UTC');
    for (const body of [item.body ?? []].flat()) {
      must(body.type === 'TextualBody' && typeof body.value === 'string', 'a textual body has one value');
      must(['commenting', 'tagging'].includes(body.purpose), 'a purpose of the model');
    }
    const { target } = item;
    must(target.type === 'SpecificResource' && /^https?:/.test(target.source), 'one source');
    must(target.selector.length > 0, 'a selector');
    for (const selector of target.selector) {
      if (selector.type === 'TextQuoteSelector') must(typeof selector.exact === 'string', 'exactly one exact');
      else {
        must(selector.type === 'TextPositionSelector', 'a selector of the model');
        const whole = [selector.start, selector.end].every((at) => Number.isInteger(at) && at >= 0);
        must(whole, 'non-negative integers');
        must(selector.end - selector.start === Array.from(target.selector[0].exact).length, 'code points');
      }
    }
    must(item.stylesheet.type === 'CssStylesheet', 'a style sheet');
    must(item.stylesheet.value.includes(`.${target.styleClass} `), 'the class is in the style sheet');
  }
  return out;
}

const color = fc.constantFrom(...HIGHLIGHT_COLORS);
const words = fc.string({ unit: 'grapheme', maxLength: 30 });
const note: fc.Arbitrary<Annotation> = fc
  .record({
    id: fc.uuid(),
    body: words,
    tags: fc.array(words, { maxLength: 3 }),
    color,
    revision: fc.nat(),
    exact: words,
    prefix: words,
    start: fc.nat({ max: 9000 }),
    astral: fc.option(fc.nat({ max: 50 }), { nil: undefined }),
    served: words,
    path: fc.array(words, { maxLength: 3 }),
  })
  .map(({ exact, prefix, start, astral, served, path, ...rest }) =>
    testNote({
      ...rest,
      selector: {
        quote: { type: 'TextQuoteSelector', exact, prefix, suffix: prefix },
        position: {
          type: 'TextPositionSelector',
          start: start + 2 * (astral ?? 0),
          end: start + 2 * (astral ?? 0) + exact.length,
          ...(astral !== undefined && { astralBefore: astral }),
        },
        section: { type: 'SectionSelector', path },
      },
      quotes: { served, printed: served, reading: exact },
    }),
  );

test('whatever the notes hold, the file keeps the rules of the model and gives them back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(note, { maxLength: 5, selector: ({ id }) => id }), (notes) => {
      const content = testExport(notes);
      const text = toWebAnnotation(content);
      expect(breaches(text)).toEqual([]);
      const read = readWebAnnotation(text);
      expect(read).toEqual({ works: [testWork], annotations: notes, refused: 0 });
      expect(toWebAnnotation(testExport(read?.annotations ?? []))).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test('offsets are code points: behind two characters beyond the BMP they are two less', () => {
  const selector = {
    quote: { type: 'TextQuoteSelector' as const, exact: '𠮷野', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector' as const, start: 10, end: 13, astralBefore: 2 },
    section: { type: 'SectionSelector' as const, path: [] },
  };
  const [item] = itemsOf(toWebAnnotation(testExport([testNote({ selector })])));
  expect(item?.target).toMatchObject({ selector: [{}, { type: 'TextPositionSelector', start: 8, end: 10 }, {}] });
});

test('a hostile quote is a string', () => {
  const read = readWebAnnotation(toWebAnnotation(testExport([quoting(HOSTILE, { body: HOSTILE, tags: [HOSTILE] })])));
  expect(read?.annotations[0]).toMatchObject({ body: HOSTILE, tags: [HOSTILE], quotes: { reading: HOSTILE } });
});

test('what is not a note of ours is counted and left out; what is no collection is refused', () => {
  const text = toWebAnnotation(testExport([testNote()]));
  const [item] = itemsOf(text);
  const withItems = (items: unknown[]) => readWebAnnotation(JSON.stringify({ ...JSON.parse(text), first: { items } }));
  const own = item?.['qingdu:note'] as Json;
  const bad: unknown[] = [
    null,
    { ...item, id: 'http://evil.org/1' },
    { ...item, created: 'yesterday' },
    { ...item, target: { ...(item?.target as Json), source: 'javascript:alert(1)' } },
    { ...item, body: [{ type: 'TextualBody', value: 1, purpose: 'commenting' }] },
    { ...item, 'qingdu:note': { ...own, color: 'red' } },
    { ...item, 'qingdu:note': { ...own, position: { type: 'TextPositionSelector', start: 5, end: 1 } } },
    { ...item, 'qingdu:note': { ...own, workId: 'another' } },
    { type: 'Annotation', id: 'urn:uuid:x', target: 'http://example.org/' },
  ];
  expect(withItems([item, ...bad])).toMatchObject({ annotations: [{ id: testNote().id }], refused: bad.length });
  for (const other of ['', '{', '[]', '{"type":"AnnotationCollection"}', 'null'])
    expect(readWebAnnotation(other)).toBeNull();
});
