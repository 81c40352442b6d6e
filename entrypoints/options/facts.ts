import { browser } from 'wxt/browser';
import type { DataFacts, Shortcut } from '../../components/options/OptionsPage.tsx';
import type { StoreContext } from '../../lib/storage/index.ts';

/** Firefox's own; Chrome's types do not know it. */
interface WithShortcutSettings {
  readonly openShortcutSettings?: () => Promise<void>;
}

/** The key commands as they are set now. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name: description || (name === '_execute_action' ? browser.i18n.getMessage('options_popup_keys') : name),
    keys: shortcut,
  }));
}

/** Goes where the browser lets its user change them. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as unknown as WithShortcutSettings;
  if (open) return await open();
  await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

/** What is kept, and how much room it takes. */
export async function readFacts({ db }: StoreContext): Promise<DataFacts> {
  const [works, all, drafts, estimate, isPersistent] = await Promise.all([
    db.works.count(),
    db.annotations.toArray(),
    db.drafts.count(),
    navigator.storage.estimate().catch(() => ({ usage: undefined })),
    isKept(),
  ]);
  const notes = all.filter(({ deleted }) => !deleted).length;
  return { works, notes, drafts, bytes: estimate.usage ?? null, isPersistent };
}

/** Chrome never clears what an extension with `unlimitedStorage` keeps; Firefox wants to be asked, from a page. */
async function isKept(): Promise<boolean> {
  return import.meta.env.CHROME || (await navigator.storage.persist().catch(() => false));
}
