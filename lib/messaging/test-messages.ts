import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';
import { browser } from 'wxt/browser';

/** What content scripts under test say to the background and watch in the page; `answer` is what the background says. */
export interface Overheard {
  readonly sent: { readonly qingdu: string; readonly args: unknown }[];
  watched: number;
  answer: unknown;
}

/** Listens until mocks are restored. */
export function overhear(): Overheard {
  const heard: Overheard = { sent: [], watched: 0, answer: { ok: true, value: { started: true } } };
  (vi.spyOn(browser.runtime, 'sendMessage') as ReturnType<typeof vi.fn>).mockImplementation(async (message) => {
    heard.sent.push(message);
    return heard.answer;
  });
  vi.spyOn(MutationObserver.prototype, 'observe').mockImplementation(() => {
    heard.watched += 1;
  });
  return heard;
}

/** Shows a page of tests/pages; gives its markup as it stands then. */
export function showPage(file: string): string {
  document.documentElement.innerHTML = readFileSync(`tests/pages/${file}`, 'utf8').replace(/<!doctype[^>]*>/i, '');
  return document.documentElement.outerHTML;
}

/** Dynamic imports take a few turns. */
export async function fewTurns(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await sleep(0);
}
