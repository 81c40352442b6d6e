import { strToU8, zipSync } from 'fflate';
import {
  EXPORT_FORMATS,
  type ExportChoice,
  type ExportedWork,
  type ExportFormat,
  type ExportWords,
  exportFileName,
  exportText,
  type NotesExport,
  toDocxParts,
  toMarkdown,
} from '../domain/annotation/index.ts';

/** A file made in memory. */
export interface MadeFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Notes as a file. Several works in Markdown are a zip with a file for each, as a vault of Obsidian wants them.
 * Throws a TemplateError where `template` (Markdown only) is not in order.
 */
export function exportFile(
  format: ExportFormat,
  content: NotesExport,
  { template, fallbackName }: { template?: string | undefined; fallbackName: string },
): MadeFile {
  const { extension, mediaType } = EXPORT_FORMATS[format];
  const [only] = content.works;
  const day = content.exportedAt.slice(0, 10);
  const title = content.works.length === 1 ? (only?.work.title ?? '') : `${fallbackName} ${day}`;
  const made = (bytes: BlobPart, type: string, suffix: string): MadeFile => ({
    name: exportFileName(title, suffix, fallbackName),
    blob: new Blob([bytes], { type }),
  });
  if (format === 'docx') return made(zip(toDocxParts(content)), mediaType, extension);
  if (format === 'markdown' && content.works.length > 1) {
    const texts = toMarkdown(content, template);
    const taken = new Set<string>();
    const files = content.works.map(({ work }, i) => {
      const name = freeName(exportFileName(work.title, extension, fallbackName), taken);
      return [name, texts[i] ?? ''] as const;
    });
    return made(zip(Object.fromEntries(files)), 'application/zip', 'zip');
  }
  return made(exportText(format, content, template), `${mediaType};charset=utf-8`, extension);
}

/** What notes go out with, in the reader's language. */
export interface ExportSetting {
  readonly choice: ExportChoice;
  readonly words: ExportWords;
  /** Of a file that has no title to be named after. */
  readonly fallbackName: string;
}

/** Hands notes to the browser as a file; gives its name. Throws a TemplateError where the template is not in order. */
export function downloadNotes(doc: Document, works: readonly ExportedWork[], setting: ExportSetting): string {
  const { choice, fallbackName } = setting;
  const file = exportFile(choice.format, contentOf(works, setting), { template: choice.template, fallbackName });
  downloadFile(doc, file);
  return file.name;
}

/** Notes as one text, for the clipboard; null for a Word document, which is none. */
export function notesAsText(works: readonly ExportedWork[], setting: ExportSetting): string | null {
  const { format, template } = setting.choice;
  return format === 'docx' ? null : exportText(format, contentOf(works, setting), template);
}

function contentOf(works: readonly ExportedWork[], { choice, words }: ExportSetting): NotesExport {
  return { works, exportedAt: new Date().toISOString(), form: choice.form, style: 'gbt7714-2015', words };
}

/** Hands a file to the browser, which keeps it where the reader keeps downloads. */
export function downloadFile(doc: Document, { name, blob }: MadeFile): void {
  const address = URL.createObjectURL(blob);
  const link = doc.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; a minute costs nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return new Uint8Array(zipSync(bytes));
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = name.replace(/(\.\w+)$/, ` ${n}$1`);
  taken.add(free.toLowerCase());
  return free;
}
