import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftSaver } from './draft-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const setUp = (save: (words: string) => Promise<void> = async () => {}) => {
  const saved: [words: string, at: number][] = [];
  const told: unknown[] = [];
  const start = Date.now();
  const saver = new DraftSaver<string>(
    async (words) => {
      saved.push([words, Date.now() - start]);
      await save(words);
    },
    (error) => told.push(error),
  );
  return { saver, saved, told };
};

test('words are kept within 500 ms, however fast and long one types', async () => {
  const { saver, saved } = setUp();
  let text = '';
  for (let i = 0; i < 30; i += 1) {
    text += '字';
    saver.write(text);
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(saved.at(-1)?.[0]).toBe(text);
  const times = saved.map(([, at]) => at);
  expect(Math.max(...times.map((at, i) => at - (times[i - 1] ?? 0)))).toBeLessThanOrEqual(500);
});

test('a save that failed is told and tried again by flush, with the newest words', async () => {
  let isDown = true;
  const { saver, saved, told } = setUp(async () => {
    if (isDown) throw new Error('quota');
  });
  saver.write('甲');
  await vi.advanceTimersByTimeAsync(300);
  expect(told).toEqual([new Error('quota')]);
  isDown = false;
  await saver.flush();
  expect(saved.map(([words]) => words)).toEqual(['甲', '甲']);
  expect(told.at(-1)).toBeNull();
});

test('nothing is saved while paused; resume goes on', async () => {
  const { saver, saved } = setUp();
  saver.write('甲');
  await saver.pause();
  saver.write('甲乙');
  await vi.advanceTimersByTimeAsync(1000);
  await saver.flush();
  expect(saved).toEqual([]);
  saver.resume('甲乙丙');
  await vi.advanceTimersByTimeAsync(300);
  expect(saved.map(([words]) => words)).toEqual(['甲乙丙']);
});
