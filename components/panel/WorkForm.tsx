import { useEffect, useRef, useState } from 'preact/hooks';
import {
  fieldText,
  readField,
  WORK_FIELDS,
  type Work,
  type WorkCorrections,
  type WorkField,
} from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';

export interface WorkFormProps {
  /** As the reader should see it: their own values over those of the page. */
  readonly work: Work;
  /** As the page told. */
  readonly told: Work;
  /** Resolves to null when it is on the disk, else to what went wrong, in the reader's words. */
  readonly onSave: (corrections: WorkCorrections) => Promise<string | null>;
  readonly onClose: () => void;
}

/**
 * The fields of a work, to be put right by hand. Under a field that differs from what the page told stands what it told,
 * and a press has it back. Ctrl/Cmd+Enter saves, Esc leaves everything as it was.
 */
export function WorkForm({ work, told, onSave, onClose }: WorkFormProps) {
  const t = useWords();
  const [typed, setTyped] = useState(() => textsOf(work));
  const [problem, setProblem] = useState<string | null>(null);
  const [wrong, setWrong] = useState<WorkField | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const read = textsOf(told);
  const set = (field: WorkField, text: string) => setTyped((last) => ({ ...last, [field]: text }));

  const save = async () => {
    const bad = WORK_FIELDS.find((field) => readField(field, typed[field]) === undefined);
    setWrong(bad ?? null);
    if (bad) {
      setProblem(t(`panel_work_problem_${bad}`));
      form.current?.querySelector<HTMLInputElement>(`[name="work-${bad}"]`)?.focus();
      return;
    }
    const corrections = Object.fromEntries(
      WORK_FIELDS.filter((field) => typed[field] !== read[field]).map((field) => [
        field,
        readField(field, typed[field]),
      ]),
    ) as WorkCorrections;
    const failed = await onSave(corrections);
    setProblem(failed);
    if (failed === null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <form
      ref={form}
      class="work-form"
      aria-label={t('panel_work_correct')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {WORK_FIELDS.map((field) => (
        <div key={field} class="field">
          <label for={`work-${field}`}>{t(`panel_work_${field}`)}</label>
          <input
            id={`work-${field}`}
            name={`work-${field}`}
            type="text"
            autocomplete="off"
            lang="zh-Hans"
            aria-invalid={wrong === field}
            aria-describedby={typed[field] !== read[field] ? `told-${field}` : undefined}
            value={typed[field]}
            onInput={(event) => set(field, event.currentTarget.value)}
          />
          {typed[field] !== read[field] && (
            <p class="hint told" id={`told-${field}`}>
              <span>{read[field] === '' ? t('panel_work_told_nothing') : t('panel_work_told', read[field])}</span>
              <button type="button" data-undo={field} class="link" onClick={() => set(field, read[field])}>
                {t('panel_work_undo')}
              </button>
            </p>
          )}
        </div>
      ))}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="tools">
        <button type="button" name="close-work" class="quiet" onClick={onClose}>
          {t('panel_note_close')}
        </button>
        <button type="submit" name="save-work" class="main">
          {t('panel_note_save')}
        </button>
      </div>
    </form>
  );
}

function textsOf(work: Work): Record<WorkField, string> {
  return Object.fromEntries(WORK_FIELDS.map((field) => [field, fieldText(work, field)])) as Record<WorkField, string>;
}
