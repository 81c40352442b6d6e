import { useEffect, useMemo, useState } from 'preact/hooks';
import { ExportDialog } from '../../components/ExportDialog.tsx';
import { exportWords } from '../../components/export-words.ts';
import { ImportDialog } from '../../components/library/ImportDialog.tsx';
import { Library } from '../../components/library/Library.tsx';
import { NoteDialog } from '../../components/library/NoteDialog.tsx';
import { PanelNotice } from '../../components/PanelNotice.tsx';
import { Toast } from '../../components/Toast.tsx';
import { useLive } from '../../components/use-live.ts';
import { useToast } from '../../components/use-toast.ts';
import { useWords } from '../../components/words.ts';
import { downloadNotes, notesAsText } from '../../lib/dom/export-file.ts';
import {
  type ExportChoice,
  type ExportedWork,
  exportChoiceOf,
  linkToText,
  type NoteQuery,
} from '../../lib/domain/annotation/index.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import {
  isQuotaError,
  liveDrafts,
  lostNotes,
  NoteDesk,
  readKept,
  type StoreContext,
  workOf,
  writeKept,
} from '../../lib/storage/index.ts';
import { NoteShelf } from './note-shelf.ts';
import { downloadBackup, useImport } from './use-import.ts';
import { useIndex } from './use-index.ts';
import { useKeeping } from './use-keeping.ts';
import { useRows } from './use-rows.ts';

const EVERYTHING: NoteQuery = {
  words: '',
  workId: null,
  colors: new Set(),
  tags: new Set(),
  deleted: false,
  sort: 'modified',
};

interface Leaving {
  readonly choice: ExportChoice;
  readonly works: readonly ExportedWork[];
}

/** The library: the index of all notes, what is asked of it, and what is done to what it finds. */
export function LibraryApp({ store }: { readonly store: StoreContext }) {
  const t = useWords();
  const { index, works, version, reading, hasFailed } = useIndex(store);
  const [query, setQuery] = useState(EVERYTHING);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [lost, setLost] = useState(0);
  useEffect(() => {
    lostNotes(store).then(setLost, (error) => console.warn('清读:', error));
  }, [store]);
  const { toast, tell } = useToast();
  const incoming = useImport(store, t, tell);
  const keeping = useKeeping(store, version);

  const ids = useMemo(() => index.find(query), [index, version, query]);
  const trashed = useMemo(() => index.find({ ...EVERYTHING, deleted: true }).length, [index, version]);
  const counts = useMemo(() => index.counts(), [index, version]);
  const { noteOf, onWindow } = useRows(store, ids);
  const changed = (workId: string) =>
    void sendToBackground('work.changed', { workId }).catch((error) => console.warn('清读:', error));
  const shelf = useMemo(() => new NoteShelf(store, (workIds) => workIds.forEach(changed)), [store]);
  const [opened, setOpened] = useState<string | null>(null);
  const open = opened === null ? null : noteOf(opened);
  const { value: drafts } = useLive(open?.workId ?? null, (workId) => liveDrafts(store, workId));
  const [draftProblem, setDraftProblem] = useState<string | null>(null);
  const desk = useMemo(
    () =>
      new NoteDesk(store, {
        drafted: (error) => {
          const key = isQuotaError(error) ? 'panel_error_write_full' : 'composer_error_draft';
          setDraftProblem(error === null ? null : t(key));
        },
        changed,
      }),
    [store],
  );
  useEffect(() => {
    const part = () => desk.part();
    addEventListener('pagehide', part);
    return () => removeEventListener('pagehide', part);
  }, [desk]);
  // What is not in the list any more cannot be meant.
  const selected = useMemo(() => {
    const shown = new Set(ids);
    return new Set([...chosen].filter((id) => shown.has(id)));
  }, [ids, chosen]);
  const tags = useMemo(
    () => [...counts.tags].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag),
    [counts],
  );
  const titles = useMemo(() => new Map(works.map((row) => [row.id, workOf(row).title])), [works]);
  if (hasFailed) return <PanelNotice kind="broken" />;

  const failed = (error: unknown) => {
    console.warn('清读:', error);
    tell(t(isQuotaError(error) ? 'library_error_quota' : 'library_error'));
  };
  const ask = (run: () => Promise<unknown>) => void run().catch(failed);
  const undo = (back: () => Promise<unknown>) => () =>
    ask(async () => {
      await back();
      tell(t('library_undone'));
    });
  const total = [...counts.works.values()].reduce((sum, count) => sum + count, 0);
  const settingOf = (choice: ExportChoice) => ({ choice, words: exportWords(t), fallbackName: t('export_file_name') });

  return (
    <>
      {lost > 0 && total + trashed === 0 && (
        <p class="problem lost" role="alert">
          {t('library_lost', lost)}
        </p>
      )}
      <Library
        works={works.flatMap((row) => {
          const count = counts.works.get(row.id) ?? 0;
          return count > 0 ? [{ id: row.id, title: workOf(row).title, count }] : [];
        })}
        total={total}
        trashed={trashed}
        query={query}
        onQuery={(part) => setQuery((last) => ({ ...last, ...part }))}
        ids={ids}
        tags={tags}
        reading={reading}
        noteOf={noteOf}
        linkOf={(note) => linkToText(note.source, note.quotes.served)}
        onWindow={onWindow}
        selected={selected}
        onSelect={(which, isSelected) =>
          setChosen((last) => {
            const next = new Set(last);
            for (const id of which) {
              if (isSelected) next.add(id);
              else next.delete(id);
            }
            return next;
          })
        }
        onOpen={setOpened}
        onTag={(names, isAdded) =>
          ask(async () => {
            const back = await shelf.tag([...selected], names, isAdded);
            tell(t('library_tagged', selected.size), undo(back));
          })
        }
        onDelete={() =>
          ask(async () => {
            const gone = [...selected];
            await shelf.remove(gone);
            tell(
              t('library_deleted', gone.length),
              undo(() => shelf.restore(gone)),
            );
          })
        }
        onRestore={() =>
          ask(async () => {
            const back = [...selected];
            await shelf.restore(back);
            tell(
              t('library_restored', back.length),
              undo(() => shelf.remove(back)),
            );
          })
        }
        onDestroy={() => {
          if (!confirm(t('library_destroy_confirm', selected.size))) return;
          ask(async () => {
            await shelf.destroy([...selected]);
            tell(t('library_destroyed', selected.size));
          });
        }}
        onExport={() =>
          ask(async () => {
            const choice = exportChoiceOf(await readKept(store, 'export'));
            setLeaving({ choice, works: await shelf.gather(selected.size > 0 ? [...selected] : ids) });
          })
        }
        keeping={{
          usage: keeping.usage,
          isAutomatic: keeping.isAutomatic,
          lastBackup: keeping.lastBackup,
          onPersist: () =>
            ask(async () => {
              if (!(await keeping.persist())) tell(t('backup_persist_refused'));
            }),
          onBackup: () => ask(async () => tell(t('backup_made', await downloadBackup(store)))),
          onAutomatic: (isOn) =>
            ask(async () => {
              if (!(await keeping.setAutomatic(isOn))) tell(t('backup_automatic_refused'));
            }),
          onFile: (file) => ask(() => incoming.open(file)),
        }}
      />
      {open && drafts && (
        <NoteDialog
          key={open.id}
          note={open}
          title={titles.get(open.workId) ?? ''}
          draft={desk.unsaved(open, drafts.find(({ annotationId }) => annotationId === open.id) ?? null)}
          draftProblem={draftProblem}
          link={linkToText(open.source, open.quotes.served)}
          onWrite={(writing) => desk.write(open, writing)}
          onSave={(writing) =>
            desk.save(open, writing).then(
              () => {
                tell(t('panel_saved'));
                return null;
              },
              (error) => {
                console.warn('清读:', error);
                return t(isQuotaError(error) ? 'panel_error_write_full' : 'panel_error_write');
              },
            )
          }
          onCopy={(text) =>
            ask(async () => {
              await navigator.clipboard.writeText(text);
              tell(t('panel_words_copied'));
            })
          }
          onClose={() => {
            setOpened(null);
            void desk.flush();
          }}
        />
      )}
      {leaving && (
        <ExportDialog
          works={leaving.works.length}
          notes={leaving.works.reduce((sum, { notes }) => sum + notes.length, 0)}
          initial={leaving.choice}
          onDownload={(choice) =>
            ask(async () => tell(t('panel_exported', downloadNotes(document, leaving.works, settingOf(choice)))))
          }
          onCopy={(choice) =>
            ask(async () => {
              await navigator.clipboard.writeText(notesAsText(leaving.works, settingOf(choice)) ?? '');
              tell(
                t(
                  'panel_copied',
                  leaving.works.reduce((sum, { notes }) => sum + notes.length, 0),
                ),
              );
            })
          }
          onClose={(choice) => {
            setLeaving(null);
            ask(() => writeKept(store, 'export', choice));
          }}
        />
      )}
      {incoming.view && (
        <ImportDialog
          view={incoming.view}
          isRunning={incoming.isRunning}
          onMode={(mode) => ask(() => incoming.setMode(mode))}
          onImport={() => ask(incoming.run)}
          onClose={incoming.close}
        />
      )}
      <Toast text={toast.text} onUndo={toast.onUndo} />
    </>
  );
}
