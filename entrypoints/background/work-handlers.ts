import type { Handlers, Sender } from '../../lib/messaging/index.ts';
import {
  createAnnotation,
  readAnnotation,
  recognizeWork,
  restore,
  type StoreContext,
  softDelete,
  updateAnnotation,
} from '../../lib/storage/index.ts';
import { badgeNotes } from './badge.ts';
import { announce, highlightsOf, keepShownWork, rememberTab, repaint, repaintAll, shownInTab } from './shown-works.ts';

type WorkHandlers = Pick<
  Handlers<'background'>,
  'work.open' | 'work.changed' | 'highlight.create' | 'highlight.recolor' | 'highlight.remove' | 'highlight.restore'
>;

/** What pages may do with highlights: only those of the work their tab shows. */
export function workHandlers(store: StoreContext): WorkHandlers {
  const change = async (id: string, sender: Sender, run: () => Promise<unknown>) => {
    const note = await readAnnotation(store, id);
    if (!note || note.workId !== (await shownWork(sender))) throw new Error('not a note of this page');
    await run();
    await repaint(store, note.workId);
    return {};
  };
  return {
    'work.open': async ({ work, url, cited }, sender) => {
      const workId = await recognizeWork(store, work);
      if (sender.tabId !== null) {
        await rememberTab(sender.tabId, { workId, work, url: addressOf(sender, url), cited });
        void announce(sender.tabId);
      }
      const highlights = await highlightsOf(store, workId);
      if (sender.tabId !== null) void badgeNotes(sender.tabId, highlights.length);
      return { workId, highlights };
    },
    'work.changed': async ({ workId }) => {
      await (workId === null ? repaintAll(store) : repaint(store, workId));
      return {};
    },
    'highlight.create': async ({ id, workId: told, url, ...passage }, sender) => {
      if (sender.tabId === null || told !== (await shownWork(sender))) throw new Error('not the work of this page');
      const workId = await keepShownWork(store, sender.tabId);
      const known = await readAnnotation(store, id);
      if (known && known.workId !== workId) throw new Error('not a note of this page');
      if (!known) await createAnnotation(store, { id, workId, source: addressOf(sender, url), ...passage });
      await repaint(store, workId);
      return { id };
    },
    'highlight.recolor': ({ id, color }, sender) => change(id, sender, () => updateAnnotation(store, id, { color })),
    'highlight.remove': ({ id }, sender) => change(id, sender, () => softDelete(store, id)),
    'highlight.restore': ({ id }, sender) => change(id, sender, () => restore(store, id)),
  };
}

/** The id of the work the sender's tab shows. */
export async function shownWork(sender: Sender): Promise<string | null> {
  return sender.tabId === null ? null : ((await shownInTab(sender.tabId))?.workId ?? null);
}

/** The address a page gives of itself, if its origin is the one the browser vouches for; else the latter. */
export function addressOf(sender: Sender, url: string): string {
  if (sender.url === null) return url;
  return new URL(sender.url).origin === new URL(url).origin ? url : sender.url;
}
