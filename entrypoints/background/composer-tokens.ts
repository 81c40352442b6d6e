import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { HighlightColor } from '../../lib/domain/annotation/index.ts';
import type { Sender } from '../../lib/messaging/index.ts';
import type { NewPassage } from '../../lib/storage/index.ts';

/**
 * A page can frame composer.html too. What a composer may read and write is what its token stands for: made for one
 * tab, claimed once, and from then on bound to the frame that claimed it. Tokens live in `storage.session`, which
 * outlives the worker, not the browser, and which content scripts cannot read.
 */
export interface ComposerTask {
  readonly tabId: number;
  /** The frame that claimed the token; null before. */
  readonly frameId: number | null;
  readonly workId: string;
  readonly source: string;
  readonly draftKey: string;
  readonly annotationId: string | null;
  /** Of the note that will be made: saved twice, because the first answer was lost, it is still one note. */
  readonly newId: string;
  readonly passage: NewPassage | null;
  readonly color: HighlightColor;
}

const PREFIX = 'composer:';
const stored = v.object({ tabId: v.number(), frameId: v.nullable(v.number()) });

/** Makes a token for a task. */
export async function issueToken(task: Omit<ComposerTask, 'frameId' | 'newId'>): Promise<string> {
  const token = crypto.randomUUID();
  await keep(token, { ...task, newId: crypto.randomUUID(), frameId: null });
  return token;
}

/** Binds a token to the frame that shows it first, which may ask again; rejects for any other frame and tab. */
export async function claimToken(token: string, sender: Sender): Promise<ComposerTask> {
  const task = await read(token);
  if (!task || task.tabId !== sender.tabId || (task.frameId ?? sender.frameId) !== sender.frameId) {
    throw new Error('token not valid here');
  }
  if (sender.frameId === null) throw new Error('token not valid here');
  const claimed: ComposerTask = { ...task, frameId: sender.frameId };
  await keep(token, claimed);
  return claimed;
}

/** The task of a claimed token, for the frame that claimed it. */
export async function taskOf(token: string, sender: Sender): Promise<ComposerTask> {
  const task = await read(token);
  if (!task || task.tabId !== sender.tabId || task.frameId === null || task.frameId !== sender.frameId) {
    throw new Error('token not valid here');
  }
  return task;
}

export async function dropToken(token: string): Promise<void> {
  await browser.storage.session.remove(PREFIX + token);
}

/** Forgets the tokens of a tab that was closed; drafts are kept elsewhere. */
export async function dropTokensOfTab(tabId: number): Promise<void> {
  const all = await browser.storage.session.get(null);
  const keys = Object.entries(all).flatMap(([key, value]) =>
    key.startsWith(PREFIX) && v.is(stored, value) && value.tabId === tabId ? [key] : [],
  );
  await browser.storage.session.remove(keys);
}

async function keep(token: string, task: ComposerTask): Promise<void> {
  await browser.storage.session.set({ [PREFIX + token]: task });
}

/** Only this file writes under the prefix: the outline is checked, the rest is as it was kept. */
async function read(token: string): Promise<ComposerTask | null> {
  const key = PREFIX + token;
  const { [key]: value } = await browser.storage.session.get(key);
  return v.is(stored, value) ? (value as ComposerTask) : null;
}
