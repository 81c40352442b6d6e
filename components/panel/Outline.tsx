import { leadOf } from '../../lib/domain/article/index.ts';
import { useWords } from '../words.ts';

export interface OutlineSection {
  readonly index: number;
  readonly level: number;
  readonly label: string;
  readonly title: string;
}

export interface OutlineProps {
  readonly sections: readonly OutlineSection[];
  readonly onSection: (index: number) => void;
}

/** Headings of the article; each leads to its place. Text before the first heading has none and is left out. */
export function Outline({ sections, onSection }: OutlineProps) {
  const t = useWords();
  return (
    <nav aria-label={t('panel_outline')}>
      <ol class="sections" lang="zh-Hans">
        {sections
          .filter(({ level }) => level > 0)
          .map(({ index, level, label, title }) => (
            <li key={index} data-level={Math.min(level, 4)}>
              <button type="button" data-section={index} onClick={() => onSection(index)}>
                {label && <span class="label">{leadOf({ label, title })}</span>}
                <span>{title}</span>
              </button>
            </li>
          ))}
      </ol>
    </nav>
  );
}
