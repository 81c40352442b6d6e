import { useState } from 'preact/hooks';
import type { ImportView } from '../../components/library/ImportDialog.tsx';
import type { Words } from '../../components/words.ts';
import { downloadFile } from '../../lib/dom/export-file.ts';
import { readWebAnnotation } from '../../lib/domain/annotation/index.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import {
  applyImport,
  type BackupProblem,
  backupParts,
  type ImportMode,
  previewImport,
  type Rows,
  readBackup,
  rememberNotes,
  rowsOfNotes,
  type StoreContext,
} from '../../lib/storage/index.ts';

interface Incoming {
  readonly rows: Rows;
  readonly view: ImportView;
}

/** Everything in the store as a file, handed to the browser; gives its name. */
export async function downloadBackup(store: StoreContext): Promise<string> {
  const parts = await backupParts(store);
  const name = `qingdu-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`;
  downloadFile(document, { name, blob: new Blob(parts, { type: 'application/json' }) });
  return name;
}

/** A file that is to come in: read, shown, and only then taken. `tell` hears what came of it. */
export function useImport(store: StoreContext, t: Words, tell: (text: string) => void) {
  const [incoming, setIncoming] = useState<Incoming | null>(null);
  const [isRunning, setRunning] = useState(false);

  const show = async (rows: Rows, mode: ImportMode, rest: Pick<ImportView, 'fileName' | 'canReplace' | 'refused'>) => {
    const report = await previewImport(store, rows, mode);
    setIncoming({ rows, view: { ...rest, mode, ...report } });
  };
  return {
    view: incoming?.view ?? null,
    isRunning,
    /** Reads a backup or our JSON-LD. */
    open: async (file: File) => {
      const text = (await file.text()).replace(/^\ufeff/, '');
      const notes = readWebAnnotation(text);
      if (notes) {
        const rows = rowsOfNotes(notes.works, notes.annotations, store.now());
        await show(rows, 'merge', { fileName: file.name, canReplace: false, refused: notes.refused });
        return;
      }
      const { rows, problem } = readBackup(text);
      if (problem) tell(wordsFor(problem, t));
      else await show(rows, 'merge', { fileName: file.name, canReplace: true, refused: 0 });
    },
    setMode: async (mode: ImportMode) => {
      if (incoming) await show(incoming.rows, mode, incoming.view);
    },
    run: async () => {
      if (!incoming) return;
      setRunning(true);
      try {
        if (incoming.view.mode === 'replace') await downloadBackup(store);
        const { annotations } = await applyImport(store, incoming.rows, incoming.view.mode);
        void sendToBackground('work.changed', { workId: null }).catch((error) => console.warn('清读:', error));
        await rememberNotes(store);
        setIncoming(null);
        tell(t('backup_done', annotations.new, annotations.changed));
      } finally {
        setRunning(false);
      }
    },
    close: () => setIncoming(null),
  };
}

function wordsFor(problem: BackupProblem, t: Words): string {
  if (problem.kind === 'newer') return t('backup_problem_newer', problem.version);
  if (problem.kind === 'broken') return t('backup_problem_broken', problem.table, problem.row);
  return t('backup_problem_not_backup');
}
