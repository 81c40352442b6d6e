/** A tab that is covered may get no frames though it counts as visible. */
const NO_FRAME_MS = 250;

/** Waits for the next animation frame, or for a task where there will be none; gives the time it then is (ms). */
export function nextFrame(doc: Document): Promise<number> {
  const view = doc.defaultView;
  return new Promise((resolve) => {
    const go = () => resolve(performance.now());
    if (!view) return go();
    // A hidden tab gets no frames; the text must be mended all the same.
    if (doc.visibilityState === 'hidden') return view.setTimeout(go, 0);
    const late = view.setTimeout(go, NO_FRAME_MS);
    return view.requestAnimationFrame(() => {
      view.clearTimeout(late);
      go();
    });
  });
}

/** Called in a frame: waits for the task behind its layout and painting. Nothing to wait for without a window. */
export async function nextTask(doc: Document): Promise<void> {
  if (doc.defaultView) await newTask();
}

/** A task of its own. (A MessageChannel, since timers set one after another wait 4 ms each.) */
export function newTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
