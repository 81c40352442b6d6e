import { expect, test, vi } from 'vitest';
import { createAnnotation, updateAnnotation, watchAnnotations } from './index.ts';
import { testPassage, testStore } from './test-store.ts';

test('who watches hears which notes were written, and that all may be', async () => {
  const store = testStore();
  const told: (readonly string[] | null)[] = [];
  await store.db.open();
  const stop = watchAnnotations(store, (ids) => told.push(ids));
  const note = { workId: 'ta:1', source: 'http://a.org/', color: 'blue' as const, ...testPassage('甲', 0) };
  await createAnnotation(store, note);
  await createAnnotation(store, note);
  await updateAnnotation(store, 'a1', { body: '想法' });
  await store.db.annotations.bulkDelete(['a1', 'a2']);
  await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(4));
  expect(told.flat().filter((id) => id === 'a1')).toHaveLength(3);
  expect(told).not.toContain(null);
  await store.db.annotations.clear();
  await vi.waitFor(() => expect(told.at(-1)).toBeNull());
  stop();
});
