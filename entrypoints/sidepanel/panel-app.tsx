import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ExportDialog } from '../../components/ExportDialog.tsx';
import { exportWords } from '../../components/export-words.ts';
import { Panel } from '../../components/Panel.tsx';
import { PanelNotice } from '../../components/PanelNotice.tsx';
import { Toast } from '../../components/Toast.tsx';
import { useLive } from '../../components/use-live.ts';
import { useToast } from '../../components/use-toast.ts';
import { useWords } from '../../components/words.ts';
import { downloadNotes, notesAsText } from '../../lib/dom/export-file.ts';
import { type ExportChoice, exportChoiceOf } from '../../lib/domain/annotation/index.ts';
import { askTab } from '../../lib/messaging/index.ts';
import {
  draftKeyOf,
  liveAnnotations,
  liveDrafts,
  readKept,
  type StoreContext,
  writeKept,
} from '../../lib/storage/index.ts';
import { NoteDesk } from './note-actions.ts';
import { Report } from './report.tsx';
import { usePage } from './use-page.ts';
import { useTab } from './use-tab.ts';

export interface PanelAppProps {
  readonly store: StoreContext;
  readonly fixedTab: number | null;
  readonly startsWithReport: boolean;
}

/** The panel: the page of a tab, its work's notes, and what the reader does with them. */
export function PanelApp({ store, fixedTab, startsWithReport }: PanelAppProps) {
  const t = useWords();
  const [showsReport, setShowsReport] = useState(startsWithReport);
  const [exporting, setExporting] = useState<ExportChoice | null>(null);
  const tabId = useTab(fixedTab);
  const { page, refresh } = usePage(tabId, showsReport);
  const workId = page?.workId ?? null;
  const { value: notes, hasFailed } = useLive(workId, (id) => liveAnnotations(store, id));
  const { value: drafts } = useLive(workId, (id) => liveDrafts(store, id));
  const { toast, tell } = useToast();
  const failed = (error: unknown) => {
    console.warn('清读:', error);
    tell(t('panel_error'));
  };
  const desk = useMemo(() => new NoteDesk(store, failed), [store]);
  useEffect(() => {
    const flush = () => void desk.flush();
    addEventListener('pagehide', flush);
    return () => removeEventListener('pagehide', flush);
  }, [desk]);

  if (hasFailed) return <PanelNotice kind="broken" />;
  if (page === undefined || tabId === null) return <PanelNotice kind="loading" />;
  if (showsReport) return <Report report={page?.report} onBack={() => setShowsReport(false)} />;
  if (page === null) return <PanelNotice kind="absent" />;

  const ask = (run: () => Promise<unknown>) => void run().catch(failed);
  const remove = async (id: string) => {
    await desk.remove(id);
    tell(t('panel_deleted'), () =>
      ask(async () => {
        await desk.restore(id);
        tell(t('panel_restored'));
      }),
    );
  };
  const jump = async (id: string) => {
    const { found } = await askTab(tabId, 'passage.show', { annotationId: id });
    if (!found) tell(t('panel_note_missing'));
    else if (fixedTab !== null) await browser.tabs.update(fixedTab, { active: true });
  };
  const goToSection = async (index: number) => {
    await askTab(tabId, 'section.show', { index });
    if (fixedTab !== null) await browser.tabs.update(fixedTab, { active: true });
  };
  const leaving = [{ work: page.work, source: page.url, notes: notes ?? [], cited: [] }];
  const settingOf = (choice: ExportChoice) => ({ choice, words: exportWords(t), fallbackName: t('export_file_name') });
  const download = (choice: ExportChoice) =>
    tell(t('panel_exported', downloadNotes(document, leaving, settingOf(choice))));
  const copy = async (choice: ExportChoice) => {
    await navigator.clipboard.writeText(notesAsText(leaving, settingOf(choice)) ?? '');
    tell(t('panel_copied', notes?.length ?? 0));
  };
  const keptChoice = async () => exportChoiceOf(await readKept(store, 'export'));

  return (
    <>
      <Panel
        work={page.work}
        source={page.url}
        view={page.view}
        views={page.views}
        summary={page.summary}
        sections={page.sections}
        notes={notes}
        drafts={(drafts ?? []).flatMap(({ key, passage, body, color }) =>
          passage ? [{ key, quote: passage.quotes.reading, body, color }] : [],
        )}
        actions={{
          draftOf: (id) => drafts?.find(({ annotationId }) => annotationId === id) ?? null,
          onJump: (id) => ask(() => jump(id)),
          onDelete: (id) => ask(() => remove(id)),
          onWrite: (note, writing) => desk.write(note, writing),
          onSave: (note, writing) =>
            desk.save(note, writing).then(
              () => {
                tell(t('panel_saved'));
                return true;
              },
              (error) => {
                failed(error);
                return false;
              },
            ),
          onDiscard: (id) => ask(() => desk.discard(draftKeyOf(page.work.id, { annotationId: id }))),
        }}
        onView={(view) =>
          ask(async () => {
            await askTab(tabId, 'view.set', { view });
            await refresh();
          })
        }
        onSection={(index) => ask(() => goToSection(index))}
        onKeepDraft={(key) =>
          ask(async () => {
            const draft = drafts?.find((row) => row.key === key);
            if (draft) await desk.keep(draft);
            tell(t('panel_saved'));
          })
        }
        onDiscardDraft={(key) => ask(() => desk.discard(key))}
        onExport={() => ask(async () => download({ ...(await keptChoice()), format: 'markdown' }))}
        onExportChoice={() => ask(async () => setExporting(await keptChoice()))}
        onLibrary={() => ask(() => browser.tabs.create({ url: browser.runtime.getURL('/library.html') }))}
        onReport={() => setShowsReport(true)}
      />
      {exporting && (
        <ExportDialog
          works={1}
          notes={notes?.length ?? 0}
          initial={exporting}
          onDownload={(choice) => ask(async () => download(choice))}
          onCopy={(choice) => ask(() => copy(choice))}
          onClose={(choice) => {
            setExporting(null);
            ask(() => writeKept(store, 'export', choice));
          }}
        />
      )}
      <Toast text={toast.text} onUndo={toast.onUndo} />
    </>
  );
}
