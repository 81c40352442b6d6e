import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ComposerFrameProps {
  readonly src: string;
  readonly title: string;
}

/**
 * The composer's frame, in a closed shadow root of its own: its address holds the one-time token and, in Firefox, an id
 * that is the reader's alone. The page's script must read neither, and `window.frames` does not list frames in shadow
 * trees.
 */
export function ComposerFrame({ src, title }: ComposerFrameProps) {
  const host = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const known = frame.current;
    const inner = known ?? element.ownerDocument.createElement('iframe');
    inner.title = title;
    if (inner.src !== src) inner.src = src;
    if (known) return;
    frame.current = inner;
    inner.allow = '';
    inner.style.cssText = 'display: block; width: 100%; height: 100%; border: 0';
    // A frame may not take the keyboard by itself; the reader asked for it here. Not before its page is there: focus given
    // to an empty frame is lost with it.
    inner.addEventListener('load', () => inner.focus({ preventScroll: true }));
    element.attachShadow({ mode: 'closed' }).append(inner);
  }, [src, title]);
  return <div ref={host} class="frame" data-qingdu="composer" />;
}
