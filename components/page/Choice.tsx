interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly action: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, name: string, title: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, side by side; arrows move as in any group of radio buttons. */
export function Choice<Value extends string>({ label, action, value, options, onChoose }: ChoiceProps<Value>) {
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = options.findIndex(([option]) => option === value);
    const next = options[(at + step + options.length) % options.length];
    if (!next) return;
    onChoose(next[0]);
    const group = (event.currentTarget as HTMLElement).children;
    (group[options.indexOf(next)] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="line">
      <span class="name">{label}</span>
      <div class="switch" role="radiogroup" aria-label={label} onKeyDown={move}>
        {options.map(([option, name, title]) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio input would submit with the page's forms in old engines
          <button
            key={option}
            type="button"
            role="radio"
            data-action={action}
            data-value={option}
            tabIndex={option === value ? 0 : -1}
            aria-checked={option === value}
            title={title === '' ? undefined : title}
            onClick={() => onChoose(option)}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
