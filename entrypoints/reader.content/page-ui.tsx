import { render } from 'preact';
import { PageSurface, type PageSurfaceProps } from '../../components/page/PageSurface.tsx';
import { pageCss } from '../../components/page/page-css.ts';
import { Summary } from '../../components/page/Summary.tsx';
import summaryCss from '../../components/page/summary.css?inline';
import { PageWordsProvider, type Words } from '../../components/page/words.ts';
import { breather } from '../../lib/dom/breather.ts';
import { UI_HOST } from '../../lib/dom/take-over.ts';
import { refuseForgedEvents, refuseForgedHandlers } from './forged-events.ts';
import type { Session } from './session.ts';

/** The one host of what floats over the page; beside <body>, so that the page's own tree stays the page's. */
export function mountPageUi(doc: Document, words: Words) {
  doc.querySelector(UI_HOST)?.remove();
  refuseForgedHandlers();
  let host = doc.createElement(UI_HOST);
  let root = shadowWith(host, pageCss);
  if (!root) {
    // No page can make an element of its own out of a <div>.
    host = doc.createElement('div');
    root = shadowWith(host, pageCss) as HTMLElement;
  }
  const shown = root;
  // What keys do in our controls is not the page's to hear: many a site turns its page by arrow keys.
  for (const type of ['keydown', 'keypress', 'keyup']) host.addEventListener(type, (event) => event.stopPropagation());
  doc.documentElement.append(host);
  return {
    host,
    /** Null draws nothing. */
    draw: (props: PageSurfaceProps | null) => {
      render(
        props && (
          <PageWordsProvider value={words}>
            <PageSurface {...props} />
          </PageWordsProvider>
        ),
        shown,
      );
    },
    /** One sentence and no control; '' takes it away. */
    say: (text: string) => {
      render(
        <div class={text && 'toast'} role="status" aria-live="polite">
          {text}
        </div>,
        shown,
      );
    },
    /** Puts it back on the page after `remove`. */
    attach: () => {
      if (!host.isConnected) doc.documentElement.append(host);
    },
    remove: () => {
      render(null, shown);
      host.remove();
    },
  };
}

export type PageUi = ReturnType<typeof mountPageUi>;

/**
 * Draws the summaries into the places the session made for them; a place with nothing to say goes. A long page's are
 * drawn in slices; it breaks off where the places are others meanwhile.
 */
export async function drawSummaries(
  session: Session,
  words: Words,
  open: boolean,
  onJump: (start: number, end: number) => void,
): Promise<void> {
  const pause = breather();
  const hosts = session.summaryHosts;
  for (const { host, section } of hosts) {
    const paused = pause();
    if (paused) {
      await paused;
      if (session.summaryHosts !== hosts) return;
    }
    const { shown } = session.summary;
    const sentences = section === null ? shown.article : (shown.sections[section] ?? []);
    if (sentences.length === 0) {
      host.remove();
      continue;
    }
    const root = roots.get(host) ?? shadowWith(host, summaryCss);
    if (!root) continue;
    roots.set(host, root);
    render(
      <PageWordsProvider value={words}>
        <Summary sentences={sentences} whole={section === null} open={open} onJump={onJump} />
      </PageWordsProvider>,
      root,
    );
  }
}

const roots = new WeakMap<HTMLElement, HTMLElement>();

/** Lets go of what is drawn in them, before their places are taken away. */
export function clearSummaries(session: Session): void {
  for (const { host } of session.summaryHosts) {
    const root = roots.get(host);
    if (root) render(null, root);
  }
}

/** Null where the page made an element of its own out of our name, shadow root and all. */
function shadowWith(host: HTMLElement, css: string): HTMLElement | null {
  if (host.shadowRoot) return null;
  const shadow = host.attachShadow({ mode: 'open' });
  refuseForgedEvents(shadow);
  const style = host.ownerDocument.createElement('style');
  style.textContent = css;
  const root = host.ownerDocument.createElement('div');
  shadow.append(style, root);
  return root;
}
