import { Band, type BandProps } from './Band.tsx';
import { ChangeCard, type ChangeCardProps, ChangesBar, type ChangesBarProps } from './Changes.tsx';
import { CitationCard, type CitationCardProps } from './CitationCard.tsx';
import { ComposerFrame } from './ComposerFrame.tsx';
import { CursorBar, type CursorBarProps } from './CursorBar.tsx';
import { type Box, Floating } from './Floating.tsx';
import { Outline, type OutlineProps } from './Outline.tsx';
import { Pill, type PillProps } from './Pill.tsx';
import { References, type ReferencesProps } from './References.tsx';
import { SelectionToolbar, type SelectionToolbarProps } from './SelectionToolbar.tsx';

interface Hover {
  readonly box: Box;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
}

/** Everything of ours that floats over the page; null parts are not there. */
export interface PageSurfaceProps {
  readonly pill: PillProps;
  readonly band: BandProps | null;
  readonly outline: OutlineProps | null;
  readonly references: ReferencesProps | null;
  readonly toolbar: (SelectionToolbarProps & { readonly box: Box }) | null;
  readonly card: (CitationCardProps & Hover) | null;
  readonly cursor: CursorBarProps | null;
  readonly changes: ChangesBarProps | null;
  readonly change: (ChangeCardProps & Hover) | null;
  /** The composer is an extension page in a frame: keys typed there never reach the page. */
  readonly composer: { readonly box: Box; readonly src: string; readonly title: string } | null;
  readonly toast: { readonly text: string; readonly action: { label: string; run: () => void } | null } | null;
}

export function PageSurface(props: PageSurfaceProps) {
  const { toolbar, card, change, composer, toast } = props;
  return (
    <>
      {props.band && <Band {...props.band} />}
      {props.outline && <Outline {...props.outline} />}
      {props.references && <References {...props.references} />}
      {toolbar && (
        <Floating class="place" box={toolbar.box} prefer="top">
          <SelectionToolbar {...toolbar} />
        </Floating>
      )}
      {card && (
        <Floating class="place" box={card.box} onPointerEnter={card.onEnter} onPointerLeave={card.onLeave}>
          <CitationCard {...card} />
        </Floating>
      )}
      {change && (
        <Floating class="place" box={change.box} onPointerEnter={change.onEnter} onPointerLeave={change.onLeave}>
          <ChangeCard {...change} />
        </Floating>
      )}
      {composer && (
        <Floating class="composer" box={composer.box}>
          <ComposerFrame key={composer.src} src={composer.src} title={composer.title} />
        </Floating>
      )}
      {props.cursor && <CursorBar {...props.cursor} />}
      {props.changes && !props.cursor && <ChangesBar {...props.changes} />}
      <Pill {...props.pill} />
      <div class={toast ? 'toast' : ''} role="status" aria-live="polite">
        {toast?.text}
        {toast?.action && (
          <button type="button" class="plain" data-action="undo" onClick={toast.action.run}>
            {toast.action.label}
          </button>
        )}
      </div>
    </>
  );
}
