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
    if (!frame.current) {
      const root = element.attachShadow({ mode: 'closed' });
      frame.current = element.ownerDocument.createElement('iframe');
      frame.current.allow = '';
      frame.current.style.cssText = 'display: block; width: 100%; height: 100%; border: 0';
      root.append(frame.current);
    }
    frame.current.title = title;
    if (frame.current.src !== src) frame.current.src = src;
  }, [src, title]);
  return <div ref={host} class="frame" data-qingdu="composer" />;
}
