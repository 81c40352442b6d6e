import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Mode } from '../../components/ModeChoice.tsx';
import { Popup, type PopupState } from '../../components/Popup.tsx';
import type { ViewName } from '../../components/ViewSwitch.tsx';
import { askTab, isUnreachable, readerOutcome, sendToBackground } from '../../lib/messaging/index.ts';
import { listAnnotations, type Settings, type StoreContext, siteModeOf } from '../../lib/storage/index.ts';
import { findFramedPage } from './framed-page.ts';
import { openExtensionPage } from './open-page.ts';
import { openPanel } from './open-panel.ts';
import { showsPdf } from './shows-pdf.ts';
import { currentTab, findSite, type SiteInFront, type TabInFront } from './tab-in-front.ts';

/** How long a reader may be at work before the popup says that something is wrong. */
const READING_MS = 10_000;

export interface PopupAppProps {
  readonly store: StoreContext;
  /** Absent until they were read. */
  readonly settings: Settings | null;
  /** The tab to speak of; null: the one in front. */
  readonly fixedTab: number | null;
}

/** The popup: asks the reader of the tab in front, and says plainly when there is none, and why. */
export function PopupApp({ store, settings, fixedTab }: PopupAppProps) {
  const [tab, setTab] = useState<TabInFront | null>(null);
  const [site, setSite] = useState<SiteInFront | null>(null);
  const [state, setState] = useState<PopupState>({ kind: 'looking' });

  const [isDeclined, setDeclined] = useState(false);

  useEffect(() => {
    void currentTab(fixedTab).then(async (found) => {
      setTab(found);
      if (!found) return setState({ kind: 'special' });
      const foundSite = await findSite(found);
      setSite(foundSite);
      setState(await lookAt(store, found, foundSite, setState));
    });
  }, [store, fixedTab]);

  const run = async () => {
    if (!tab) return;
    setState({ kind: 'running' });
    const { started } = await sendToBackground('reader.run', { tabId: tab.id }).catch(() => ({ started: false }));
    if (started) return setState(await afterReading(store, tab.id));
    if (tab.kind === 'file') return setState({ kind: 'file' });
    setState({ kind: tab.kind === 'web' && !site?.isGranted ? 'refused' : 'special' });
  };

  /** `permissions.request` comes first: the browser asks only while the click lasts. */
  const grant = () => {
    if (!tab || !site) return;
    browser.permissions.request({ origins: [...site.origins] }).then(
      (isGranted) => {
        setDeclined(!isGranted);
        if (!isGranted) return;
        setSite({ ...site, isGranted });
        void run();
      },
      (error) => console.warn('清读:', error),
    );
  };

  const show = async (view: ViewName) => {
    if (!tab) return;
    await askTab(tab.id, 'view.set', { view }).catch((error) => console.warn('清读:', error));
    setState((await describe(store, tab.id)) ?? { kind: 'idle' });
  };

  const choose = async (mode: Mode) => {
    if (!site || !settings) return;
    await sendToBackground('site.change', { site: site.key, mode }).catch((error) => console.warn('清读:', error));
    if (mode === 'auto' && state.kind === 'idle') await run();
  };

  return (
    <Popup
      state={state}
      site={site && settings && { name: site.name, isGranted: site.isGranted, mode: siteModeOf(settings, site.key) }}
      onRun={() => void run()}
      onGrant={grant}
      isDeclined={isDeclined}
      onFramed={(url) => {
        void browser.tabs.create({ url });
        close();
      }}
      onView={(view) => void show(view)}
      onMode={(mode) => void choose(mode)}
      onPanel={() => tab && openPanel(tab.id)}
      onOptions={() => openExtensionPage('options')}
      onLibrary={() => openExtensionPage('library')}
    />
  );
}

/** What is to be said of a tab; tells `working` first where a reader is at work. */
async function lookAt(
  store: StoreContext,
  tab: TabInFront,
  site: SiteInFront | null,
  working: (state: PopupState) => void,
): Promise<PopupState> {
  const reading = await describe(store, tab.id);
  if (reading) return reading;
  if (tab.kind === 'browser') return { kind: 'special' };
  if (await showsPdf(tab)) return { kind: 'pdf' };
  const waiting = setTimeout(() => working({ kind: 'running' }), 150);
  const outcome = await within(READING_MS, readerOutcome(tab.id));
  clearTimeout(waiting);
  if (outcome === 'done') return (await describe(store, tab.id)) ?? (await withoutArticle(tab.id, 'no-article'));
  if (outcome === 'failed' || outcome === null) return { kind: 'failed' };
  if (outcome === 'refused') {
    if (tab.kind === 'file') return { kind: 'file' };
    return { kind: site && !site.isGranted && site.isListed ? 'refused' : 'special' };
  }
  if (site?.isListed && !site.isGranted) return { kind: 'refused' };
  return site?.isGranted ? await withoutArticle(tab.id, 'idle') : { kind: 'idle' };
}

/** A page without an article of its own may frame one. */
async function withoutArticle(tabId: number, kind: 'no-article' | 'idle'): Promise<PopupState> {
  const url = await findFramedPage(tabId);
  return url === null ? { kind } : { kind: 'framed', url };
}

/** Waits for a reader that was just started. */
async function afterReading(store: StoreContext, tabId: number): Promise<PopupState> {
  const outcome = await within(READING_MS, readerOutcome(tabId));
  const reading = await describe(store, tabId);
  if (reading) return reading;
  return outcome === 'done' ? await withoutArticle(tabId, 'no-article') : { kind: 'failed' };
}

function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  return Promise.race([promise, new Promise<null>((done) => setTimeout(() => done(null), ms))]);
}

/** What the reader of a tab tells; null where none answers. */
async function describe(store: StoreContext, tabId: number): Promise<PopupState | null> {
  try {
    const told = await askTab(tabId, 'page.describe', {});
    const { work, view, views, edits, excludedCount, unrecoverable } = told;
    const notesCount = told.workId === null ? 0 : (await listAnnotations(store, told.workId)).length;
    return { kind: 'reading', title: work.title, view, views, edits, excludedCount, unrecoverable, notesCount };
  } catch (error) {
    if (!isUnreachable(error)) console.warn('清读:', error);
    return null;
  }
}
