import { ColorChoice } from './ColorChoice.tsx';
import { useWords } from './words.ts';
import { useWriting, type Writing, WritingFields, writingKeys } from './writing.tsx';

export interface ComposerProps {
  /** The passage the note is about. */
  readonly quote: string;
  readonly initial: Writing;
  readonly isSaving: boolean;
  /** What to tell at the foot: a draft came back, was kept. */
  readonly status: string;
  /** What went wrong and what to do; null when nothing did. */
  readonly problem: string | null;
  readonly onWrite: (writing: Writing) => void;
  readonly onSave: (writing: Writing) => void;
  readonly onCancel: (writing: Writing) => void;
}

/** A note being written, in a window of its own. */
export function Composer(props: ComposerProps) {
  const t = useWords();
  const state = useWriting(props.initial, props.onWrite);
  const { writing, write } = state;
  const save = () => {
    if (!props.isSaving) props.onSave(writing);
  };

  return (
    <main class="sheet">
      <form
        class="composer"
        aria-label={t('composer_title')}
        onKeyDown={writingKeys(save, () => props.onCancel(writing))}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h1 class="unseen">{t('composer_title')}</h1>
        <blockquote class="quote" lang="zh-Hans" data-color={writing.color} aria-label={t('composer_quote')}>
          {props.quote}
        </blockquote>
        <WritingFields state={state} names={{ body: 'body', tags: 'tags', label: t('composer_body') }} />
        {props.problem && (
          <p class="problem" role="alert">
            {props.problem}
          </p>
        )}
        <div class="foot">
          <ColorChoice name="color" value={writing.color} onChange={(color) => write({ color })} />
          <span class="status" role="status">
            {props.status}
          </span>
          <button
            type="button"
            name="cancel"
            class="quiet"
            title={t('composer_cancel_title')}
            onClick={() => props.onCancel(writing)}
          >
            {t('composer_cancel')}
          </button>
          <button type="submit" name="save" class="main" title={t('composer_save_title')} disabled={props.isSaving}>
            {t(props.isSaving ? 'composer_saving' : 'composer_save')}
          </button>
        </div>
      </form>
    </main>
  );
}
