// Random notes of hostile strings through every format notes go out in (a case in four); random selectors on random
// texts (a case in two).
import { expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { readWebAnnotation } from '../../lib/domain/annotation/formats/read-web-annotation.ts';
import { SOURCE, testExport, testNote, testWork } from '../../lib/domain/annotation/formats/test-notes.ts';
import {
  Anchorer,
  describePassage,
  EXPORT_FORMATS,
  exportText,
  HIGHLIGHT_COLORS,
  toDocxParts,
  whereItStood,
} from '../../lib/domain/annotation/index.ts';
import { casesOf, playCases } from './random.mjs';

const PIECES = [
  '=HYPERLINK("http://evil","x")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</title></style></textarea>',
  ']]>',
  '<!--',
  '-->',
  '<?xml?>',
  '&lt;b&gt;',
  '&#x3c;',
  '"',
  "'",
  '`',
  '\\',
  '\\input{x}',
  '{',
  '}',
  '%',
  '$',
  '#',
  '---\n',
  '\n# 假标题\n',
  '[a](javascript:alert(1))',
  '![](x)',
  '| a | b |',
  '\nER  - \nTY  - JOUR\n',
  '@article{x,',
  '𠮷',
  '👩‍👩‍👧',
  '\u202e',
  '\u200f',
  '\u0000',
  '\u0007',
  '\ud800',
  '\udc00',
  '\ufffe',
  '\u2028',
  '\ufeff',
  '{{note}}',
  '{{/notes}}',
  '治理',
  '主体单一，',
  'word ',
  '1',
  ' ',
  '\n',
  '　',
];

const pick = (random, list) => list[Math.floor(random() * list.length)];
const hostile = (random, most = 8) =>
  Array.from({ length: Math.floor(random() * most) }, () => pick(random, PIECES)).join('');
const hostileList = (random) => Array.from({ length: Math.floor(random() * 4) }, () => hostile(random, 4));

function randomExport(random) {
  const orNull = () => (random() < 0.5 ? null : hostile(random, 4));
  const work = {
    ...testWork,
    id: `ta:${hostile(random, 3)}x`,
    title: hostile(random),
    authors: hostileList(random),
    affiliations: hostileList(random),
    keywords: hostileList(random),
    date: random() < 0.5 ? '2021-01' : orNull(),
    container: orNull(),
    volume: orNull(),
    issue: orNull(),
    pages: orNull(),
    doi: orNull(),
  };
  const notes = Array.from({ length: Math.floor(random() * 4) }, (_, i) =>
    testNote(
      {
        id: `5a0c1f5e-0000-4000-8000-${String(i).padStart(12, '0')}`,
        workId: work.id,
        quotes: { served: hostile(random), printed: hostile(random), reading: hostile(random) },
        body: hostile(random, 12),
        tags: hostileList(random),
        color: pick(random, HIGHLIGHT_COLORS),
      },
      hostileList(random),
    ),
  );
  const source = random() < 0.2 ? `javascript:alert("${hostile(random, 3)}")` : `${SOURCE}?q=${hostile(random, 3)}`;
  return testExport(notes, { work, source, cited: hostileList(random) });
}

/** Rows of RFC 4180; throws where quotes do not close. */
function rowsOf(csv) {
  const rows = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let at = csv.startsWith('\ufeff') ? 1 : 0;
  while (at < csv.length) {
    cells.lastIndex = at;
    const found = cells.exec(csv);
    if (!found) throw new Error(`no cell at ${at}: ${JSON.stringify(csv.slice(Math.max(0, at - 60), at + 40))}`);
    rows.at(-1).push(found[1]?.replaceAll('""', '"') ?? found[2]);
    at = cells.lastIndex;
    if (found[3] === '\r\n' && at < csv.length) rows.push([]);
    if (found[3] === '') break;
  }
  return rows;
}

/** Tags that close, the five entities, no character XML 1.0 has not. */
function checkXml(xml) {
  expect(xml.isWellFormed()).toBe(true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const open = [];
  let text = '';
  let at = 0;
  for (const { 0: tag, 1: isEnd, 2: name, 3: isEmpty, index } of xml.matchAll(
    /<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|<\?xml[^?]*\?>/g,
  )) {
    text += xml.slice(at, index);
    at = index + tag.length;
    if (!name) continue;
    if (isEnd) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name);
  }
  text += xml.slice(at);
  expect(open).toEqual([]);
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
}

const CHECKS = {
  html(text) {
    const doc = parseHtml(text);
    expect(doc.querySelectorAll('script,img,iframe,object,embed,svg,form,base,[onerror],[onload]').length).toBe(0);
    for (const link of doc.querySelectorAll('a[href]')) expect(link.getAttribute('href')).toMatch(/^(?:https?:|#)/);
    expect(text.isWellFormed()).toBe(true);
  },
  csv(text) {
    const rows = rowsOf(text);
    for (const row of rows) {
      expect(row.length).toBe(rows[0].length);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  },
  bibtex(text) {
    let depth = 0;
    for (const { 0: brace } of text.matchAll(/(?<!\\)[{}]/g)) {
      depth += brace === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  },
  ris(text) {
    const lines = text.split(/\r?\n/).filter((line) => line !== '');
    for (const [i, line] of lines.entries())
      expect(line, lines.slice(Math.max(0, i - 2), i + 2).join('⏎')).toMatch(/^[A-Z][A-Z0-9] {2}-(?: |$)/);
    const count = (tag) => lines.filter((line) => line.startsWith(tag)).length;
    expect(count('TY  -')).toBe(count('ER  -'));
  },
  csl: (text) => void JSON.parse(text),
  'web-annotation'(text, { works: [{ notes }] }) {
    const read = readWebAnnotation(text);
    expect(read.refused).toBe(0);
    expect(read.annotations.length).toBe(notes.length);
    for (const [i, { body, color, tags }] of read.annotations.entries()) {
      expect(color).toBe(notes[i].color);
      if (notes[i].body.isWellFormed()) expect(body).toBe(notes[i].body);
      if (notes[i].tags.join('').isWellFormed()) expect(tags).toEqual(notes[i].tags);
    }
  },
  markdown(_, content) {
    // What the reader wrote is Markdown of their own; everything else is words.
    const [{ notes, ...work }] = content.works;
    const text = exportText('markdown', {
      ...content,
      works: [{ ...work, notes: notes.map((note) => ({ ...note, body: '' })) }],
    });
    const shown = text.replace(/^---\n[\s\S]*?\n---\n/, '');
    for (const line of shown.split('\n').filter((one) => !/^(?: {4}|\t)/.test(one)))
      expect(line).not.toMatch(/(?<!\\)<(?:script|img|iframe)/i);
    expect(shown).not.toMatch(/(?<!\\)\]\(javascript:/i);
  },
  text(text) {
    expect(text.isWellFormed()).toBe(true);
  },
};

function placeOf(text, selector) {
  const steps = new Anchorer(text, { variants: null, sections: [] }).find([selector]);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value[0];
  }
}

it(`notes of hostile strings in every format, ${casesOf(4)} cases`, async () => {
  await playCases((random) => {
    const content = randomExport(random);
    for (const format of Object.keys(EXPORT_FORMATS)) {
      try {
        if (format === 'docx') {
          for (const [name, part] of Object.entries(toDocxParts(content)))
            if (/\.(?:xml|rels)$/.test(name)) checkXml(part);
        } else CHECKS[format](exportText(format, content), content);
      } catch (error) {
        throw new Error(`${format}: ${error.message}`);
      }
    }
  }, 4);
}, 3_600_000);

it(`selectors of any shape on any text, ${casesOf(2)} cases`, async () => {
  await playCases((random) => {
    const text = Array.from({ length: 20 + Math.floor(random() * 60) }, () => pick(random, PIECES)).join('');
    const at = () => Math.floor(random() * text.length);
    const [start, end] = [at(), at()].sort((a, b) => a - b);
    const own = describePassage(text, start, Math.max(end, start + 1), []);
    const placed = placeOf(text, own);
    // Its own passage is found where it stands, or where the same words stand in the same surroundings.
    if (/[\p{L}\p{N}]{4}/u.test(own.quote.exact)) expect(['anchored', 'moved', 'uncertain']).toContain(placed.state);
    const number = () => pick(random, [0, 1, -1, 1.5, Number.NaN, Infinity, 2 ** 53, at(), text.length + 5]);
    const strange = {
      quote: { type: 'TextQuoteSelector', exact: hostile(random), prefix: hostile(random), suffix: hostile(random) },
      position: { type: 'TextPositionSelector', start: number(), end: number() },
      section: { type: 'SectionSelector', path: hostileList(random) },
    };
    if (random() < 0.02) strange.quote.exact = hostile(random).repeat(2_000);
    const place = placeOf(text, strange);
    expect(['anchored', 'moved', 'uncertain', 'orphan']).toContain(place.state);
    const ranges = [...('range' in place ? [place.range] : []), ...('candidates' in place ? place.candidates : [])];
    for (const range of ranges) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThan(range.start);
      expect(range.end).toBeLessThanOrEqual(text.length);
    }
    const stood = whereItStood(text, strange);
    if (stood) expect(text.slice(stood.start, stood.end)).toBe(strange.quote.exact);
  }, 2);
}, 3_600_000);
