import type { Pause } from '../domain/text/index.ts';
import { newTask } from './frames.ts';

/** So long may work go on before messages and events are let in. */
const BUSY_MS = 20;

/** Says between pieces of work whether to pause: nothing while there is time left, else a promise kept in a new task. */
export function breather(): Pause {
  let until = performance.now() + BUSY_MS;
  return () => {
    if (performance.now() < until) return undefined;
    return newTask().then(() => {
      until = performance.now() + BUSY_MS;
    });
  };
}
