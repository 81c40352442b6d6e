import { useWords } from './words.ts';

/** The three positions of the switch: as served, repaired in its own script, Simplified Chinese. */
export type ViewName = 'served' | 'printed' | 'simplified';
const ALL: readonly ViewName[] = ['served', 'printed', 'simplified'];

export interface ViewSwitchProps {
  readonly view: ViewName;
  /** The positions that differ on this page; absent: all three. */
  readonly views: readonly ViewName[] | undefined;
  readonly onView: (view: ViewName) => void;
}

/** How the page is shown; radio buttons, so that arrow keys move. */
export function ViewSwitch({ view, views = ALL, onView }: ViewSwitchProps) {
  const t = useWords();
  return (
    <fieldset class="switch">
      <legend class="unseen">{t('page_view')}</legend>
      {ALL.filter((name) => name === view || views.includes(name)).map((name) => (
        <label key={name} title={t(`page_view_${name}_title`)}>
          <input type="radio" name="view" value={name} checked={name === view} onChange={() => onView(name)} />
          <span>{t(`page_view_${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
