import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Long enough to read and to reach the button; what can be undone stays longer. */
const PLAIN_MS = 4_000;
const UNDO_MS = 10_000;
/** Steps that can be taken back. */
const STEPS = 50;

interface ToastState {
  readonly text: string;
  readonly onUndo: (() => void) | null;
}

const NOTHING: ToastState = { text: '', onUndo: null };
/** Fields with an undo of their own. */
const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"])';

/**
 * A surface's one line of news. Ctrl/Cmd+Z outside fields takes back what was done last, and then what was done before
 * it, also when the news of it is gone; the button of the news takes back what it speaks of. Each is taken back once.
 */
export function useToast() {
  const [toast, setToast] = useState<ToastState>(NOTHING);
  const steps = useRef<(() => void)[]>([]);
  const tell = useCallback((text: string, undo: (() => void) | null = null) => {
    const onUndo =
      undo &&
      (() => {
        if (!steps.current.includes(onUndo as () => void)) return;
        steps.current = steps.current.filter((step) => step !== onUndo);
        undo();
      });
    if (onUndo) steps.current = [...steps.current.slice(1 - STEPS), onUndo];
    setToast({ text, onUndo });
  }, []);
  useEffect(() => {
    if (toast === NOTHING) return;
    const timer = setTimeout(() => setToast(NOTHING), toast.onUndo ? UNDO_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const last = steps.current[steps.current.length - 1];
      const isWriting = event.target instanceof HTMLElement && event.target.matches(FIELDS);
      if (!last || isWriting || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      last();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return { toast, tell };
}
