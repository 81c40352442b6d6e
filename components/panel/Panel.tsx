import type { ComponentChildren } from 'preact';
import type { Annotation, Work, WorkCorrections } from '../../lib/domain/annotation/index.ts';
import { type ViewName, ViewSwitch } from '../ViewSwitch.tsx';
import { useWords } from '../words.ts';
import type { DraftView } from './DraftList.tsx';
import { NotesPane } from './NotesPane.tsx';
import type { NoteActions } from './note-actions.ts';
import { Outline, type OutlineSection } from './Outline.tsx';
import { WorkHead } from './WorkHead.tsx';

export interface PanelProps {
  /** As the reader should see it: their own values over those of the page. */
  readonly work: Work;
  /** As the page told. */
  readonly told: Work;
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
  /** Resolves to null when it is on the disk, else to what went wrong. */
  readonly onCorrect: (corrections: WorkCorrections) => Promise<string | null>;
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
  return (
    <main class="panel">
      <header>
        <WorkHead
          key={props.work.id}
          work={props.work}
          told={props.told}
          source={props.source}
          onCorrect={props.onCorrect}
        />
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
      <NotesPane
        key={`notes-${props.work.id}`}
        notes={props.notes}
        drafts={{ drafts: props.drafts, onKeep: props.onKeepDraft, onDiscard: props.onDiscardDraft }}
        actions={props.actions}
        onExport={props.onExport}
        onExportChoice={props.onExportChoice}
      />
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
