import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import type { NoteActions, NotePlace } from './note-actions.ts';

export interface LostPlaceProps {
  readonly note: Annotation;
  readonly place: NotePlace;
  readonly actions: NoteActions;
  /** -1 where the keyboard is at another note. */
  readonly tabIndex: number;
}

/** Why a note has no sure place here, the places it may have, and the way to give it one. */
export function LostPlace({ note, place, actions, tabIndex }: LostPlaceProps) {
  const t = useWords();
  return (
    <div class="lost">
      <p class="hint">{t(`panel_reason_${place.reason.replaceAll('-', '_')}`)}</p>
      {place.candidates.length > 0 && (
        <ol class="candidates" aria-label={t('panel_candidates')}>
          {place.candidates.map(({ place: at, quote, section }) => (
            <li key={at.start}>
              <button
                type="button"
                data-action="show-place"
                tabIndex={tabIndex}
                lang="zh-Hans"
                title={t('panel_note_jump')}
                onClick={() => actions.onShowPlace(at)}
              >
                {section.length > 0 && <span class="where">{section[section.length - 1]}</span>}
                <span>{quote}</span>
              </button>
              <button
                type="button"
                data-action="choose-place"
                tabIndex={tabIndex}
                onClick={() => actions.onAttach(note, at)}
              >
                {t('panel_choose_place')}
              </button>
            </li>
          ))}
        </ol>
      )}
      <button
        type="button"
        data-action="attach"
        class="link"
        tabIndex={tabIndex}
        title={t('panel_attach_title')}
        onClick={() => actions.onAttach(note, null)}
      >
        {t('panel_attach')}
      </button>
    </div>
  );
}
