import { useEffect, useRef, useState } from 'preact/hooks';
import type { Annotation } from '../lib/domain/annotation/index.ts';
import { ColorChoice } from './ColorChoice.tsx';
import type { Writing } from './Composer.tsx';
import type { NoteActions } from './note-actions.ts';
import { formatTags, parseTags } from './tags.ts';
import { useWords } from './words.ts';

export interface NoteCardProps {
  readonly note: Annotation;
  readonly actions: NoteActions;
}

/** A note: the passage (a press leads to it), what was written, and the tools to change it in place. */
export function NoteCard({ note, actions }: NoteCardProps) {
  const t = useWords();
  const [isEditing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  const draft = actions.draftOf(note.id);
  const quote = (
    <blockquote class="quote" lang="zh-Hans">
      <button type="button" data-action="jump" title={t('panel_note_jump')} onClick={() => actions.onJump(note.id)}>
        {note.quotes.reading}
      </button>
    </blockquote>
  );
  if (isEditing) {
    return (
      <li class="note" data-annotation-id={note.id} data-color={note.color}>
        {quote}
        <NoteEditor
          initial={draft ?? note}
          onWrite={(writing) => actions.onWrite(note, writing)}
          onSave={async (writing) => {
            if (await actions.onSave(note, writing)) setEditing(false);
          }}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li class="note" data-annotation-id={note.id} data-color={note.color}>
      {quote}
      {note.body && <p class="body">{note.body}</p>}
      {note.tags.length > 0 && <p class="tags">{note.tags.map((tag) => `#${tag}`).join(' ')}</p>}
      {draft && (
        <p class="unsaved">
          {t('panel_note_unsaved')}
          <button type="button" data-action="discard" class="link" onClick={() => actions.onDiscard(note.id)}>
            {t('panel_draft_discard')}
          </button>
        </p>
      )}
      <div class="tools">
        <button ref={editButton} type="button" data-action="edit" class="quiet" onClick={() => setEditing(true)}>
          {t(draft ? 'panel_note_resume' : note.body ? 'panel_note_edit' : 'panel_note_write')}
        </button>
        <button type="button" data-action="delete" class="quiet" onClick={() => actions.onDelete(note.id)}>
          {t('panel_note_delete')}
        </button>
        <span class="unseen">{t(`color_${note.color}`)}</span>
      </div>
    </li>
  );
}

interface NoteEditorProps {
  readonly initial: Writing;
  readonly onWrite: (writing: Writing) => void;
  readonly onSave: (writing: Writing) => Promise<void>;
  readonly onClose: () => void;
}

/** Ctrl/Cmd+Enter saves; Esc closes and keeps the draft. Neither while an input method composes. */
function NoteEditor({ initial, onWrite, onSave, onClose }: NoteEditorProps) {
  const t = useWords();
  const [writing, setWriting] = useState<Writing>({ body: initial.body, color: initial.color, tags: initial.tags });
  const [tagLine, setTagLine] = useState(formatTags(initial.tags));
  const body = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    body.current?.focus();
    body.current?.setSelectionRange(initial.body.length, initial.body.length);
  }, [initial.body.length]);
  const write = (part: Partial<Writing>) => {
    const next = { ...writing, ...part };
    setWriting(next);
    onWrite(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void onSave(writing);
    }
  };
  return (
    <form
      class="editor"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(writing);
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
      <div class="tools">
        <ColorChoice name="note-color" value={writing.color} onChange={(color) => write({ color })} />
        <button type="button" data-action="close" class="quiet" title={t('composer_cancel_title')} onClick={onClose}>
          {t('panel_note_close')}
        </button>
        <button type="submit" data-action="save" class="main" title={t('composer_save_title')}>
          {t('panel_note_save')}
        </button>
      </div>
    </form>
  );
}
