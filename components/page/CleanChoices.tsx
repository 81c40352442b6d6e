import { Choice } from './Choice.tsx';
import { usePageWords } from './words.ts';

/** How the clean view is set; sizes as the settings have them. */
export interface CleanStyle {
  readonly size: number;
  readonly measure: number;
  readonly leading: number;
  readonly indent: boolean;
  readonly serif: boolean;
  readonly theme: 'system' | 'light' | 'sepia' | 'dark';
}

export interface CleanChoicesProps {
  readonly style: CleanStyle;
  readonly onStyle: (part: Partial<CleanStyle>) => void;
}

/** Steps and bounds of what can be made larger or smaller. */
const SIZES = [
  { key: 'size', step: 1, from: 14, to: 32 },
  { key: 'leading', step: 0.1, from: 1.4, to: 2.6 },
  { key: 'measure', step: 2, from: 20, to: 60 },
] as const;
const THEMES = ['system', 'light', 'sepia', 'dark'] as const;

/** How the clean view is set: type, sizes, paragraphs, paper. */
export function CleanChoices({ style, onStyle }: CleanChoicesProps) {
  const t = usePageWords();
  const onOff = (one: string, other: string) =>
    [
      ['true', t(one), ''],
      ['false', t(other), ''],
    ] as const;
  return (
    <>
      <Choice
        label={t('page_clean_face')}
        action="serif"
        value={style.serif ? 'true' : 'false'}
        options={onOff('page_clean_serif', 'page_clean_sans')}
        onChoose={(value) => onStyle({ serif: value === 'true' })}
      />
      <Choice
        label={t('page_clean_paragraphs')}
        action="indent"
        value={style.indent ? 'true' : 'false'}
        options={onOff('page_clean_indent', 'page_clean_spaced')}
        onChoose={(value) => onStyle({ indent: value === 'true' })}
      />
      <Choice
        label={t('page_clean_theme')}
        action="theme"
        value={style.theme}
        options={THEMES.map((theme) => [theme, t(`page_clean_theme_${theme}`), ''])}
        onChoose={(theme) => onStyle({ theme })}
      />
      {SIZES.map(({ key, step, from, to }) => {
        const to1 = (value: number) => Math.round(value * 10) / 10;
        const set = (by: number) => onStyle({ [key]: to1(Math.min(to, Math.max(from, style[key] + by))) });
        const name = t(`page_clean_${key}`);
        return (
          <div class="line" key={key}>
            <span class="name">{name}</span>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own */}
            <div class="stepper" role="group" aria-label={name}>
              <button
                type="button"
                class="plain"
                data-action={`${key}-less`}
                aria-label={t('page_clean_less', name)}
                disabled={style[key] <= from}
                onClick={() => set(-step)}
              >
                −
              </button>
              <span aria-live="polite">{style[key]}</span>
              <button
                type="button"
                class="plain"
                data-action={`${key}-more`}
                aria-label={t('page_clean_more', name)}
                disabled={style[key] >= to}
                onClick={() => set(step)}
              >
                +
              </button>
            </div>
          </div>
        );
      })}
    </>
  );
}
