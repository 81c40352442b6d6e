import { useWords } from './words.ts';

/** What Qingdu does by itself on a site. */
export type Mode = 'auto' | 'ask' | 'off';
const MODES: readonly Mode[] = ['auto', 'ask', 'off'];

export interface ModeChoiceProps {
  /** Of the radio group; one of a kind on its page. */
  readonly name: string;
  readonly label: string;
  /** The label is said to screen readers only. */
  readonly isLabelUnseen?: boolean;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}

/** Reads by itself, only says that there is an article, or stays away. */
export function ModeChoice({ name, label, isLabelUnseen = false, mode, onMode }: ModeChoiceProps) {
  const t = useWords();
  return (
    <fieldset class="modes">
      <legend class={isLabelUnseen ? 'unseen' : undefined}>{label}</legend>
      <div class="switch">
        {MODES.map((each) => (
          <label key={each} title={t(`site_mode_${each}_title`)}>
            <input type="radio" name={name} value={each} checked={each === mode} onChange={() => onMode(each)} />
            <span>{t(`site_mode_${each}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
