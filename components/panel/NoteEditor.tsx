import { useEffect, useRef, useState } from 'preact/hooks';
import { ColorChoice } from '../ColorChoice.tsx';
import type { Writing } from '../Composer.tsx';
import { formatTags, parseTags } from '../tags.ts';
import { useWords } from '../words.ts';

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
 * A note edited in place. Ctrl/Cmd+Enter saves; Esc closes and keeps the draft; neither while an input method composes.
 * What could not be written stays in the field, and the reader is told until it is.
 */
export function NoteEditor(props: NoteEditorProps) {
  const t = useWords();
  const { body: firstBody, color: firstColor, tags: firstTags } = props.initial;
  const [writing, setWriting] = useState<Writing>({ body: firstBody, color: firstColor, tags: firstTags });
  const [tagLine, setTagLine] = useState(formatTags(firstTags));
  const [isSaving, setSaving] = useState(false);
  const [saveProblem, setSaveProblem] = useState<string | null>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const problem = saveProblem ?? props.draftProblem;
  useEffect(() => {
    const area = body.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  const write = (part: Partial<Writing>) => {
    const next = { ...writing, ...part };
    setWriting(next);
    props.onWrite(next);
  };
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    setSaveProblem(await props.onSave(writing));
    setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      props.onClose();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  return (
    <form
      class="editor"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        ref={body}
        name="note-body"
        rows={4}
        aria-label={t('panel_note_body')}
        placeholder={t('composer_placeholder')}
        value={writing.body}
        onInput={(event) => write({ body: event.currentTarget.value })}
      />
      <input
        type="text"
        name="note-tags"
        autocomplete="off"
        aria-label={t('composer_tags')}
        placeholder={t('composer_tags_placeholder')}
        value={tagLine}
        onInput={(event) => {
          setTagLine(event.currentTarget.value);
          write({ tags: parseTags(event.currentTarget.value) });
        }}
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
