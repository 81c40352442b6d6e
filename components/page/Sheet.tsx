import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePageWords } from './words.ts';

export interface SheetProps {
  readonly class: string;
  readonly title: string;
  /** Takes the keyboard's focus when it opens. */
  readonly focus: boolean;
  /** CSS px; absent: as its style has it. */
  readonly width?: number;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet at the window's edge: a heading, a way to close it, a list. The page beside it stays usable. */
export function Sheet({ class: name, title, focus, width, onClose, children }: SheetProps) {
  const t = usePageWords();
  const close = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focus) close.current?.focus();
  }, [focus]);
  return (
    <section
      class={`sheet ${name}`}
      role="dialog"
      aria-label={title}
      style={width === undefined ? undefined : { '--width': `${width}px` }}
    >
      <header>
        <h2>{title}</h2>
        <button
          ref={close}
          type="button"
          class="plain"
          data-action="close"
          aria-label={t('page_close')}
          onClick={onClose}
        >
          ×
        </button>
      </header>
      <div class="scroll">{children}</div>
    </section>
  );
}
