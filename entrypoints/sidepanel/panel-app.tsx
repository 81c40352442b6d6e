import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ExportDialog } from '../../components/ExportDialog.tsx';
import { exportWords } from '../../components/export-words.ts';
import { PanelNotice } from '../../components/PanelNotice.tsx';
import { Panel } from '../../components/panel/Panel.tsx';
import { Toast } from '../../components/Toast.tsx';
import { useLive } from '../../components/use-live.ts';
import { useToast } from '../../components/use-toast.ts';
import { useWords } from '../../components/words.ts';
import { downloadNotes, notesAsText } from '../../lib/dom/export-file.ts';
import { type Annotation, type ExportChoice, exportChoiceOf } from '../../lib/domain/annotation/index.ts';
import { askTab, sendToBackground } from '../../lib/messaging/index.ts';
import {
  isQuotaError,
  listHistory,
  liveAnnotations,
  liveDrafts,
  liveWork,
  NoteDesk,
  readKept,
  type StoreContext,
  workOf,
  writeKept,
} from '../../lib/storage/index.ts';
import { Report } from './report.tsx';
import { usePage } from './use-page.ts';
import { usePlacements } from './use-placements.ts';
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
  const { value: kept } = useLive(workId, (id) => liveWork(store, id));
  const placements = usePlacements(tabId, page);
  const { toast, tell } = useToast();
  const failed = (error: unknown) => {
    console.warn('清读:', error);
    tell(t(isQuotaError(error) ? 'panel_error_full' : 'panel_error'));
  };
  const [draftProblem, setDraftProblem] = useState<string | null>(null);
  const desk = useMemo(
    () =>
      new NoteDesk(store, {
        drafted: (error) => {
          if (error !== null) console.warn('清读:', error);
          const key = isQuotaError(error) ? 'panel_error_write_full' : 'composer_error_draft';
          setDraftProblem(error === null ? null : t(key));
        },
        changed: (workId) =>
          void sendToBackground('work.changed', { workId }).catch((error) => console.warn('清读:', error)),
      }),
    [store],
  );
  useEffect(() => {
    const flush = () => void desk.flush();
    const part = () => desk.part();
    addEventListener('pagehide', part);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', part);
      document.removeEventListener('visibilitychange', flush);
    };
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
  /** A panel in a tab of its own gives way to the page it speaks of. */
  const showTab = async () => {
    if (fixedTab !== null) await browser.tabs.update(fixedTab, { active: true });
  };
  const jump = async (id: string) => {
    const candidate = placements.get(id)?.candidates[0];
    const { found } = candidate
      ? await askTab(tabId, 'place.show', { place: candidate.place })
      : await askTab(tabId, 'passage.show', { annotationId: id });
    if (found) await showTab();
    else tell(t('panel_note_missing'));
  };
  const attach = async (note: Annotation, place: { start: number; end: number } | null) => {
    const { passage } = await askTab(tabId, 'place.describe', { place });
    if (!passage) {
      tell(t('panel_attach_nothing'));
      return;
    }
    const back = await desk.attach(note, passage, page.url);
    tell(t('panel_attached'), () =>
      ask(async () => {
        await back();
        tell(t('panel_attach_undone'));
      }),
    );
  };
  /** Null when it is on the disk, else what to tell. */
  const outcomeOf = (writing: Promise<unknown>): Promise<string | null> =>
    writing.then(
      () => {
        tell(t('panel_saved'));
        return null;
      },
      (error) => {
        console.warn('清读:', error);
        return t(isQuotaError(error) ? 'panel_error_write_full' : 'panel_error_write');
      },
    );
  const goToSection = async (index: number) => {
    await askTab(tabId, 'section.show', { index });
    await showTab();
  };
  const work = kept ? workOf(kept) : page.work;
  const leaving = [{ work, source: page.url, notes: notes ?? [], cited: kept?.cited ?? [] }];
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
        work={work}
        told={kept?.told ?? page.work}
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
          draftOf: (note) => desk.unsaved(note, drafts?.find(({ annotationId }) => annotationId === note.id) ?? null),
          draftProblem,
          placeOf: (id) => placements.get(id) ?? null,
          onJump: (id) => ask(() => jump(id)),
          onShowPlace: (place) =>
            ask(async () => {
              const { found } = await askTab(tabId, 'place.show', { place });
              if (found) await showTab();
            }),
          onAttach: (note, place) => ask(() => attach(note, place)),
          onDelete: (id) => ask(() => remove(id)),
          onWrite: (note, writing) => desk.write(note, writing),
          onSave: (note, writing) => outcomeOf(desk.save(note, writing)),
          onDiscard: (note) => ask(() => desk.discard(note)),
          onCopy: (text) =>
            ask(async () => {
              await navigator.clipboard.writeText(text);
              tell(t('panel_words_copied'));
            }),
          versionsOf: (id) => listHistory(store, id),
        }}
        onCorrect={(corrections) => outcomeOf(desk.correct(page.work, page.url, corrections))}
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
        onDiscardDraft={(key) => ask(() => desk.discardDraft(key))}
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
