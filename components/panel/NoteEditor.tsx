import { useState } from 'preact/hooks';
import { ColorChoice } from '../ColorChoice.tsx';
import { useWords } from '../words.ts';
import { useWriting, type Writing, WritingFields, writingKeys } from '../writing.tsx';

export interface NoteEditorProps {
  /** Of the note; fields of one document need names of their own. */
  readonly id: string;
  readonly initial: Writing;
  /** Why the draft cannot be kept; null when it can. */
  readonly draftProblem: string | null;
  readonly onWrite: (writing: Writing) => void;
  /** Resolves to null when the words are on the disk, else to what went wrong and what to do. */
  readonly onSave: (writing: Writing) => Promise<string | null>;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}

/**
 * A note edited in place; Esc closes it and keeps the draft.
 * What could not be written stays in the field, and the reader is told until it is.
 */
export function NoteEditor(props: NoteEditorProps) {
  const t = useWords();
  const state = useWriting(props.initial, props.onWrite);
  const { writing, write } = state;
  const [isSaving, setSaving] = useState(false);
  const [saveProblem, setSaveProblem] = useState<string | null>(null);
  const problem = saveProblem ?? props.draftProblem;
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    setSaveProblem(await props.onSave(writing));
    setSaving(false);
  };
  return (
    <form
      class="editor"
      onKeyDown={writingKeys(() => void save(), props.onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <WritingFields
        state={state}
        names={{ body: 'note-body', tags: 'note-tags', label: t('panel_note_body'), rows: 4 }}
      />
      {problem && (
        <div class="problem" role="alert">
          <p>{problem}</p>
          <button type="button" data-action="copy" class="link" onClick={() => props.onCopy(writing.body)}>
            {t('panel_copy_words')}
          </button>
        </div>
      )}
      <div class="tools">
        <ColorChoice name={`note-color-${props.id}`} value={writing.color} onChange={(color) => write({ color })} />
        <button
          type="button"
          data-action="close"
          class="quiet"
          title={t('composer_cancel_title')}
          onClick={props.onClose}
        >
          {t('panel_note_close')}
        </button>
        <button type="submit" data-action="save" class="main" title={t('composer_save_title')} disabled={isSaving}>
          {t('panel_note_save')}
        </button>
      </div>
    </form>
  );
}
