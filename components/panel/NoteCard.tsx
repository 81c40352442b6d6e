import { useEffect, useRef, useState } from 'preact/hooks';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import { LostPlace } from './LostPlace.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteHistory } from './NoteHistory.tsx';
import type { NoteActions } from './note-actions.ts';

export interface NoteCardProps {
  readonly note: Annotation;
  readonly actions: NoteActions;
  /** The one note of the list the Tab key stops at; arrow keys make another the current one. */
  readonly isCurrent: boolean;
  readonly isEditing: boolean;
  readonly onEdit: (isEditing: boolean) => void;
}

/** A note: the passage (a press leads to it), what was written, and the tools to change it in place. */
export function NoteCard({ note, actions, isCurrent, isEditing, onEdit }: NoteCardProps) {
  const t = useWords();
  const [isMore, setMore] = useState(false);
  const [showsHistory, setShowsHistory] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);

  const draft = actions.draftOf(note);
  const place = actions.placeOf(note.id);
  const isLost = place !== null && (place.state === 'orphan' || place.state === 'uncertain');
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li class="note" data-annotation-id={note.id} data-color={note.color} data-state={place?.state}>
      <blockquote class="quote" lang="zh-Hans">
        <button
          type="button"
          data-action="jump"
          tabIndex={tabIndex}
          title={t('panel_note_jump')}
          aria-keyshortcuts="E Delete"
          onClick={() => actions.onJump(note.id)}
        >
          {note.quotes.reading}
        </button>
      </blockquote>
      {isEditing ? (
        <NoteEditor
          id={note.id}
          initial={draft ?? note}
          draftProblem={actions.draftProblem}
          onWrite={(writing) => actions.onWrite(note, writing)}
          onSave={async (writing) => {
            const problem = await actions.onSave(note, writing);
            if (problem === null) onEdit(false);
            return problem;
          }}
          onCopy={actions.onCopy}
          onClose={() => onEdit(false)}
        />
      ) : (
        <>
          {note.body && <p class="body">{note.body}</p>}
          {note.tags.length > 0 && <p class="tags">{note.tags.map((tag) => `#${tag}`).join(' ')}</p>}
          {place?.reason === 'edited' && <p class="hint">{t('panel_reason_edited')}</p>}
          {isLost && <LostPlace note={note} place={place} actions={actions} tabIndex={tabIndex} />}
          {draft && (
            <p class="unsaved">
              {t('panel_note_unsaved')}
              <button
                type="button"
                data-action="discard"
                class="link"
                tabIndex={tabIndex}
                onClick={() => actions.onDiscard(note)}
              >
                {t('panel_draft_discard')}
              </button>
            </p>
          )}
          <div class="tools">
            <button
              ref={editButton}
              type="button"
              data-action="edit"
              class="quiet"
              tabIndex={tabIndex}
              onClick={() => onEdit(true)}
            >
              {t(draft ? 'panel_note_resume' : note.body ? 'panel_note_edit' : 'panel_note_write')}
            </button>
            <button
              type="button"
              data-action="delete"
              class="quiet"
              tabIndex={tabIndex}
              onClick={() => actions.onDelete(note.id)}
            >
              {t('panel_note_delete')}
            </button>
            <button
              type="button"
              data-action="more"
              class="quiet"
              tabIndex={tabIndex}
              aria-expanded={isMore}
              onClick={() => setMore(!isMore)}
            >
              {t('panel_note_more')}
            </button>
            <span class="unseen">{t(`color_${note.color}`)}</span>
          </div>
          {isMore && (
            <div class="tools more">
              {note.revision > 1 && (
                <button
                  type="button"
                  data-action="history"
                  class="quiet"
                  tabIndex={tabIndex}
                  aria-expanded={showsHistory}
                  onClick={() => setShowsHistory(!showsHistory)}
                >
                  {t('panel_history')}
                </button>
              )}
              {!isLost && (
                <button
                  type="button"
                  data-action="attach"
                  class="quiet"
                  tabIndex={tabIndex}
                  title={t('panel_attach_title')}
                  onClick={() => actions.onAttach(note, null)}
                >
                  {t('panel_attach')}
                </button>
              )}
              <span class="hint made">{t('panel_note_made', note.created.slice(0, 10))}</span>
            </div>
          )}
          {isMore && showsHistory && (
            <NoteHistory
              revision={note.revision}
              load={() => actions.versionsOf(note.id)}
              onRestore={({ body }) => void actions.onSave(note, { body, color: note.color, tags: note.tags })}
            />
          )}
        </>
      )}
    </li>
  );
}
