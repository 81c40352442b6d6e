import { useRef } from 'preact/hooks';
import { useWords } from '../words.ts';

/** What the browser says of the room our notes take. */
export interface Usage {
  /** Bytes. */
  readonly used: number;
  /** Whether the browser promised not to clear them when the disk is full. */
  readonly isPersisted: boolean;
}

export interface KeepingProps {
  /** Null while not known. */
  readonly usage: Usage | null;
  /** Whether a backup is made by itself, and when the last one was. */
  readonly isAutomatic: boolean;
  readonly lastBackup: string | null;
  readonly onPersist: () => void;
  readonly onBackup: () => void;
  readonly onAutomatic: (isOn: boolean) => void;
  readonly onFile: (file: File) => void;
}

/** How notes are kept: room, backup, import. */
export function Keeping(props: KeepingProps) {
  const t = useWords();
  const file = useRef<HTMLInputElement>(null);
  const { usage } = props;
  return (
    <section class="keeping" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{t('backup_title')}</h2>
      <div class="tools">
        <button type="button" name="backup" onClick={props.onBackup}>
          {t('backup_make')}
        </button>
        <button type="button" name="import" onClick={() => file.current?.click()}>
          {t('backup_import')}
        </button>
      </div>
      <input
        ref={file}
        type="file"
        name="file"
        hidden
        aria-label={t('backup_import')}
        accept=".json,.jsonld,application/json,application/ld+json"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) props.onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
      <label class="check">
        <input
          type="checkbox"
          name="automatic"
          checked={props.isAutomatic}
          onClick={(event) => {
            event.preventDefault();
            props.onAutomatic(!props.isAutomatic);
          }}
        />
        <span>{t('backup_automatic')}</span>
      </label>
      {props.lastBackup && <p class="hint">{t('backup_last', props.lastBackup.slice(0, 10))}</p>}
      {usage && (
        <p class="hint" data-usage>
          {t('backup_usage', megabytes(usage.used))}{' '}
          {usage.isPersisted ? (
            t('backup_persisted')
          ) : (
            <button type="button" name="persist" class="link" onClick={props.onPersist}>
              {t('backup_persist')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

/** '0.3 MB', '12 MB'. */
function megabytes(bytes: number): string {
  const amount = bytes / 1_000_000;
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} MB`;
}
