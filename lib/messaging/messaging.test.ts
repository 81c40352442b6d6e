import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { askTab, type Handlers, isUnreachable, listen, sendToBackground } from './index.ts';
import { type MessageName, PROTOCOL, type Side } from './protocol.ts';
import { identifySender } from './sender.ts';
import { catchListener, fakeRuntime, SENDERS, tab } from './test-wire.ts';

const SIDES = Object.keys(SENDERS) as Side[];
const NAMES = Object.keys(PROTOCOL) as MessageName[];

const place = { tag: 'p', names: ['main'], ancestors: ['body'], parent: 0, landmark: null };
const PAGE = {
  text: '治理\n见①',
  blocks: [2, 0, 1, 0, 0, 2, 0, 0, 1, 1],
  places: [place],
  links: [1, 2, 0],
  hrefs: ['#n1'],
  ratios: [0.5],
  sups: [1, 2],
  facts: { url: 'http://a.org/', title: '', lang: null, metas: [], jsonLd: [] },
};

beforeEach(() => {
  fakeRuntime();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Writes down that a handler ran, and answers with nothing. */
function note<T>(list: T[], item: T): object {
  list.push(item);
  return {};
}

/** Listens for a side with handlers that note that they were called. */
function listener(side: Side) {
  const called: string[] = [];
  const handlers = Object.fromEntries(
    NAMES.filter((name) => PROTOCOL[name].to === side).map((name) => [name, () => note(called, name)]),
  );
  const deliver = catchListener(() => listen('background', handlers as unknown as Handlers<'background'>));
  return { called, deliver };
}

for (const name of NAMES.filter((key) => PROTOCOL[key].to === 'background')) {
  const allowed: readonly Side[] = PROTOCOL[name].from;
  for (const side of SIDES.filter((each) => !allowed.includes(each))) {
    test(`${name} is refused from the ${side}`, async () => {
      const { called, deliver } = listener('background');
      expect(await deliver({ qingdu: name, args: {} }, SENDERS[side])).toMatchObject({ ok: false, code: 'refused' });
      expect(called).toEqual([]);
    });
  }
  test(`${name} is refused with arguments of another shape`, async () => {
    const { called, deliver } = listener('background');
    for (const args of [null, 'x', { evil: 1 }]) {
      const answer = await deliver({ qingdu: name, args }, SENDERS[allowed[0] as Side]);
      expect(answer).toMatchObject({ ok: false, code: 'refused' });
    }
    expect(called).toEqual([]);
  });
}

test('a page whose numbers speak of what is not there is refused', async () => {
  const { called, deliver } = listener('background');
  const send = (page: object) => deliver({ qingdu: 'page.analyse', args: { page } }, SENDERS.content);
  const wrong = [
    { blocks: [2, 0, 1, 0, 0] },
    { blocks: [3, 0, 1, 0, 0, 2, 0, 0, 1, 1] },
    { blocks: [2, 1, 1, 0, 0, 2, 0, 0, 1, 1] },
    { blocks: [2, 0, 1, 0, 0, 2, 0, 0, 1e9, 1] },
    { blocks: [-1, 0, 1, 0, 0, 5, 0, 0, 1, 1] },
    { links: [1, 3, 0] },
    { links: [1, 2, 1] },
    { links: [1, 2] },
    { ratios: [] },
    { sups: [2, 1] },
    { sups: [0.5, 1] },
    { places: [{ ...place, parent: 'x' }] },
  ];
  for (const part of wrong) expect(await send({ ...PAGE, ...part })).toMatchObject({ ok: false, code: 'refused' });
  expect(called).toEqual([]);
  expect(await send(PAGE)).toMatchObject({ ok: true });
});

test('who sent a message is told by the browser alone', () => {
  for (const side of SIDES) expect(identifySender(SENDERS[side])?.side).toBe(side);
  const { content, composer, page } = SENDERS;
  expect(identifySender({ ...content, id: 'other' })).toBeNull();
  expect(identifySender({ id: 'qingdu', url: 'https://evil.org/' })).toBeNull();
  // A frame in a page, whatever it holds.
  expect(identifySender({ ...content, frameId: 2 })).toBeNull();
  // Framed pages of ours, other than the composer.
  expect(identifySender({ ...page, frameId: 2, tab: tab(7) })).toBeNull();
  // The composer is one only inside a page.
  expect(identifySender({ ...composer, frameId: 0 })).toBeNull();
  // An address that only begins like ours is a page's.
  expect(identifySender({ ...content, url: 'chrome-extension://qingdu.evil/sidepanel.html' })?.side).toBe('content');
  // Firefox's event page.
  expect(identifySender({ id: 'qingdu', url: 'chrome-extension://qingdu/_generated_background_page.html' })?.side).toBe(
    'background',
  );
});

test('unknown messages are refused, foreign ones left alone', async () => {
  const { deliver } = listener('background');
  expect(await deliver({ qingdu: 'toString', args: {} }, SENDERS.content)).toMatchObject({ code: 'refused' });
  expect(await deliver({ hello: 1 }, SENDERS.content)).toBeUndefined();
  expect(await deliver('view.set', SENDERS.content)).toBeUndefined();
  expect(await deliver({ qingdu: 'view.set', args: { view: 'served' } }, SENDERS.page)).toBeUndefined();
});

test('a handler runs in the task the message comes in: a gesture still counts', async () => {
  const called: string[] = [];
  const handlers = { 'panel.open': () => note(called, 'panel.open') } as unknown as Handlers<'background'>;
  const deliver = catchListener(() => listen('background', handlers));
  const answer = deliver({ qingdu: 'panel.open', args: {} }, SENDERS.content);
  expect(called).toEqual(['panel.open']);
  expect(await answer).toEqual({ ok: true, value: {} });
});

test('a handler that fails is answered, not thrown', async () => {
  const handlers = {
    'panel.open': () => {
      throw new Error('no window');
    },
  } as unknown as Handlers<'background'>;
  const deliver = catchListener(() => listen('background', handlers));
  expect(await deliver({ qingdu: 'panel.open', args: {} }, SENDERS.content)).toEqual({
    ok: false,
    code: 'failed',
    reason: 'no window',
  });
});

test('defaults are filled before a handler sees the arguments', async () => {
  const seen: unknown[] = [];
  const handlers = { 'composer.close': (args: unknown) => note(seen, args) } as unknown as Handlers<'background'>;
  const deliver = catchListener(() => listen('background', handlers));
  await deliver({ qingdu: 'composer.close', args: { token: 't' } }, SENDERS.composer);
  expect(seen).toEqual([{ token: 't', discard: false }]);
});

test('the sender learns why nothing came of it', async () => {
  const send = vi.spyOn(browser.runtime, 'sendMessage') as ReturnType<typeof vi.fn>;
  send.mockResolvedValueOnce({ ok: true, value: { started: true } });
  expect(await sendToBackground('reader.start', { page: PAGE })).toEqual({ started: true });
  send.mockResolvedValueOnce({ ok: false, code: 'failed', reason: 'quota' });
  await expect(sendToBackground('panel.open', {})).rejects.toMatchObject({ code: 'failed' });
  send.mockRejectedValueOnce(new Error('Extension context invalidated.'));
  const error = await sendToBackground('panel.open', {}).catch((reason: unknown) => reason);
  expect(isUnreachable(error)).toBe(true);
});

test('what a tab answers is checked: its process may be the page’s', async () => {
  const send = vi.spyOn(browser.tabs, 'sendMessage') as ReturnType<typeof vi.fn>;
  send.mockResolvedValueOnce({ ok: true, value: { found: true } });
  expect(await askTab(7, 'passage.show', { annotationId: 'a1' })).toEqual({ found: true });
  expect(send).toHaveBeenLastCalledWith(7, { qingdu: 'passage.show', args: { annotationId: 'a1' } }, { frameId: 0 });
  send.mockResolvedValueOnce({ ok: true, value: { found: '<b>' } });
  await expect(askTab(7, 'passage.show', { annotationId: 'a1' })).rejects.toMatchObject({ code: 'refused' });
  send.mockResolvedValueOnce(undefined);
  await expect(askTab(7, 'page.describe', {})).rejects.toMatchObject({ code: 'unreachable' });
});
