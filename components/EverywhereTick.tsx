import { useWords } from './words.ts';

export interface EverywhereTickProps {
  /** The browser allows it on every site at this moment. */
  readonly isEverywhere: boolean;
  readonly onEverywhere: (isWanted: boolean) => void;
}

/** Lets Qingdu look for articles on every site: the browser asks, and its answer is what is ticked. */
export function EverywhereTick({ isEverywhere, onEverywhere }: EverywhereTickProps) {
  const t = useWords();
  return (
    <div class="setting tick">
      <label>
        <input
          type="checkbox"
          name="everywhere"
          checked={isEverywhere}
          aria-describedby="everywhere-hint"
          onChange={(event) => {
            const { checked } = event.currentTarget;
            event.currentTarget.checked = isEverywhere;
            onEverywhere(checked);
          }}
        />
        <span>{t('options_everywhere')}</span>
      </label>
      <p class="hint" id="everywhere-hint">
        {t('options_everywhere_text')}
      </p>
    </div>
  );
}
