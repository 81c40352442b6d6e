import { beforeEach, expect, test, vi } from 'vitest';
import { describePassage, packVariants } from '../../lib/domain/annotation/index.ts';
import { hanVariants } from '../../lib/domain/page/index.ts';
import type { HighlightView } from '../../lib/messaging/index.ts';
import { NotePlacer } from './place-notes.ts';

const asked = vi.hoisted(() => ({ variants: vi.fn() }));
vi.mock('../../lib/messaging/index.ts', () => ({ sendToBackground: asked.variants }));
beforeEach(() => {
  asked.variants.mockResolvedValue({ variants: packVariants(hanVariants()) });
});

const TEXT = [
  '公共书房散布在老城的街巷之间，居民步行一刻钟便可到达。',
  '经费主要来自县级财政，一旦拨款迟到，最先被压缩的就是购书和活动两项开支。',
  '志愿者一度弥补了人手的不足，然而热情终究难以持久。',
].join('\n');
const at = (text: string) => ({ text, sections: [] });

function highlight(id: string, words: string, text = TEXT): HighlightView {
  const start = text.indexOf(words);
  return { id, selector: describePassage(text, start, start + words.length, []), color: 'yellow', hasNote: false };
}
const wordsAt = (text: string, range: { start: number; end: number } | null) =>
  range && text.slice(range.start, range.end);

test('what stands where it was made is placed at once, without a look at the rest of the page', () => {
  const placer = new NotePlacer(at(TEXT));
  const { placed, rest } = placer.placeKnown([highlight('a', '经费主要来自县级财政'), highlight('b', '一刻钟')]);
  expect(placed.map(({ range }) => wordsAt(TEXT, range))).toEqual(['经费主要来自县级财政', '一刻钟']);
  expect(rest).toEqual([]);
  expect(asked.variants).not.toHaveBeenCalled();
});

test('what moved, or is written in another script, is looked for once and then known', async () => {
  const page = `新添的导语，交代写作的由来。\n${TEXT.replace('县级财政', '縣級財政')}`;
  const placer = new NotePlacer(at(page));
  const notes = [highlight('a', '经费主要来自县级财政'), highlight('b', '热情终究难以持久')];
  const first = placer.placeKnown(notes);
  expect(first.placed).toEqual([]);
  const found = await placer.placeRest(first.rest);
  expect(found.map(({ range }) => wordsAt(page, range))).toEqual(['经费主要来自縣級財政', '热情终究难以持久']);
  expect(placer.placeKnown(notes).rest).toEqual([]);
  // Put on other words by the reader, it is another passage.
  const elsewhere = { ...notes[0], selector: describePassage(TEXT, 5, 12, []) } as HighlightView;
  expect(placer.placeKnown([elsewhere]).rest).toHaveLength(1);
});

test('late content: notes that have a place keep their words, the others are looked for again', async () => {
  const half = TEXT.split('\n').slice(0, 2).join('\n');
  const placer = new NotePlacer(at(half));
  const notes = [highlight('a', '一刻钟便可到达'), highlight('b', '热情终究难以持久')];
  const { placed, rest } = placer.placeKnown(notes);
  const all = [...placed, ...(await placer.placeRest(rest))];
  expect(all.map(({ id, placement }) => [id, placement.state])).toEqual([
    ['a', 'anchored'],
    ['b', 'orphan'],
  ]);

  const whole = `一刻钟便可到达的说法，见于卷首的导语。\n${TEXT}`;
  await placer.follow(at(whole));
  const after = placer.placeKnown(notes);
  expect(after.placed.map(({ id, range }) => [id, range?.start])).toEqual([['a', whole.indexOf('一刻钟便可到达', 10)]]);
  const [late] = await placer.placeRest(after.rest);
  expect(wordsAt(whole, late?.range ?? null)).toBe('热情终究难以持久');
});

test('without the forms of other scripts notes are found in their own', async () => {
  vi.resetModules();
  asked.variants.mockRejectedValue(new Error('asleep'));
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { NotePlacer: Fresh } = await import('./place-notes.ts');
  const page = `导语一句。\n${TEXT}`;
  const [found] = await new Fresh(at(page)).placeRest([highlight('a', '一刻钟便可到达')]);
  expect(wordsAt(page, found?.range ?? null)).toBe('一刻钟便可到达');
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});
