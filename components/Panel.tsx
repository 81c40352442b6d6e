import type { ComponentChildren } from 'preact';
import type { Annotation, Work } from '../lib/domain/annotation/index.ts';
import { DraftList, type DraftView } from './DraftList.tsx';
import { NoteList } from './NoteList.tsx';
import type { NoteActions } from './note-actions.ts';
import { Outline, type OutlineSection } from './Outline.tsx';
import { type ViewName, ViewSwitch } from './ViewSwitch.tsx';
import { useWords } from './words.ts';

export interface PanelProps {
  readonly work: Work;
  readonly source: string;
  readonly view: ViewName;
  readonly views: readonly ViewName[] | undefined;
  readonly summary: readonly string[];
  readonly sections: readonly OutlineSection[];
  /** In reading order; null while they are being fetched. */
  readonly notes: readonly Annotation[] | null;
  /** Drafts of new notes. */
  readonly drafts: readonly DraftView[];
  readonly actions: NoteActions;
  readonly onView: (view: ViewName) => void;
  readonly onSection: (index: number) => void;
  readonly onKeepDraft: (key: string) => void;
  readonly onDiscardDraft: (key: string) => void;
  readonly onExport: () => void;
  /** Asks how the notes are to go out. */
  readonly onExportChoice: () => void;
  readonly onLibrary: () => void;
  readonly onReport: () => void;
}

/** The work on the page: what it is, its outline, the reader's notes. */
export function Panel(props: PanelProps) {
  const t = useWords();
  const { work, notes } = props;
  const count = notes?.length ?? 0;
  return (
    <main class="panel">
      <header>
        <h1 lang="zh-Hans">{work.title || t('panel_untitled')}</h1>
        {work.authors.length > 0 && (
          <p class="authors" lang="zh-Hans">
            {work.authors.join('　')}
          </p>
        )}
        <p class="hint">{describeSource(work, props.source)}</p>
        <ViewSwitch view={props.view} views={props.views} onView={props.onView} />
      </header>
      {props.summary.length > 0 && (
        <Fold name="summary" title={t('panel_summary')} count={null} isOpen={false}>
          <ul class="brief" lang="zh-Hans">
            {props.summary.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Fold>
      )}
      {props.sections.some(({ level }) => level > 0) && (
        <Fold
          name="outline"
          title={t('panel_outline')}
          count={t('panel_sections_count', props.sections.filter(({ level }) => level > 0).length)}
          isOpen
        >
          <Outline sections={props.sections} onSection={props.onSection} />
        </Fold>
      )}
      <section class="notes" aria-labelledby="notes-title">
        <div class="bar">
          <h2 id="notes-title" tabIndex={-1}>
            {t('panel_notes')}
            {count > 0 && <span class="count">{t('panel_notes_count', count)}</span>}
          </h2>
          <button type="button" name="export-markdown" class="quiet" disabled={count === 0} onClick={props.onExport}>
            {t('panel_export')}
          </button>
          <button type="button" name="export" disabled={count === 0} onClick={props.onExportChoice}>
            {t('export_open')}
          </button>
        </div>
        <DraftList drafts={props.drafts} onKeep={props.onKeepDraft} onDiscard={props.onDiscardDraft} />
        {notes && count === 0 && (
          <div class="empty">
            <p>{t('panel_empty_title')}</p>
            <p class="hint">{t('panel_empty_text')}</p>
          </div>
        )}
        {notes && <NoteList notes={notes} actions={props.actions} />}
      </section>
      <footer>
        <button type="button" name="library" class="link" onClick={props.onLibrary}>
          {t('panel_library')}
        </button>
        <button type="button" name="report" class="link" onClick={props.onReport}>
          {t('panel_diagnostics')}
        </button>
      </footer>
    </main>
  );
}

interface FoldProps {
  readonly name: string;
  readonly title: string;
  readonly count: string | null;
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

function Fold({ name, title, count, isOpen, children }: FoldProps) {
  return (
    <details class={`fold ${name}`} open={isOpen}>
      <summary>
        <h2>
          {title}
          {count && <span class="count">{count}</span>}
        </h2>
      </summary>
      {children}
    </details>
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
