import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import {
  createAnnotation,
  readBackup,
  type StoreContext,
  updateAnnotation,
  writeSettings,
} from '../../lib/storage/index.ts';
import { testPassage, testStore } from '../../lib/storage/test-store.ts';
import { backUpIfDue } from './auto-backup.ts';

let store: StoreContext;
let files: { url: string; filename: string }[];
let isAllowed: boolean;
let state: string;

beforeEach(async () => {
  store = testStore();
  files = [];
  isAllowed = true;
  state = 'complete';
  const permissions = { contains: async () => isAllowed };
  const downloads = {
    download: async (file: { url: string; filename: string }) => files.push(file),
    search: async () => [{ state }],
  };
  Object.defineProperty(browser, 'permissions', { value: permissions, configurable: true });
  Object.defineProperty(browser, 'downloads', { value: downloads, configurable: true });
  await createAnnotation(store, { workId: 'ta:1', source: 'http://a.org/', color: 'blue', ...testPassage('甲', 0) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const on = () => writeSettings(store, { backup: true });
const at = (time: string): StoreContext => ({ ...store, now: () => time });

test('nothing until the reader chose it and the browser allows it', async () => {
  expect(await backUpIfDue(store)).toBe(false);
  await on();
  isAllowed = false;
  expect(await backUpIfDue(store)).toBe(false);
  expect(files).toEqual([]);
});

test('once a day, when something was written; the file is a whole backup', async () => {
  await on();
  // As in Chrome's worker.
  vi.stubGlobal('URL', { ...URL, createObjectURL: undefined });
  expect(await backUpIfDue(at('2026-11-05T08:00:00.000Z'))).toBe(true);
  expect(files[0]?.filename).toBe('Qingdu/qingdu-backup-2026-11-05.json');
  const base64 = files[0]?.url.replace(/^data:application\/json;base64,/, '') ?? '';
  const text = new TextDecoder().decode(Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)));
  expect(readBackup(text).rows?.annotations).toMatchObject([{ quotes: { reading: '甲' } }]);

  expect(await backUpIfDue(at('2026-11-07T08:00:00.000Z'))).toBe(false);
  await updateAnnotation(at('2026-11-07T09:00:00.000Z'), 'a1', { body: '想法' });
  expect(await backUpIfDue(at('2026-11-05T20:00:00.000Z'))).toBe(false);
  expect(await backUpIfDue(at('2026-11-07T09:30:00.000Z'))).toBe(true);
});

test('a download that was broken off does not count', async () => {
  await on();
  state = 'interrupted';
  expect(await backUpIfDue(store)).toBe(false);
  state = 'complete';
  expect(await backUpIfDue(store)).toBe(true);
});
