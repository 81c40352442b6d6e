import { useEffect, useRef } from 'preact/hooks';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { NoteEditor } from '../panel/NoteEditor.tsx';
import { useWords } from '../words.ts';
import type { Writing } from '../writing.tsx';

export interface NoteDialogProps {
  readonly note: Annotation;
  readonly title: string;
  /** Words of the note that were not saved; null where there are none. */
  readonly draft: Writing | null;
  readonly draftProblem: string | null;
  readonly link: string | null;
  readonly onWrite: (writing: Writing) => void;
  /** Resolves to null when the words are on the disk, else to what went wrong. */
  readonly onSave: (writing: Writing) => Promise<string | null>;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}

/** One note whole, to be read and written; a deleted one only read. Esc closes and keeps what was being written. */
export function NoteDialog(props: NoteDialogProps) {
  const t = useWords();
  const { note, title, draft, link } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="dialog one"
      aria-labelledby="note-title"
      data-color={note.color}
      onClose={props.onClose}
    >
      <h2 id="note-title" lang="zh-Hans">
        {title || t('panel_untitled')}
      </h2>
      <p class="hint" lang="zh-Hans">
        {note.selector.section.path.join(' › ')}
      </p>
      <blockquote class="quote" lang="zh-Hans">
        {note.quotes.reading}
      </blockquote>
      {note.deleted === null ? (
        <NoteEditor
          id={note.id}
          initial={draft ?? note}
          draftProblem={props.draftProblem}
          onWrite={props.onWrite}
          onSave={async (writing) => {
            const problem = await props.onSave(writing);
            if (problem === null) close();
            return problem;
          }}
          onCopy={props.onCopy}
          onClose={close}
        />
      ) : (
        <>
          {note.body && <p class="words">{note.body}</p>}
          <div class="tools">
            <button type="button" name="close" onClick={close}>
              {t('export_close')}
            </button>
          </div>
        </>
      )}
      {link && note.deleted === null && (
        <p class="hint">
          <a href={link} target="_blank" rel="noreferrer">
            {t('library_open')}
          </a>
        </p>
      )}
    </dialog>
  );
}
