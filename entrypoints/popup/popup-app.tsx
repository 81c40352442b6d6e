import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Popup, type PopupState } from '../../components/Popup.tsx';
import type { ViewName } from '../../components/ViewSwitch.tsx';
import { askTab, isUnreachable, sendToBackground } from '../../lib/messaging/index.ts';
import { openPanel } from './open-panel.ts';
import { addressOfTab, currentTab, type TabInFront } from './tab-in-front.ts';

/** How long a reader that was just injected may take until it must have found an article. */
const READING_MS = 6_000;
const LOOK_AGAIN_MS = 150;

/** The popup: asks the reader of the tab in front, and says plainly when there is none. */
export function PopupApp() {
  const [tab, setTab] = useState<TabInFront | null>(null);
  const [state, setState] = useState<PopupState>({ kind: 'looking' });

  useEffect(() => {
    void currentTab().then(async (found) => {
      setTab(found);
      const reading = found && (await describe(found.id));
      setState(reading || { kind: found && addressOfTab(found) !== 'special' ? 'idle' : 'special' });
    });
  }, []);

  const run = async () => {
    if (!tab) return;
    setState({ kind: 'running' });
    const { started } = await sendToBackground('reader.run', { tabId: tab.id }).catch(() => ({ started: false }));
    if (!started) {
      const address = addressOfTab(tab);
      setState(address instanceof URL ? { kind: 'refused', host: address.host } : { kind: 'special' });
      return;
    }
    const latest = Date.now() + READING_MS;
    for (;;) {
      const reading = await describe(tab.id);
      if (reading) return setState(reading);
      if (Date.now() > latest) return setState({ kind: 'no-article' });
      await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    }
  };

  /** `permissions.request` comes first: the browser asks only while the click lasts. */
  const grant = () => {
    const address = tab && addressOfTab(tab);
    if (!(address instanceof URL)) return;
    void requestSite(address).then((isGranted) => {
      if (isGranted) void run();
    });
  };

  const show = async (view: ViewName) => {
    if (!tab) return;
    await askTab(tab.id, 'view.set', { view }).catch((error) => console.warn('清读:', error));
    setState((await describe(tab.id)) ?? { kind: 'idle' });
  };

  return (
    <Popup
      state={state}
      onRun={() => void run()}
      onGrant={grant}
      onView={(view) => void show(view)}
      onPanel={() => tab && openPanel(tab.id)}
    />
  );
}

/** What the reader of a tab tells; null where none answers. */
async function describe(tabId: number): Promise<PopupState | null> {
  try {
    const { work, view, views, edits, excludedCount, unrecoverable } = await askTab(tabId, 'page.describe', {});
    return { kind: 'reading', title: work.title, view, views, edits, excludedCount, unrecoverable };
  } catch (error) {
    if (!isUnreachable(error)) console.warn('清读:', error);
    return null;
  }
}

async function requestSite(address: URL): Promise<boolean> {
  return await browser.permissions.request({ origins: [`${address.protocol}//${address.hostname}/*`] });
}
