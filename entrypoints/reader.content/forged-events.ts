import { options } from 'preact';

/** Everything a reader does to a control of ours. */
const INPUT =
  'click auxclick dblclick contextmenu pointerdown pointerup mousedown mouseup keydown keyup beforeinput input change submit';

/**
 * Our shadow roots are open, so a page's script can find every button in them and press it: what it presses is stopped
 * before any control hears of it. Only events the browser made from the reader's hand pass.
 */
export function refuseForgedEvents(root: ShadowRoot): void {
  for (const type of INPUT.split(' ')) root.addEventListener(type, stopForged, { capture: true });
}

function stopForged(event: Event): void {
  if (!event.isTrusted) event.stopImmediatePropagation();
}

/** A button the page took out of our shadow root still calls its handler: Preact asks here before it does. */
export function refuseForgedHandlers(): void {
  const before = options.event;
  options.event = (event) => {
    if (!event.isTrusted) throw new Error(`清读: a ${event.type} event made by the page`);
    return before ? before(event) : event;
  };
}
