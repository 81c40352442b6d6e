import { Menu, type MenuProps } from './Menu.tsx';
import { usePageWords } from './words.ts';

export interface PillProps extends MenuProps {
  readonly open: boolean;
  /** The reader scrolls on: only the small mark stays. */
  readonly receded: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The page was decoded wrongly and its bytes must be fetched once more; else null. */
  readonly onReread: (() => void) | null;
}

/** The quiet control at the page's edge: says which view is laid, opens the menu. */
export function Pill(props: PillProps) {
  const t = usePageWords();
  const { open, view, notes } = props;
  // What is read aloud holds all that is seen.
  const state = t(`page_view_${view}`) + (notes > 0 ? ` ${t('page_panel_count', notes)}` : '');
  return (
    <div class={props.receded && !open ? 'corner receded' : 'corner'}>
      {open && <Menu {...props} />}
      {props.onReread && (
        <button
          type="button"
          class="pill reread"
          data-action="reread"
          title={t('page_reread_title')}
          onClick={props.onReread}
        >
          {t('page_reread')}
        </button>
      )}
      <button
        type="button"
        class="pill"
        data-action="menu"
        aria-expanded={open}
        aria-haspopup="dialog"
        title={t('page_menu', state)}
        onClick={() => props.onOpen(!open)}
      >
        <span class={view === 'served' ? 'mark off' : 'mark'}>清</span>
        <span class="label">
          {t(`page_view_${view}`)}
          {notes > 0 && <span class="count">{t('page_panel_count', notes)}</span>}
        </span>
      </button>
    </div>
  );
}
