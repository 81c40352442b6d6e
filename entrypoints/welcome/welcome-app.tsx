import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type RepairedExample, Welcome } from '../../components/Welcome.tsx';
import { SITE_MATCHES, SITES } from '../../lib/dom/sites/table.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import type { Settings } from '../../lib/storage/index.ts';
import { repairExample } from './example.ts';

const EVERYWHERE = { origins: ['*://*/*'] };
const LISTED = { origins: [...SITE_MATCHES] };

/** The first-run page. What is chosen holds at once; the options show the same choices later. */
export function WelcomeApp({ settings }: { readonly settings: Settings }) {
  const [example, setExample] = useState<RepairedExample | null>(null);
  const [isGranted, setGranted] = useState(true);
  const [isEverywhere, setEverywhere] = useState(false);

  useEffect(() => {
    repairExample().then(setExample, (error) => console.error('清读:', error));
    const look = () => {
      void browser.permissions.contains(LISTED).then(setGranted);
      void browser.permissions.contains(EVERYWHERE).then(setEverywhere);
    };
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);

  // `request` is called while the click lasts; what came of it is told by the events above.
  const ask = (isWanted: boolean, origins: { origins: string[] }) => {
    const asked = isWanted ? browser.permissions.request(origins) : browser.permissions.remove(origins);
    asked.catch((error) => console.warn('清读:', error));
  };

  return (
    <Welcome
      example={example}
      mode={settings.sitesMode}
      isGranted={isGranted}
      isEverywhere={isEverywhere}
      sites={SITES.map(({ name }) => name)}
      onMode={(sitesMode) =>
        void sendToBackground('settings.change', { sitesMode }).catch((error) => console.warn('清读:', error))
      }
      onGrant={() => ask(true, LISTED)}
      onEverywhere={(isWanted) => ask(isWanted, EVERYWHERE)}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />
  );
}
