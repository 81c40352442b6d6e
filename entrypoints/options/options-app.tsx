import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type DataFacts, OptionsPage, type Shortcut } from '../../components/options/OptionsPage.tsx';
import { useWords } from '../../components/words.ts';
import { type Args, sendToBackground } from '../../lib/messaging/index.ts';
import type { Settings, StoreContext } from '../../lib/storage/index.ts';
import { openShortcutSettings, readFacts, readShortcuts } from './facts.ts';
import { EVERYWHERE, hostOf, originsOf, siteRows, useGranted } from './granted-sites.ts';

export interface OptionsAppProps {
  readonly store: StoreContext;
  readonly settings: Settings;
}

/** The options: the store is read here, written by the background; permissions are asked of the browser. */
export function OptionsApp({ store, settings }: OptionsAppProps) {
  const t = useWords();
  const granted = useGranted();
  const [problem, setProblem] = useState<string | null>(null);
  const [addProblem, setAddProblem] = useState<string | null>(null);
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  const [data, setData] = useState<DataFacts | null>(null);

  useEffect(() => {
    const look = () => {
      void readShortcuts().then(setShortcuts);
      void readFacts(store).then(setData, (error) => console.warn('清读:', error));
    };
    look();
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [store]);

  const save = async (send: Promise<unknown>) => {
    try {
      await send;
      setProblem(null);
    } catch (error) {
      console.warn('清读:', error);
      setProblem(t('options_error'));
    }
  };
  const set = (part: Args<'settings.change'>) => void save(sendToBackground('settings.change', part));

  /** `request` is called while the click lasts; what is shown follows from the browser's events. */
  const request = (origins: string[]) => void save(browser.permissions.request({ origins }));
  const remove = (origins: string[]) => void save(browser.permissions.remove({ origins }));

  return (
    <OptionsPage
      sites={{
        mode: settings.sitesMode,
        sites: siteRows(granted, settings),
        isEverywhere: granted.isEverywhere,
        problem: addProblem,
        onMode: (sitesMode) => set({ sitesMode }),
        onSiteMode: (site, mode) => void save(sendToBackground('site.change', { site, mode })),
        onGrant: (key) => request(originsOf(key)),
        onRevoke: (key) => remove(originsOf(key)),
        onAdd: (typed) => {
          const host = hostOf(typed);
          setAddProblem(host === null ? t('options_add_problem') : null);
          if (host !== null) request(originsOf(host));
        },
        onEverywhere: (isWanted) => (isWanted ? request([EVERYWHERE]) : remove([EVERYWHERE])),
      }}
      reading={settings}
      shortcuts={shortcuts}
      data={data}
      version={browser.runtime.getManifest().version}
      problem={problem}
      onSet={set}
      onShortcuts={() => void openShortcutSettings().catch((error) => console.warn('清读:', error))}
      onWelcome={() => void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') })}
      onLibrary={() => void browser.tabs.create({ url: browser.runtime.getURL('/library.html') })}
    />
  );
}
