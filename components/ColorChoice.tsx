import { HIGHLIGHT_COLORS, type HighlightColor } from '../lib/domain/annotation/index.ts';
import { useWords } from './words.ts';

export interface ColorChoiceProps {
  /** Name of the radio group; one of its own for each group in a document. */
  readonly name: string;
  readonly value: HighlightColor;
  readonly onChange: (color: HighlightColor) => void;
}

/** The five colours as radio buttons; arrow keys move, each is named. */
export function ColorChoice({ name, value, onChange }: ColorChoiceProps) {
  const t = useWords();
  return (
    <fieldset class="colors">
      <legend class="unseen">{t('composer_color')}</legend>
      {HIGHLIGHT_COLORS.map((color) => (
        <label key={color} class="color" data-color={color} title={t(`color_${color}`)}>
          <input
            type="radio"
            name={name}
            value={color}
            checked={color === value}
            aria-label={t(`color_${color}`)}
            onChange={() => onChange(color)}
          />
          <span class="swatch" aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
