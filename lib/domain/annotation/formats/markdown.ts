import { keyOf } from '../../citation/index.ts';
import {
  cleanText,
  escapeLine,
  escapeMarks,
  hashTag,
  noteBody,
  oneLine,
  quoteBlock,
  yamlString,
} from '../markdown-text.ts';
import { type NotesExport, type PreparedNote, type PreparedWork, prepareWorks } from './notes-export.ts';
import { fillTemplate, type Place, parseTemplate, type TemplateContext, type TemplateText } from './template.ts';

/** What a reader starts from: front matter as Obsidian reads it, a heading per section, a quote per note. */
export const MARKDOWN_TEMPLATE = `---
title: {{title}}
authors: {{authors}}
{{#container}}
container: {{container}}
{{/container}}
{{#date}}
date: {{date}}
{{/date}}
{{#volume}}
volume: {{volume}}
{{/volume}}
{{#issue}}
issue: {{issue}}
{{/issue}}
{{#pages}}
pages: {{pages}}
{{/pages}}
{{#doi}}
doi: {{doi}}
{{/doi}}
{{#keywords}}
keywords: {{keywords}}
{{/keywords}}
source: {{source}}
exported: {{exported}}
---

# {{title}}

{{#citation}}
{{citation}}

{{/citation}}
{{#notes}}
{{#new_section}}
## {{section}}

{{/new_section}}
{{quote}}

{{#note}}
{{note}}

{{/note}}
{{foot}}

{{/notes}}
`;

/** Values a template may name: of the work, and inside {{#notes}} of each note. */
export const TEMPLATE_WORK_NAMES = [
  'title',
  'authors',
  'affiliations',
  'container',
  'date',
  'year',
  'volume',
  'issue',
  'pages',
  'doi',
  'keywords',
  'citation',
  'citekey',
  'source',
  'exported',
  'notes',
] as const;
export const TEMPLATE_NOTE_NAMES = [
  'new_section',
  'section',
  'quote',
  'quote_text',
  'note',
  'tags',
  'color',
  'link',
  'foot',
  'created',
  'modified',
  'id',
] as const;
const NAMES: ReadonlySet<string> = new Set([...TEMPLATE_WORK_NAMES, ...TEMPLATE_NOTE_NAMES]);

/** Notes as Markdown, a text for each work. Throws a TemplateError where the template is not in order. */
export function toMarkdown(content: NotesExport, template = MARKDOWN_TEMPLATE): string[] {
  const parts = parseTemplate(template, NAMES);
  return prepareWorks(content).map((work) => {
    const filled = fillTemplate(parts, [workValues(work, content)]);
    return `${filled.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  });
}

/** Throws a TemplateError where a template is not in order. */
export function checkTemplate(template: string): void {
  parseTemplate(template, NAMES);
}

type Values<Names extends readonly string[]> = { readonly [Name in Names[number]]: TemplateContext[string] };

function workValues({ work, title, source, item, citation, notes }: PreparedWork, content: NotesExport) {
  let shown = '';
  const values: Values<typeof TEMPLATE_WORK_NAMES> = {
    title: line(work.title === '' ? source || title : title),
    authors: list(work.authors),
    affiliations: list(work.affiliations),
    container: line(work.container),
    date: line(work.date),
    year: line(work.date?.slice(0, 4)),
    volume: line(work.volume),
    issue: line(work.issue),
    pages: line(work.pages),
    doi: line(work.doi),
    keywords: list(work.keywords),
    citation: text(citation, escapeMarks),
    citekey: line(item && keyOf(item)),
    source: line(source),
    exported: line(content.exportedAt),
    notes: notes.map((note) => {
      const isNew = note.section !== '' && note.section !== shown;
      shown = note.section;
      return noteValues(note, isNew, content);
    }),
  };
  return values;
}

function noteValues({ annotation, section, quote, color, link }: PreparedNote, isNew: boolean, content: NotesExport) {
  const tags = annotation.tags.map(hashTag).filter((tag) => tag !== null);
  const anchor = link === null ? '' : `[${escapeLine(content.words.fields.link)}](<${link}>)`;
  const values: Values<typeof TEMPLATE_NOTE_NAMES> = {
    new_section: isNew,
    section: line(section),
    quote: text(quote, quoteBlock),
    quote_text: line(quote),
    note: text(annotation.body.trim(), noteBody),
    tags: { isEmpty: tags.length === 0, in: (place) => (place === 'yaml' ? flow(annotation.tags) : tags.join(' ')) },
    color: line(color),
    link: text(link, () => anchor),
    foot: text([...tags, escapeLine(color), anchor].filter((part) => part !== '').join(' · '), (made) => made),
    created: line(annotation.created),
    modified: line(annotation.modified),
    id: line(annotation.id),
  };
  return values;
}

/** Words on one line. */
function line(value: string | null | undefined): TemplateText {
  return text(value, escapeLine);
}

/** A value and how Markdown takes it; in front matter it is a quoted scalar. Cleaned when asked: few are, of many notes. */
class Words implements TemplateText {
  readonly #value: string;
  readonly #asMarkdown: (value: string) => string;

  constructor(value: string, asMarkdown: (value: string) => string) {
    this.#value = value;
    this.#asMarkdown = asMarkdown;
  }

  get isEmpty(): boolean {
    return cleanText(this.#value) === '';
  }

  in(place: Place): string {
    const known = cleanText(this.#value);
    return place === 'yaml' ? yamlString(known) : this.#asMarkdown(known);
  }
}

function text(value: string | null | undefined, asMarkdown: (value: string) => string): TemplateText {
  return new Words(value ?? '', asMarkdown);
}

/** A list in YAML's flow notation; in Markdown its items with commas between. */
function list(values: readonly string[]): TemplateText {
  const known = values.map(oneLine).filter((value) => value !== '');
  return {
    isEmpty: known.length === 0,
    in: (place) => (place === 'yaml' ? flow(known) : known.map(escapeLine).join(', ')),
  };
}

function flow(values: readonly string[]): string {
  return `[${values.map(yamlString).join(', ')}]`;
}
