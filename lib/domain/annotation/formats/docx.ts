import { cleanText, oneLine, plainTag } from '../markdown-text.ts';
import type { HighlightColor } from '../types.ts';
import { CONTENT_TYPES, DOCUMENT_RELS, PACKAGE_RELS, SETTINGS, STYLES, XML_HEAD } from './docx-fixed-parts.ts';
import { type NotesExport, type PreparedNote, type PreparedWork, prepareWorks } from './notes-export.ts';

/**
 * Notes as the parts of a Word document (ECMA-376, WordprocessingML), file name → XML; zipped they are a .docx.
 * A heading per work and section, each quote in its colour's margin with a footnote: the work as a bibliography prints
 * it, the section, and a link to the words on the page.
 */
export function toDocxParts(content: NotesExport): Record<string, string> {
  const links = new Links();
  const footnotes: string[] = [];
  const body = prepareWorks(content).flatMap((work) => workParagraphs(work, content, links, footnotes));
  return {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': PACKAGE_RELS,
    'docProps/core.xml': coreProperties(content),
    'word/document.xml': `${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body.join('')}${PAGE}</w:body></w:document>`,
    'word/footnotes.xml': `${XML_HEAD}<w:footnotes ${NAMESPACES}>${SEPARATORS}${footnotes.join('')}</w:footnotes>`,
    'word/styles.xml': STYLES,
    'word/settings.xml': SETTINGS,
    'word/_rels/document.xml.rels': DOCUMENT_RELS,
    'word/_rels/footnotes.xml.rels': links.relationships(),
  };
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** A4, margins of 2.5 cm (in twentieths of a point). */
const PAGE =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
/** Word wants these two before the first footnote; ours count from 1. */
const SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' +
  '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';
const MARGINS: Readonly<Record<HighlightColor, string>> = {
  yellow: 'E0B800',
  green: '4F9D53',
  blue: '4A86C5',
  pink: 'D0648C',
  purple: '8A6BC9',
};

/** Addresses outside the document; each is named once. */
class Links {
  readonly #ids = new Map<string, string>();

  idOf(address: string): string {
    const id = this.#ids.get(address) ?? `link${this.#ids.size + 1}`;
    this.#ids.set(address, id);
    return id;
  }

  relationships(): string {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
    const entries = [...this.#ids].map(
      ([address, id]) =>
        `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(uriOf(address))}" TargetMode="External"/>`,
    );
    return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
  }
}

function workParagraphs(work: PreparedWork, content: NotesExport, links: Links, footnotes: string[]): string[] {
  const out = [paragraph('Heading1', run(work.title)), paragraph('Citation', run(work.citation ?? work.source))];
  let shown = '';
  for (const note of work.notes) {
    if (note.section !== '' && note.section !== shown) out.push(paragraph('Heading2', run(note.section)));
    shown = note.section;
    footnotes.push(footnote(footnotes.length + 1, work, note, content, links));
    out.push(...noteParagraphs(note, footnotes.length));
  }
  return out;
}

function noteParagraphs({ annotation, quote, color }: PreparedNote, footnoteId: number): string[] {
  const margin = `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="${MARGINS[annotation.color]}"/></w:pBdr>`;
  const lines = linesOf(quote);
  const mark = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${footnoteId}"/></w:r>`;
  const tags = annotation.tags.map(plainTag);
  return [
    ...lines.map((line, i) => paragraph('Quote', run(line) + (i === lines.length - 1 ? mark : ''), margin)),
    ...linesOf(annotation.body).map((line) => paragraph('Note', run(line))),
    paragraph('Foot', run([...tags, color].join(' · '))),
  ];
}

function footnote(id: number, work: PreparedWork, note: PreparedNote, { words }: NotesExport, links: Links): string {
  const said = [work.citation ?? work.source, note.section].filter((part) => part !== '').join(' ');
  const link = note.link
    ? `${run(' ')}<w:hyperlink r:id="${links.idOf(note.link)}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>${text(words.fields.link)}</w:r></w:hyperlink>`
    : '';
  const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
  return `<w:footnote w:id="${id}">${paragraph('FootnoteText', mark + run(` ${said}`) + link)}</w:footnote>`;
}

function paragraph(style: string, runs: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`;
}

function run(words: string): string {
  return `<w:r>${text(words)}</w:r>`;
}

function text(words: string): string {
  return `<w:t xml:space="preserve">${escapeXml(cleanText(words).replace(/\s/gu, ' '))}</w:t>`;
}

function linesOf(words: string): string[] {
  return cleanText(words)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

function coreProperties({ works, exportedAt, words }: NotesExport): string {
  const [only] = works;
  const title = works.length === 1 && only?.work.title ? only.work.title : words.fields.note;
  const time = `${exportedAt.slice(0, 19)}Z`;
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(oneLine(title))}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(time)}</dcterms:created></cp:coreProperties>`;
}

/** An address as a URI: Word calls a document damaged in which a target holds what RFC 3986 does not allow. */
function uriOf(address: string): string {
  const [head = '', ...fragment] = address.toWellFormed().split('#');
  const encode = (part: string) =>
    part.replace(/%(?![\da-f]{2})/gi, '%25').replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
  return encode(head) + (fragment.length > 0 ? `#${encode(fragment.join('%23'))}` : '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as text in XML 1.0, which has no place for two code points that Unicode keeps for no character. */
function escapeXml(words: string): string {
  return words.replace(/[\ufffe\uffff]/g, '').replace(/[&<>"]/g, (mark) => ENTITIES[mark] as string);
}
