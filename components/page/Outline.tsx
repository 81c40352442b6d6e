import { useEffect, useRef } from 'preact/hooks';
import { Sheet } from './Sheet.tsx';
import { usePageWords } from './words.ts';

export interface OutlineProps {
  readonly sections: readonly { readonly index: number; readonly level: number; readonly name: string }[];
  /** Index of the section that is being read; null above the first. */
  readonly current: number | null;
  /** The window's side it stands at, and how wide it may be there (CSS px). */
  readonly place: { readonly side: 'left' | 'right'; readonly width: number };
  readonly onSection: (index: number) => void;
  readonly onClose: () => void;
}

/** The article's headings; the one being read is marked and kept in sight. */
export function Outline({ sections, current, place, onSection, onClose }: OutlineProps) {
  const t = usePageWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>(`[data-section="${current}"]`);
    const box = list.current?.parentElement;
    if (!here || !box) return;
    const { top, bottom } = here.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    // Not scrollIntoView: that would move the page as well.
    if (top < frame.top) box.scrollTop -= frame.top - top + 40;
    else if (bottom > frame.bottom) box.scrollTop += bottom - frame.bottom + 40;
  }, [current]);
  return (
    <Sheet
      class={`outline ${place.side}`}
      title={t('page_outline')}
      focus={false}
      width={place.width}
      onClose={onClose}
    >
      <nav ref={list} aria-label={t('page_outline')}>
        {sections.map(({ index, level, name }) => (
          <button
            key={index}
            type="button"
            data-action="section"
            data-section={index}
            aria-current={index === current ? 'location' : undefined}
            style={{ paddingInlineStart: `${0.6 + (level - 1) * 1.1}em` }}
            onClick={() => onSection(index)}
          >
            {name}
          </button>
        ))}
      </nav>
    </Sheet>
  );
}
