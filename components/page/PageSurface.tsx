import { CitationCard, type CitationCardProps } from './CitationCard.tsx';
import { type Box, Floating } from './Floating.tsx';
import { Pill, type PillProps } from './Pill.tsx';
import { SelectionToolbar, type SelectionToolbarProps } from './SelectionToolbar.tsx';

/** Everything of ours that floats over the page; null parts are not there. */
export interface PageSurfaceProps {
  readonly pill: PillProps;
  readonly toolbar: (SelectionToolbarProps & { readonly box: Box }) | null;
  readonly card:
    | (CitationCardProps & { readonly box: Box; readonly onEnter: () => void; readonly onLeave: () => void })
    | null;
  /** The composer is an extension page in a frame: keys typed there never reach the page. */
  readonly composer: { readonly box: Box; readonly src: string; readonly title: string } | null;
  readonly toast: { readonly text: string; readonly action: { label: string; run: () => void } | null } | null;
}

export function PageSurface({ pill, toolbar, card, composer, toast }: PageSurfaceProps) {
  return (
    <>
      <Pill {...pill} />
      {toolbar && (
        <Floating class="toolbar-place" box={toolbar.box} prefer="top">
          <SelectionToolbar {...toolbar} />
        </Floating>
      )}
      {card && (
        <Floating class="card-place" box={card.box} onPointerEnter={card.onEnter} onPointerLeave={card.onLeave}>
          <CitationCard {...card} />
        </Floating>
      )}
      {composer && (
        <Floating class="composer" box={composer.box}>
          <iframe data-qingdu="composer" src={composer.src} title={composer.title} allow="" />
        </Floating>
      )}
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
