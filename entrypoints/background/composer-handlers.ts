import { askTab, type CheckedArgs, type Handlers } from '../../lib/messaging/index.ts';
import {
  clearDraft,
  type DraftRow,
  draftKeyOf,
  readAnnotation,
  readDraft,
  type StoreContext,
  saveDraft,
  saveNote,
} from '../../lib/storage/index.ts';
import { type ComposerTask, claimToken, dropToken, issueToken, taskOf } from './composer-tokens.ts';
import { keepShownWork, repaint } from './shown-works.ts';
import { addressOf, shownWork } from './work-handlers.ts';

type ComposerHandlers = Pick<
  Handlers<'background'>,
  'composer.open' | 'composer.claim' | 'composer.close' | 'draft.save' | 'note.save'
>;

/** The life of a composer: opened by a page, claimed by its frame, drafts, saved or closed. */
export function composerHandlers(store: StoreContext): ComposerHandlers {
  return {
    'composer.open': async (args, sender) => {
      if (sender.tabId === null || args.workId !== (await shownWork(sender))) {
        throw new Error('not the work of this page');
      }
      const workId = await keepShownWork(store, sender.tabId);
      const task = { tabId: sender.tabId, workId, source: addressOf(sender, args.url) };
      if ('annotationId' in args) {
        const { annotationId } = args;
        const note = await readAnnotation(store, annotationId);
        if (!note || note.workId !== workId) throw new Error('not a note of this page');
        const draftKey = draftKeyOf(workId, { annotationId });
        return { token: await issueToken({ ...task, draftKey, annotationId, passage: null, color: note.color }) };
      }
      const { color, ...passage } = args.new;
      const draftKey = draftKeyOf(workId, { passage });
      return { token: await issueToken({ ...task, draftKey, annotationId: null, passage, color }) };
    },

    'composer.claim': async ({ token }, sender) => {
      const task = await claimToken(token, sender);
      const [draft, note] = await Promise.all([
        readDraft(store, task.draftKey),
        task.annotationId === null ? null : readAnnotation(store, task.annotationId),
      ]);
      const { color, body, tags } = draft ?? note ?? { color: task.color, body: '', tags: [] };
      const quote = note?.quotes.reading ?? task.passage?.quotes.reading ?? '';
      return { quote, color, body, tags, isDraft: draft !== null };
    },

    'draft.save': async (writing, sender) => {
      const draft = draftOf(await taskOf(writing.token, sender), writing);
      const isBlank = draft.body.trim() === '' && draft.tags.length === 0;
      if (draft.annotationId === null && isBlank) await clearDraft(store, draft.key);
      else await saveDraft(store, draft);
      return {};
    },

    'note.save': async (writing, sender) => {
      const task = await taskOf(writing.token, sender);
      const { id } = await saveNote(store, draftOf(task, writing), task.newId);
      // It is kept; what follows may fail. The token lasts until the composer was told to go: should the worker be ended
      // before that, the composer asks again and the same note is saved.
      await repaint(store, task.workId).catch((error) => console.warn('清读:', error));
      await tellClosed(sender.tabId, id);
      await dropToken(writing.token);
      return { id };
    },

    'composer.close': async ({ token, discard }, sender) => {
      const task = await taskOf(token, sender).catch(() => null);
      if (task && discard) await clearDraft(store, task.draftKey);
      if (task) await dropToken(token);
      // Without a task, too: a composer whose token went stale must still go away.
      void tellClosed(sender.tabId, null);
      return {};
    },
  };
}

function draftOf(task: ComposerTask, writing: CheckedArgs<'draft.save'>): Omit<DraftRow, 'saved'> {
  const { draftKey: key, workId, source, annotationId, passage } = task;
  const { body, color, tags } = writing;
  return { key, workId, source, annotationId, passage, body, color, tags };
}

async function tellClosed(tabId: number | null, id: string | null): Promise<void> {
  if (tabId === null) return;
  await askTab(tabId, 'composer.closed', { id }).catch((error) => console.warn('清读:', error));
}
