import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows drawn above and below what is seen. */
const MARGIN = 6;

export interface WindowedListProps {
  readonly label: string;
  readonly count: number;
  /** CSS px; every row has it. */
  readonly rowHeight: number;
  /** Starts at the top again whenever it changes. */
  readonly resetKey: string;
  /** Rows [from, to) are about to be seen. */
  readonly onWindow: (from: number, to: number) => void;
  readonly children: (index: number) => ComponentChildren;
}

/**
 * A list that draws only the rows one sees: all have the same height, so their place is their number. Arrow keys, Home
 * and End move the focus from row to row, also to rows that are not drawn yet.
 */
export function WindowedList({ label, count, rowHeight, resetKey, onWindow, children }: WindowedListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const focusNext = useRef<number | null>(null);
  const from = Math.max(0, Math.floor(top / rowHeight) - MARGIN);
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + MARGIN);

  useLayoutEffect(() => {
    const measure = () => setHeight(frame.current?.clientHeight || 600);
    measure();
    const observer = new ResizeObserver(measure);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    setTop(0);
  }, [resetKey]);
  useEffect(() => onWindow(from, to), [from, to, count, resetKey]);
  useEffect(() => {
    if (focusNext.current === null) return;
    const target = frame.current?.querySelector<HTMLElement>(`[data-row="${focusNext.current}"] input`);
    if (target) {
      focusNext.current = null;
      target.focus({ preventScroll: true });
    }
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number(row.dataset.row);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
    if (goal === undefined || goal < 0 || goal >= count) return;
    event.preventDefault();
    focusNext.current = goal;
    const place = goal * rowHeight;
    const { scrollTop = 0 } = frame.current ?? {};
    if (place < scrollTop) frame.current?.scrollTo({ top: place });
    else if (place + rowHeight > scrollTop + height) frame.current?.scrollTo({ top: place + rowHeight - height });
    // Draws again, so that the effect above finds the row, drawn now or after the scroll.
    setTop(frame.current?.scrollTop ?? 0);
    const drawn = frame.current?.querySelector<HTMLElement>(`[data-row="${goal}"] input`);
    if (drawn) {
      focusNext.current = null;
      drawn.focus({ preventScroll: true });
    }
  };

  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  return (
    <div ref={frame} class="window" onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ul aria-label={label} style={{ height: `${count * rowHeight}px` }} onKeyDown={onKeyDown}>
        {rows.map((index) => (
          <li
            key={index}
            data-row={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ height: `${rowHeight}px`, top: `${index * rowHeight}px` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
