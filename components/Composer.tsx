import { useEffect, useRef, useState } from 'preact/hooks';
import type { HighlightColor } from '../lib/domain/annotation/index.ts';
import { ColorChoice } from './ColorChoice.tsx';
import { formatTags, parseTags } from './tags.ts';
import { useWords } from './words.ts';

/** What a reader is writing. */
export interface Writing {
  readonly body: string;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
}

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

/** A note being written. Ctrl/Cmd+Enter saves, Esc closes; neither while an input method composes. */
export function Composer(props: ComposerProps) {
  const t = useWords();
  const { body: firstBody, color: firstColor, tags: firstTags } = props.initial;
  const [writing, setWriting] = useState<Writing>({ body: firstBody, color: firstColor, tags: firstTags });
  const [tagLine, setTagLine] = useState(formatTags(firstTags));
  const body = useRef<HTMLTextAreaElement>(null);
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
  const save = () => {
    if (!props.isSaving) props.onSave(writing);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      props.onCancel(writing);
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };

  return (
    <main class="sheet">
      <form
        class="composer"
        aria-label={t('composer_title')}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h1 class="unseen">{t('composer_title')}</h1>
        <blockquote class="quote" lang="zh-Hans" data-color={writing.color} aria-label={t('composer_quote')}>
          {props.quote}
        </blockquote>
        <textarea
          ref={body}
          name="body"
          aria-label={t('composer_body')}
          placeholder={t('composer_placeholder')}
          value={writing.body}
          onInput={(event) => write({ body: event.currentTarget.value })}
        />
        <input
          class="tags"
          name="tags"
          type="text"
          autocomplete="off"
          aria-label={t('composer_tags')}
          placeholder={t('composer_tags_placeholder')}
          value={tagLine}
          onInput={(event) => {
            setTagLine(event.currentTarget.value);
            write({ tags: parseTags(event.currentTarget.value) });
          }}
        />
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
