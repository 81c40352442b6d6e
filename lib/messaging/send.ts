import { browser } from 'wxt/browser';
import { whenBack } from './come-back.ts';
import { MessageError } from './message-error.ts';
import type { Answer, Args, Envelope, NamesTo, Result } from './protocol.ts';

/** A worker that is ended in the middle of a question takes it along; asked again, a new one wakes. */
const PAUSES_MS = [30, 150, 600];
/** What may not be done twice. Everything else is made so that it may. */
const ONCE: readonly string[] = ['panel.open'];

/**
 * Sends to the background and gives its answer, asking again where the worker was ended before it gave one. Imports no
 * schema (the detector must stay tiny): the background checks what it is told, and what it answers is trusted.
 * Rejects with a MessageError.
 */
export async function sendToBackground<Name extends NamesTo<'background'>>(
  name: Name,
  args: Args<Name>,
): Promise<Result<Name>> {
  const envelope: Envelope = { qingdu: name, args };
  const pauses = ONCE.includes(name) ? [] : [...PAUSES_MS];
  for (;;) {
    let reason: unknown = 'no answer';
    try {
      const asked: Promise<Answer | undefined> = browser.runtime.sendMessage(envelope);
      const answer = await (pauses.length > 0 ? orWhenBack(asked) : asked);
      if (answer) return openAnswer(name, answer) as Result<Name>;
    } catch (error) {
      if (error instanceof MessageError) throw error;
      reason = error;
    }
    const pause = pauses.shift();
    // The extension was updated under this page: there is nobody to ask any more.
    const isGone = browser.runtime?.id === undefined;
    if (pause === undefined || isGone) throw new MessageError('unreachable', name, String(reason));
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

/**
 * An answer, or nothing as soon as the page comes back out of the browser's memory: what it had asked before it was left is
 * not answered any more.
 */
function orWhenBack<T>(asked: Promise<T | undefined>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = whenBack(() => resolve(undefined));
    asked.then(resolve, reject).finally(stop);
  });
}

/** The value of an answer; throws a MessageError where there is none. */
export function openAnswer(name: string, answer: Answer | null | undefined): unknown {
  if (answer == null) throw new MessageError('unreachable', name, 'no answer');
  if (!answer.ok) throw new MessageError(answer.code, name, answer.reason);
  return answer.value;
}
