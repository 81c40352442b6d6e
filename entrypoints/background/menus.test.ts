import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runCommand } from './commands.ts';
import { runMenu } from './menus.ts';

/** What a tab's reader was told, in order. */
let told: string[];
let isReading: boolean;
const inject = vi.fn(async () => {
  isReading = true;
  return [{ result: 'done' }];
});

beforeEach(() => {
  fakeBrowser.reset();
  told = [];
  isReading = true;
  inject.mockClear();
  Object.assign(browser, { scripting: { insertCSS: vi.fn(async () => undefined), executeScript: inject } });
  (vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>).mockImplementation(
    async (_tabId: number, { qingdu }: { qingdu: string }) => {
      if (!isReading) throw new Error('nobody listens');
      told.push(qingdu);
      return { ok: true, value: {} };
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
});

const tab = { id: 7 } as Parameters<typeof runMenu>[1];
const choose = (menuItemId: string) => runMenu({ menuItemId } as Parameters<typeof runMenu>[0], tab);
const settle = () => new Promise((done) => setTimeout(done, 0));

test('entries of the menu and keys tell the reader of the tab', async () => {
  choose('note');
  choose('view');
  choose('clean');
  runCommand('clean-view', tab);
  runCommand('add-note', tab);
  runCommand('toggle-view', tab);
  await settle();
  expect(told).toEqual(['note.start', 'view.toggle', 'clean.toggle', 'clean.toggle', 'note.start', 'view.toggle']);
});

test('where no reader runs it is started first; the page is then mended already', async () => {
  isReading = false;
  choose('view');
  await settle();
  expect(inject).toHaveBeenCalled();
  expect(told).toEqual([]);
  isReading = false;
  choose('clean');
  await settle();
  expect(told).toEqual(['clean.toggle']);
});
