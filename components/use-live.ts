import { useEffect, useState } from 'preact/hooks';

/** What a live query is (Dexie's Observable is one). */
interface Source<T> {
  subscribe(next: (value: T) => void, failed: (error: unknown) => void): { unsubscribe(): void };
}

interface Live<T> {
  readonly value: T | null;
  readonly hasFailed: boolean;
}

/** The latest value of a live query; null until it came, and again whenever `key` changes. A null key asks nothing. */
export function useLive<T>(key: string | null, query: (key: string) => Source<T>): Live<T> {
  const [live, setLive] = useState<Live<T> & { readonly key: string | null }>({
    key: null,
    value: null,
    hasFailed: false,
  });
  // `query` asks the same question for the same key.
  useEffect(() => {
    if (key === null) return;
    const subscription = query(key).subscribe(
      (value) => setLive({ key, value, hasFailed: false }),
      (error) => {
        console.error('清读: the notes cannot be read', error);
        setLive({ key, value: null, hasFailed: true });
      },
    );
    return () => subscription.unsubscribe();
  }, [key]);
  return live.key === key ? live : { value: null, hasFailed: false };
}
