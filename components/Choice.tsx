import { useWords } from './words.ts';

export interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  /** Key of the label; `${key}_${choice}` are those of the choices, `${key}_hint` says more where `hint`. */
  readonly words: string;
  readonly hint?: boolean;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, as radio buttons side by side. */
export function Choice<Value extends string>({ name, value, choices, words, hint, onChoose }: ChoiceProps<Value>) {
  const t = useWords();
  return (
    <fieldset class="setting">
      <legend>{t(words)}</legend>
      <div class="switch">
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={choice === value}
              onChange={() => onChoose(choice)}
            />
            <span>{t(`${words}_${choice}`)}</span>
          </label>
        ))}
      </div>
      {hint && <p class="hint">{t(`${words}_hint`)}</p>}
    </fieldset>
  );
}

export interface TickProps {
  readonly name: string;
  readonly checked: boolean;
  readonly words: string;
  readonly onTick: (checked: boolean) => void;
}

/** On or off, with a word on what it does. */
export function Tick({ name, checked, words, onTick }: TickProps) {
  const t = useWords();
  return (
    <div class="setting tick">
      <label>
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={`${name}-hint`}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <span>{t(words)}</span>
      </label>
      <p class="hint" id={`${name}-hint`}>
        {t(`${words}_hint`)}
      </p>
    </div>
  );
}
