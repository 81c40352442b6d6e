import { useEffect, useRef, useState } from 'preact/hooks';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { liveAnnotationsById, type StoreContext } from '../../lib/storage/index.ts';

/** The notes of the rows one sees, and of those seen before, as they are now. */
export function useRows(store: StoreContext, ids: readonly string[]) {
  const [window, setWindow] = useState<readonly [from: number, to: number]>([0, 0]);
  const [rows, setRows] = useState<ReadonlyMap<string, Annotation>>(new Map());
  const seen = useRef(rows);
  const shown = ids.slice(...window);
  const key = shown.join(' ');
  useEffect(() => {
    if (shown.length === 0) return;
    const subscription = liveAnnotationsById(store, shown).subscribe(
      (notes) => {
        // Rows far away are read anew when they come back.
        const kept = seen.current.size > 2000 ? [] : [...seen.current];
        seen.current = new Map([...kept, ...notes.map((note) => [note.id, note] as const)]);
        setRows(seen.current);
      },
      (error: unknown) => console.error('清读: the notes cannot be read', error),
    );
    return () => subscription.unsubscribe();
  }, [store, key]);
  return {
    noteOf: (id: string) => rows.get(id) ?? null,
    onWindow: (from: number, to: number) => setWindow([from, to]),
  };
}
