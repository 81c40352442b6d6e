import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NoteIndex } from '../../lib/domain/annotation/index.ts';
import {
  allAnnotations,
  liveWorks,
  readAnnotations,
  type StoreContext,
  type WorkRow,
  watchAnnotations,
  workOf,
} from '../../lib/storage/index.ts';

export interface IndexWatch {
  readonly index: NoteIndex;
  readonly works: readonly WorkRow[];
  /** Grows with every change of the index. */
  readonly version: number;
  /** Notes read so far; null when all are. */
  readonly reading: number | null;
  readonly hasFailed: boolean;
}

/** The index of all notes, read once and then kept as the store is, in whichever tab or worker that changes. */
export function useIndex(store: StoreContext): IndexWatch {
  const [round, setRound] = useState(0);
  const index = useMemo(() => new NoteIndex(), [round]);
  const [works, setWorks] = useState<readonly WorkRow[]>([]);
  const [version, setVersion] = useState(0);
  const [reading, setReading] = useState<number | null>(0);
  const [hasFailed, setFailed] = useState(false);
  const worksNow = useRef(works);
  const failed = (error: unknown) => {
    console.error('清读: the notes cannot be read', error);
    setFailed(true);
  };

  useEffect(() => {
    const subscription = liveWorks(store).subscribe((rows) => {
      worksNow.current = rows;
      setWorks(rows);
      index.setWorks(rows.map(workOf));
      setVersion((last) => last + 1);
    }, failed);
    return () => subscription.unsubscribe();
  }, [store, index]);

  useEffect(() => {
    let isOver = false;
    /** Written while the first reading goes on: read again after it. */
    const late = new Set<string>();
    let isRead = false;
    const refresh = async (ids: readonly string[]) => {
      const notes = await readAnnotations(store, ids);
      if (isOver) return;
      const there = new Set(notes.map(({ id }) => id));
      index.put(notes);
      index.remove(ids.filter((id) => !there.has(id)));
      setVersion((last) => last + 1);
    };
    const stop = watchAnnotations(store, (ids) => {
      if (ids === null) setRound((last) => last + 1);
      else if (isRead) void refresh(ids).catch(failed);
      else for (const id of ids) late.add(id);
    });
    const readAll = async () => {
      setReading(0);
      index.setWorks(worksNow.current.map(workOf));
      for await (const batch of allAnnotations(store)) {
        if (isOver) return;
        index.put(batch);
        setReading(index.size);
      }
      isRead = true;
      if (late.size > 0) await refresh([...late]);
      if (isOver) return;
      setReading(null);
      setVersion((last) => last + 1);
    };
    void readAll().catch(failed);
    return () => {
      isOver = true;
      stop();
    };
  }, [store, index]);

  return { index, works, version, reading, hasFailed };
}
