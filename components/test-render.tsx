import { cleanup, render } from '@testing-library/preact';
import type { VNode } from 'preact';
import { afterEach } from 'vitest';
import messages from '../public/_locales/zh_CN/messages.json';
import { type Words, WordsProvider } from './words.ts';

afterEach(() => {
  cleanup();
});

const known = messages as Readonly<Record<string, { readonly message: string } | undefined>>;

/** The Chinese words as browsers fill them; throws on a key that is not there. */
export const chinese: Words = (key, ...values) => {
  const entry = known[key];
  if (!entry) throw new Error(`no words for ${key}`);
  return entry.message.replace(/\$(\d)/g, (_, at) => String(values[Number(at) - 1]));
};

/** Draws a component with Chinese words around it. */
export function draw(node: VNode) {
  const wrap = (inner: VNode) => <WordsProvider value={chinese}>{inner}</WordsProvider>;
  const drawn = render(wrap(node));
  return { ...drawn, redraw: (next: VNode) => drawn.rerender(wrap(next)) };
}
