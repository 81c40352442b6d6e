import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Composer } from '../../components/Composer.tsx';
import { useWords } from '../../components/words.ts';
import type { Writing } from '../../components/writing.tsx';
import { isFull, isRefused, isUnreachable, type Result, sendToBackground } from '../../lib/messaging/index.ts';
import { DraftSaver } from '../../lib/storage/draft-saver.ts';
import { guardKeyboard } from './keyboard-guard.ts';

type Claimed = Result<'composer.claim'>;

/** The composer in its frame: all it knows it got for its token, all it writes goes to the background. */
export function ComposerApp({ token }: { readonly token: string }) {
  const t = useWords();
  const [claimed, setClaimed] = useState<Claimed | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [status, setStatus] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [keyboard, setKeyboard] = useState<string | null>(null);
  const firstWriting = useRef<Writing | null>(null);

  const drafts = useMemo(
    () =>
      new DraftSaver(
        async (writing: Writing) => {
          await sendToBackground('draft.save', { token, ...writing });
        },
        (error) => {
          setStatus(error === null ? t('composer_draft_saved') : '');
          setProblem(error === null ? null : t(problemOf(error, 'composer_error_draft')));
        },
      ),
    [token, t],
  );

  useEffect(() => {
    sendToBackground('composer.claim', { token }).then(
      (found) => {
        firstWriting.current = found;
        setClaimed(found);
        if (found.isDraft) setStatus(t('composer_draft_restored'));
      },
      (error: unknown) => setProblem(t(isUnreachable(error) ? 'composer_error_updated' : 'composer_error_token')),
    );
    const flush = () => void drafts.flush();
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [token, t, drafts]);

  useEffect(
    () =>
      guardKeyboard((isLost) => setKeyboard(t(isLost ? 'composer_error_keyboard_lost' : 'composer_error_keyboard'))),
    [t],
  );

  /** Nothing of the words is let go before they are on the disk. */
  const save = async (writing: Writing) => {
    setSaving(true);
    setProblem(null);
    await drafts.pause();
    try {
      await sendToBackground('note.save', { token, ...writing });
    } catch (error) {
      setProblem(t(problemOf(error, 'composer_error_save')));
      setSaving(false);
      drafts.resume(writing);
    }
  };

  const close = async (writing: Writing | null) => {
    await drafts.flush();
    const discard = writing !== null && !claimed?.isDraft && isSame(writing, firstWriting.current);
    await sendToBackground('composer.close', { token, discard }).catch((error: unknown) =>
      setProblem(t(isUnreachable(error) ? 'composer_error_updated' : 'composer_error_token')),
    );
  };

  if (!claimed) {
    return (
      <main class="notice">
        <h1 class="unseen">{t('composer_title')}</h1>
        <p role="status">{problem ?? t('composer_loading')}</p>
        {problem && (
          <button type="button" name="cancel" onClick={() => void close(null)}>
            {t('composer_cancel')}
          </button>
        )}
      </main>
    );
  }
  return (
    <Composer
      quote={claimed.quote}
      initial={claimed}
      isSaving={isSaving}
      status={status}
      problem={problem ?? keyboard}
      onWrite={(writing) => {
        setStatus('');
        drafts.write(writing);
      }}
      onSave={(writing) => void save(writing)}
      onCancel={(writing) => void close(writing)}
    />
  );
}

/** What to tell of a failure; `otherwise` where it is of no kind that has words of its own. */
function problemOf(error: unknown, otherwise: string): string {
  if (isUnreachable(error)) return 'composer_error_updated';
  if (isRefused(error)) return 'composer_error_long';
  return isFull(error) ? 'composer_error_full' : otherwise;
}

function isSame(a: Writing, b: Writing | null): boolean {
  return b !== null && a.body === b.body && a.color === b.color && a.tags.join(' ') === b.tags.join(' ');
}
