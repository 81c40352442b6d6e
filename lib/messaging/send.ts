import { browser } from 'wxt/browser';
import { MessageError } from './message-error.ts';
import type { Answer, Args, Envelope, NamesTo, Result } from './protocol.ts';

/**
 * Sends to the background and gives its answer. Imports no schema (the detector must stay tiny): the background checks
 * what it is told, and what it answers is trusted.
 * Rejects with a MessageError.
 */
export async function sendToBackground<Name extends NamesTo<'background'>>(
  name: Name,
  args: Args<Name>,
): Promise<Result<Name>> {
  const envelope: Envelope = { qingdu: name, args };
  let answer: Answer | undefined;
  try {
    answer = await browser.runtime.sendMessage(envelope);
  } catch (error) {
    throw new MessageError('unreachable', name, String(error));
  }
  return openAnswer(name, answer) as Result<Name>;
}

/** The value of an answer; throws a MessageError where there is none. */
export function openAnswer(name: string, answer: Answer | null | undefined): unknown {
  if (answer == null) throw new MessageError('unreachable', name, 'no answer');
  if (!answer.ok) throw new MessageError(answer.code, name, answer.reason);
  return answer.value;
}
