import { useEffect, useRef, useState } from 'preact/hooks';
import type { Work } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import { WorkForm, type WorkFormProps } from './WorkForm.tsx';

export interface WorkHeadProps {
  /** As the reader should see it. */
  readonly work: Work;
  readonly source: string;
  /** As the page told. */
  readonly told: Work;
  readonly onCorrect: WorkFormProps['onSave'];
}

/** What the work is, and the form to put it right. */
export function WorkHead({ work, source, told, onCorrect }: WorkHeadProps) {
  const t = useWords();
  const [isCorrecting, setCorrecting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasCorrecting = useRef(false);
  useEffect(() => {
    if (wasCorrecting.current && !isCorrecting) button.current?.focus();
    wasCorrecting.current = isCorrecting;
  }, [isCorrecting]);
  return (
    <>
      <h1 lang="zh-Hans">{work.title || t('panel_untitled')}</h1>
      {work.authors.length > 0 && (
        <p class="authors" lang="zh-Hans">
          {work.authors.join('　')}
        </p>
      )}
      <p class="hint">
        {describeSource(work, source)}
        {!isCorrecting && (
          <button ref={button} type="button" name="correct" class="link" onClick={() => setCorrecting(true)}>
            {t('panel_work_correct')}
          </button>
        )}
      </p>
      {isCorrecting && <WorkForm work={work} told={told} onSave={onCorrect} onClose={() => setCorrecting(false)} />}
    </>
  );
}

/** '经济研究导刊，2021(3) · www.fx361.cc', as far as it is known. */
function describeSource({ container, date, volume, issue }: Work, source: string): string {
  const year = date?.slice(0, 4) ?? '';
  const number = [volume ?? '', issue ? `(${issue})` : ''].join('');
  const printed = [container ?? '', `${year}${year && volume ? ', ' : ''}${number}`].filter((part) => part !== '');
  const host = URL.canParse(source) ? new URL(source).host : '';
  return [printed.join('，'), host].filter((part) => part !== '').join(' · ');
}
