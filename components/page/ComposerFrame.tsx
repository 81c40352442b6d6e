import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ComposerFrameProps {
  readonly src: string;
  readonly title: string;
}

/**
 * The composer's frame, in a closed shadow root of its own: its address holds the one-time token and, in Firefox, an id
 * that is the reader's alone. The page's script must read neither, and `window.frames` does not list frames in shadow
 * trees. Every address wants a frame of its own, by `key`: addresses differ in their fragment alone, and a frame that is
 * sent to another fragment keeps the page it has, with the passage of before.
 */
export function ComposerFrame({ src, title }: ComposerFrameProps) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const inner = element.ownerDocument.createElement('iframe');
    inner.title = title;
    inner.src = src;
    inner.allow = '';
    inner.style.cssText = 'display: block; width: 100%; height: 100%; border: 0';
    // A frame may not take the keyboard by itself; the reader asked for it here. Not before its page is there: focus given
    // to an empty frame is lost with it.
    inner.addEventListener('load', () => inner.focus({ preventScroll: true }));
    element.attachShadow({ mode: 'closed' }).append(inner);
  }, []);
  return <div ref={host} class="frame" data-qingdu="composer" />;
}
