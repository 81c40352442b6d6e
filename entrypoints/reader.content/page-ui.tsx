import { render } from 'preact';
import { PageSurface, type PageSurfaceProps } from '../../components/page/PageSurface.tsx';
import pageCss from '../../components/page/page.css?inline';
import { Summary } from '../../components/page/Summary.tsx';
import summaryCss from '../../components/page/summary.css?inline';
import { PageWordsProvider, type Words } from '../../components/page/words.ts';
import type { Session } from './session.ts';

export const UI_HOST = 'qingdu-ui';

/** The one host of what floats over the page; beside <body>, so that the page's own tree stays the page's. */
export function mountPageUi(doc: Document, words: Words) {
  doc.querySelector(UI_HOST)?.remove();
  const host = doc.createElement(UI_HOST);
  const root = shadowWith(host, pageCss);
  doc.documentElement.append(host);
  return {
    host,
    draw: (props: PageSurfaceProps) => {
      render(
        <PageWordsProvider value={words}>
          <PageSurface {...props} />
        </PageWordsProvider>,
        root,
      );
    },
    remove: () => {
      render(null, root);
      host.remove();
    },
  };
}

/** Draws the summaries into the places the session made for them. */
export function drawSummaries(session: Session, words: Words, onJump: (start: number, end: number) => void): void {
  for (const { host, section } of session.summaryHosts) {
    const sentences = section === null ? session.summary.article : (session.summary.sections[section] ?? []);
    const root = shadowWith(host, summaryCss);
    render(
      <PageWordsProvider value={words}>
        <Summary sentences={sentences} whole={section === null} onJump={onJump} />
      </PageWordsProvider>,
      root,
    );
  }
}

function shadowWith(host: HTMLElement, css: string): HTMLElement {
  const shadow = host.attachShadow({ mode: 'open' });
  const style = host.ownerDocument.createElement('style');
  style.textContent = css;
  const root = host.ownerDocument.createElement('div');
  shadow.append(style, root);
  return root;
}
