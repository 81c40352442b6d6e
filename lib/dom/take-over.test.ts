import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { onTakeOver, takeOver, UI_HOST } from './take-over.ts';

function page() {
  const window = new Window();
  const doc = window.document as unknown as Document;
  const host = doc.createElement(UI_HOST);
  doc.documentElement.append(host);
  globalThis.CustomEvent = window.CustomEvent as unknown as typeof CustomEvent;
  return { doc, host };
}

test('a reader that hears of a newer one makes way', () => {
  const { doc, host } = page();
  host.attachShadow({ mode: 'open' });
  onTakeOver(doc, () => host.remove());
  expect(takeOver(doc)).toBe(true);
});

test('a dead one cannot; a page saved with one in it is free', () => {
  const { doc, host } = page();
  expect(takeOver(doc)).toBe(true);
  host.attachShadow({ mode: 'open' });
  expect(takeOver(doc)).toBe(false);
});
