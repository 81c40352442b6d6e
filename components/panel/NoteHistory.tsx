import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words.ts';
import type { NoteVersion } from './note-actions.ts';

export interface NoteHistoryProps {
  readonly revision: number;
  readonly load: () => Promise<readonly NoteVersion[]>;
  readonly onRestore: (version: NoteVersion) => void;
}

/** What a note said before, the latest first; each can be had back, and what it says now is kept in turn. */
export function NoteHistory({ revision, load, onRestore }: NoteHistoryProps) {
  const t = useWords();
  const [versions, setVersions] = useState<readonly NoteVersion[] | null>(null);
  useEffect(() => {
    let isOver = false;
    void load().then((found) => {
      if (!isOver) setVersions(found);
    });
    return () => {
      isOver = true;
    };
  }, [revision]);
  if (versions === null) return null;
  return (
    <section class="history" aria-label={t('panel_history')}>
      {versions.length === 0 && <p class="hint">{t('panel_history_none')}</p>}
      <ol>
        {versions.map((version) => (
          <li key={version.revision}>
            <p class="hint">
              <time datetime={version.modified}>{localTime(version.modified)}</time>
              <button type="button" data-action="restore" class="link" onClick={() => onRestore(version)}>
                {t('panel_history_restore')}
              </button>
            </p>
            <p class="body">{version.body}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** '2026-11-25 08:30' on the reader's clock. */
function localTime(time: string): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
