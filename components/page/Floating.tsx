import { computePosition, flip, offset, shift } from '@floating-ui/dom';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A rectangle of the viewport, as `getBoundingClientRect` gives it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FloatingProps {
  readonly box: Box;
  readonly class: string;
  readonly prefer?: 'top' | 'bottom';
  readonly children: ComponentChildren;
  readonly onPointerEnter?: () => void;
  readonly onPointerLeave?: () => void;
}

const GAP = 8;

/** Something beside a place of the page, kept inside the viewport (positions: @floating-ui/dom). */
export function Floating({ box, prefer = 'bottom', children, ...rest }: FloatingProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const floating = element.current;
    if (!floating) return;
    const { x, y, width, height } = box;
    const reference = {
      getBoundingClientRect: () => ({ x, y, width, height, left: x, top: y, right: x + width, bottom: y + height }),
    };
    let stale = false;
    void computePosition(reference, floating, {
      strategy: 'fixed',
      placement: prefer,
      middleware: [offset(GAP), flip({ padding: GAP }), shift({ padding: GAP, crossAxis: true })],
    }).then((place) => {
      if (stale) return;
      floating.style.left = `${Math.round(place.x)}px`;
      floating.style.top = `${Math.round(place.y)}px`;
      floating.style.visibility = 'visible';
    });
    return () => {
      stale = true;
    };
  }, [box, prefer]);
  return (
    <div
      ref={element}
      class={rest.class}
      style={{ position: 'fixed', left: 0, top: 0, visibility: 'hidden' }}
      onPointerEnter={rest.onPointerEnter}
      onPointerLeave={rest.onPointerLeave}
    >
      {children}
    </div>
  );
}
