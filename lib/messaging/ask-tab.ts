import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { MessageError } from './message-error.ts';
import { type Answer, type Args, type Envelope, type NamesTo, PROTOCOL, type Result } from './protocol.ts';
import { openAnswer } from './send.ts';

/**
 * Sends to the reader in the top frame of a tab and gives its answer, checked: it comes from a process that may be the
 * page's. Rejects with a MessageError ('unreachable' where no reader runs).
 */
export async function askTab<Name extends NamesTo<'content'>>(
  tabId: number,
  name: Name,
  args: Args<Name>,
): Promise<Result<Name>> {
  const envelope: Envelope = { qingdu: name, args };
  let answer: Answer | undefined;
  try {
    answer = await browser.tabs.sendMessage(tabId, envelope, { frameId: 0 });
  } catch (error) {
    throw new MessageError('unreachable', name, String(error));
  }
  const checked = v.safeParse(PROTOCOL[name].result, openAnswer(name, answer));
  if (!checked.success) throw new MessageError('refused', name, v.summarize(checked.issues));
  return checked.output as Result<Name>;
}
