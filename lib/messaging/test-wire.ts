import { vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import type { Answer, Side } from './protocol.ts';

const HOME = 'chrome-extension://qingdu';

/** Gives the fake browser an id and addresses. */
export function fakeRuntime(): void {
  vi.spyOn(browser.runtime, 'getURL').mockImplementation((path: string) => `${HOME}${path}`);
  Object.defineProperty(browser.runtime, 'id', { value: 'qingdu', configurable: true });
}

/** What the browser tells of a sender of each side. */
export const SENDERS: Readonly<Record<Side, Browser.runtime.MessageSender>> = {
  background: { id: 'qingdu', url: `${HOME}/background.js` },
  content: { id: 'qingdu', url: 'http://www.fx361.cc/1.shtml', frameId: 0, tab: tab(7) },
  composer: { id: 'qingdu', url: `${HOME}/composer.html#token=x`, frameId: 3, tab: tab(7) },
  page: { id: 'qingdu', url: `${HOME}/sidepanel.html` },
};

export function tab(id: number): Browser.tabs.Tab {
  return { id } as Browser.tabs.Tab;
}

type Listener = (message: unknown, from: Browser.runtime.MessageSender, respond: (answer: Answer) => void) => boolean;

/** Catches what `run` listens with, and delivers messages to it; undefined where it does not answer. */
export function catchListener(run: () => void) {
  let listener: Listener | undefined;
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((found) => {
    listener = found as Listener;
  });
  run();
  return (message: unknown, from: Browser.runtime.MessageSender): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      const staysOpen = listener?.(message, from, resolve);
      if (!staysOpen) resolve(undefined);
    });
}
