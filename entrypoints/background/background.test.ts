import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '../../lib/messaging/index.ts';
import { listAnnotations, type StoreContext, softDelete, updateAnnotation } from '../../lib/storage/index.ts';
import { testPassage, testStore, testWork } from '../../lib/storage/test-store.ts';
import { composerHandlers } from './composer-handlers.ts';
import { dropTokensOfTab } from './composer-tokens.ts';
import { forgetTab, shownInTab } from './shown-works.ts';
import { workHandlers } from './work-handlers.ts';

const url = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const content: Sender = { side: 'content', tabId: 7, frameId: 0, url };
const composer: Sender = { side: 'composer', tabId: 7, frameId: 3, url: null };
const passage = { ...testPassage('治理主体单一', 5), color: 'green' as const };
let made = 0;
const newHighlight = () => ({ id: `h${++made}`, ...passage });

let store: StoreContext;
let sent: [tabId: number, name: string, args: unknown][];

/** Handlers as a worker that was just woken has them: nothing but the store and `storage.session` is left. */
const wake = () => ({ ...workHandlers(store), ...composerHandlers(store) });

beforeEach(() => {
  fakeBrowser.reset();
  store = testStore();
  sent = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue(undefined as never);
  (vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>).mockImplementation(
    async (tabId: number, { qingdu, args }: { qingdu: string; args: unknown }) => {
      sent.push([tabId, qingdu, args]);
      return { ok: true, value: {} };
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
});

const openPage = (part = {}, sender = content) => wake()['work.open']({ work: testWork(part), url, cited: [] }, sender);
const openComposer = async () => {
  await openPage();
  const { token } = await wake()['composer.open']({ workId: 'ta:1', url, new: passage }, content);
  return token;
};

test('a page learns where its notes are and never a word of them', async () => {
  await openPage();
  const { id } = await wake()['highlight.create']({ workId: 'ta:1', url, ...newHighlight() }, content);
  await updateAnnotation(store, id, { body: '秘密', tags: ['私'] });
  const { workId, highlights } = await openPage({}, { ...content, tabId: 8 });
  expect(workId).toBe('ta:1');
  expect(highlights).toEqual([{ id, selector: passage.selector, color: 'green', hasNote: true }]);
  expect(JSON.stringify([highlights, sent])).not.toMatch(/秘密|私/);
});

test('every tab that shows the work repaints; a closed one is forgotten', async () => {
  await openPage();
  await openPage({}, { ...content, tabId: 8 });
  await openPage({ id: 'ta:9', title: '另一篇全然不同的文章' }, { ...content, tabId: 9 });
  await wake()['highlight.create']({ workId: 'ta:1', url, ...newHighlight() }, content);
  expect(sent.map(([tabId, name]) => [tabId, name])).toEqual([
    [7, 'highlights.changed'],
    [8, 'highlights.changed'],
  ]);
  await forgetTab(8);
  expect(await shownInTab(8)).toBeNull();
});

test('a work that is merely read leaves nothing behind', async () => {
  for (let i = 0; i < 20; i += 1) await openPage({ id: `ta:${i}`, title: `全然不同的文章之${i}` });
  expect([await store.db.works.count(), await store.db.copies.count()]).toEqual([0, 0]);
  await wake()['highlight.create']({ workId: 'ta:19', url, ...newHighlight() }, content);
  expect(await store.db.works.toArray()).toMatchObject([{ id: 'ta:19', told: { title: '全然不同的文章之19' } }]);
  expect(await store.db.copies.toArray()).toMatchObject([{ url, workId: 'ta:19' }]);
});

test('a page touches only notes of the work it shows', async () => {
  await openPage();
  const { id } = await wake()['highlight.create']({ workId: 'ta:1', url, ...newHighlight() }, content);
  const other = { ...content, tabId: 9 };
  await openPage({ id: 'ta:9', title: '另一篇全然不同的文章' }, other);
  await expect(wake()['highlight.remove']({ id }, other)).rejects.toThrow();
  await expect(wake()['highlight.recolor']({ id, color: 'pink' }, other)).rejects.toThrow();
  await expect(wake()['highlight.create']({ workId: 'ta:1', url, ...newHighlight() }, other)).rejects.toThrow();
  await expect(wake()['composer.open']({ workId: 'ta:1', url, annotationId: id }, other)).rejects.toThrow();
  await wake()['highlight.remove']({ id }, content);
  expect(await listAnnotations(store, 'ta:1')).toEqual([]);
  await wake()['highlight.restore']({ id }, content);
  expect(await listAnnotations(store, 'ta:1')).toHaveLength(1);
});

test('the source of a note is an address the browser vouches for', async () => {
  await openPage();
  await wake()['highlight.create']({ workId: 'ta:1', url: 'https://evil.org/x', ...newHighlight() }, content);
  expect((await listAnnotations(store, 'ta:1'))[0]?.source).toBe(url);
});

test('a composer: claimed once, bound to its frame, drafts, saved, gone', async () => {
  const token = await openComposer();
  expect(await wake()['composer.claim']({ token }, composer)).toEqual({
    quote: '治理主体单一',
    color: 'green',
    body: '',
    tags: [],
    isDraft: false,
  });
  const writing = { token, body: '想法', color: 'blue' as const, tags: ['要'] };
  await wake()['draft.save'](writing, composer);
  const { id } = await wake()['note.save'](writing, composer);
  expect(await listAnnotations(store, 'ta:1')).toMatchObject([{ id, body: '想法', color: 'blue', tags: ['要'] }]);
  expect(await store.db.drafts.count()).toBe(0);
  expect(sent.at(-1)).toEqual([7, 'composer.closed', { id }]);
  await expect(wake()['draft.save'](writing, composer)).rejects.toThrow('token');
});

test('a token serves one frame of one tab, once', async () => {
  const token = await openComposer();
  await expect(wake()['composer.claim']({ token }, { ...composer, tabId: 8 })).rejects.toThrow('token');
  await expect(wake()['composer.claim']({ token: 'guess' }, composer)).rejects.toThrow('token');
  const writing = { token, body: '想法', color: 'blue' as const, tags: [] };
  await expect(wake()['draft.save'](writing, composer)).rejects.toThrow('token');
  await wake()['composer.claim']({ token }, composer);
  // Another frame is refused; its own may ask again, for the first answer may have been lost.
  await expect(wake()['composer.claim']({ token }, { ...composer, frameId: 4 })).rejects.toThrow('token');
  await wake()['composer.claim']({ token }, composer);
  await expect(wake()['note.save'](writing, { ...composer, frameId: 4 })).rejects.toThrow('token');
});

test('tokens end with their tab', async () => {
  const token = await openComposer();
  await dropTokensOfTab(8);
  await wake()['composer.claim']({ token }, composer);
  await dropTokensOfTab(7);
  const writing = { token, body: '想法', color: 'blue' as const, tags: [] };
  await expect(wake()['note.save'](writing, composer)).rejects.toThrow('token');
});

test('a draft outlives its composer and comes back for the same passage', async () => {
  const first = await openComposer();
  await wake()['composer.claim']({ token: first }, composer);
  await wake()['draft.save']({ token: first, body: '写到一半', color: 'pink', tags: [] }, composer);
  await wake()['composer.close']({ token: first, discard: false }, composer);
  expect(sent.at(-1)).toEqual([7, 'composer.closed', { id: null }]);

  const second = await openComposer();
  expect(await wake()['composer.claim']({ token: second }, composer)).toMatchObject({
    body: '写到一半',
    color: 'pink',
    isDraft: true,
  });
  await wake()['draft.save']({ token: second, body: ' ', color: 'pink', tags: [] }, composer);
  expect(await store.db.drafts.count()).toBe(0);
});

test('a note deleted while it was being written comes back with the new words', async () => {
  await openPage();
  const { id } = await wake()['highlight.create']({ workId: 'ta:1', url, ...newHighlight() }, content);
  const { token } = await wake()['composer.open']({ workId: 'ta:1', url, annotationId: id }, content);
  await wake()['composer.claim']({ token }, composer);
  await softDelete(store, id);
  await wake()['note.save']({ token, body: '还在', color: 'green', tags: [] }, composer);
  expect(await listAnnotations(store, 'ta:1')).toMatchObject([{ id, body: '还在' }]);
});

test('a stale composer can still be closed', async () => {
  await wake()['composer.close']({ token: 'stale', discard: false }, composer);
  expect(sent).toEqual([[7, 'composer.closed', { id: null }]]);
});
