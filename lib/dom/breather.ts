import type { Pause } from '../domain/text/index.ts';

/** So long may work go on before messages and events are let in. */
const BUSY_MS = 20;

/**
 * Says between pieces of work whether to pause: nothing while there is time left, else a promise that is kept in a new
 * task. (A MessageChannel, since timers set one after another wait 4 ms each.)
 */
export function breather(): Pause {
  let until = performance.now() + BUSY_MS;
  return () => {
    if (performance.now() < until) return undefined;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        until = performance.now() + BUSY_MS;
        resolve();
      };
      port2.postMessage(null);
    });
  };
}
