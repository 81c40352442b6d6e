import { useEffect, useRef, useState } from 'preact/hooks';
import {
  checkTemplate,
  EXPORT_FORMATS,
  type ExportChoice,
  type ExportFormat,
  MARKDOWN_TEMPLATE,
  QUOTE_FORMS,
  type QuoteForm,
  TEMPLATE_NOTE_NAMES,
  TEMPLATE_WORK_NAMES,
  TemplateError,
} from '../lib/domain/annotation/index.ts';
import { useWords, type Words } from './words.ts';

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

export interface ExportDialogProps {
  readonly works: number;
  readonly notes: number;
  readonly initial: ExportChoice;
  readonly onDownload: (choice: ExportChoice) => void;
  readonly onCopy: (choice: ExportChoice) => void;
  readonly onClose: (choice: ExportChoice) => void;
}

/** Chooses format, form of the quotes and, for Markdown, the template. Esc closes. */
export function ExportDialog({ works, notes, initial, onDownload, onCopy, onClose }: ExportDialogProps) {
  const t = useWords();
  const [choice, setChoice] = useState(initial);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const set = (part: Partial<ExportChoice>) => setChoice({ ...choice, ...part });
  const problem = choice.format === 'markdown' ? problemOf(choice.template, t) : null;

  return (
    <dialog ref={dialog} class="dialog export" aria-labelledby="export-title" onClose={() => onClose(choice)}>
      <form method="dialog">
        <h2 id="export-title">{t('export_title')}</h2>
        <p class="hint">{t('export_count', works, notes)}</p>
        <label class="field">
          <span>{t('export_format')}</span>
          <select
            name="format"
            value={choice.format}
            onChange={(event) => set({ format: event.currentTarget.value as ExportFormat })}
          >
            {FORMATS.map((format) => (
              <option key={format} value={format}>
                {t(`export_format_${format.replaceAll('-', '_')}`)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('export_form')}</span>
          <select
            name="form"
            value={choice.form}
            onChange={(event) => set({ form: event.currentTarget.value as QuoteForm })}
          >
            {QUOTE_FORMS.map((form) => (
              <option key={form} value={form}>
                {t(`export_form_${form}`)}
              </option>
            ))}
          </select>
        </label>
        {choice.format === 'markdown' && (
          <details class="template" open={problem !== null}>
            <summary>{t('export_template')}</summary>
            <textarea
              name="template"
              rows={10}
              spellcheck={false}
              aria-label={t('export_template')}
              value={choice.template}
              onInput={(event) => set({ template: event.currentTarget.value })}
            />
            <p class="hint">
              {t('export_template_names', TEMPLATE_WORK_NAMES.join(' '), TEMPLATE_NOTE_NAMES.join(' '))}
            </p>
            <button type="button" name="reset" class="link" onClick={() => set({ template: MARKDOWN_TEMPLATE })}>
              {t('export_template_reset')}
            </button>
          </details>
        )}
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="tools">
          <button type="submit" name="close" class="quiet">
            {t('export_close')}
          </button>
          <button
            type="button"
            name="copy"
            disabled={problem !== null || choice.format === 'docx'}
            onClick={() => onCopy(choice)}
          >
            {t('export_copy')}
          </button>
          <button
            type="button"
            name="download"
            class="main"
            disabled={problem !== null}
            onClick={() => onDownload(choice)}
          >
            {t('export_download')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** What is wrong with a template, in the reader's words; null where nothing is. */
function problemOf(template: string, t: Words): string | null {
  try {
    checkTemplate(template);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return t(`export_template_${error.kind}`, error.line, error.tag);
    throw error;
  }
}
