import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toCsv } from './csv.ts';
import { toHtml } from './html.ts';
import { MARKDOWN_TEMPLATE, toMarkdown } from './markdown.ts';
import { type NotesExport, QUOTE_FORMS, type QuoteForm } from './notes-export.ts';
import { toPlainText } from './plain-text.ts';
import { toRis } from './ris.ts';
import { toWebAnnotation } from './web-annotation.ts';

/** Every format notes go out in. `docx` is made of parts that are zipped (`toDocxParts`), all others are one text. */
export const EXPORT_FORMATS = {
  markdown: { extension: 'md', mediaType: 'text/markdown' },
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  html: { extension: 'html', mediaType: 'text/html' },
  text: { extension: 'txt', mediaType: 'text/plain' },
  csv: { extension: 'csv', mediaType: 'text/csv' },
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex' },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems' },
  csl: { extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json' },
  'web-annotation': { extension: 'jsonld', mediaType: 'application/ld+json' },
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;
export type TextFormat = Exclude<ExportFormat, 'docx'>;

const WRITERS: Readonly<Record<Exclude<TextFormat, 'markdown'>, (content: NotesExport) => string>> = {
  html: toHtml,
  text: toPlainText,
  csv: toCsv,
  bibtex: toBibtex,
  ris: toRis,
  csl: toCslJson,
  'web-annotation': toWebAnnotation,
};

/** Notes as one text. `template` is for Markdown only; throws its TemplateError. */
export function exportText(format: TextFormat, content: NotesExport, template?: string): string {
  return format === 'markdown' ? toMarkdown(content, template).join('\n') : WRITERS[format](content);
}

/** How a reader wants notes to go out. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly form: QuoteForm;
  /** Of Markdown. */
  readonly template: string;
}

/** A choice as it was kept, or where that is none, Markdown by our template. */
export function exportChoiceOf(kept: unknown): ExportChoice {
  const { format, form, template } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  return {
    format: typeof format === 'string' && Object.hasOwn(EXPORT_FORMATS, format) ? (format as ExportFormat) : 'markdown',
    form: QUOTE_FORMS.find((known) => known === form) ?? 'auto',
    template: typeof template === 'string' ? template : MARKDOWN_TEMPLATE,
  };
}

export { toDocxParts } from './docx.ts';
export { exportFileName } from './file-name.ts';
export {
  checkTemplate,
  MARKDOWN_TEMPLATE,
  TEMPLATE_NOTE_NAMES,
  TEMPLATE_WORK_NAMES,
  toMarkdown,
} from './markdown.ts';
export {
  EXPORT_FIELDS,
  type ExportedWork,
  type ExportWords,
  isTraditional,
  type NotesExport,
  QUOTE_FORMS,
  type QuoteForm,
} from './notes-export.ts';
export { type ReadNotes, readWebAnnotation } from './read-web-annotation.ts';
export { TemplateError } from './template.ts';
