import { useCallback, useEffect, useState } from 'preact/hooks';

/** Long enough to read and to reach the button; what can be undone stays longer. */
const PLAIN_MS = 4_000;
const UNDO_MS = 10_000;

interface ToastState {
  readonly text: string;
  readonly onUndo: (() => void) | null;
}

const NOTHING: ToastState = { text: '', onUndo: null };

/** The panel's one line of news. Ctrl/Cmd+Z outside text fields undoes what it speaks of. */
export function useToast() {
  const [toast, setToast] = useState<ToastState>(NOTHING);
  const tell = useCallback((text: string, onUndo: (() => void) | null = null) => setToast({ text, onUndo }), []);
  useEffect(() => {
    if (toast === NOTHING) return;
    const timer = setTimeout(() => setToast(NOTHING), toast.onUndo ? UNDO_MS : PLAIN_MS);
    const onKeyDown = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof HTMLElement && event.target.matches('textarea, input[type="text"]');
      if (!toast.onUndo || isWriting || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      toast.onUndo();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKeyDown);
    };
  }, [toast]);
  return { toast, tell };
}
