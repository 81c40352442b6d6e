import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import {
  type Answer,
  type CheckedArgs,
  type MessageName,
  type NamesTo,
  PROTOCOL,
  type RefusalCode,
  type Reply,
  type Side,
} from './protocol.ts';
import { identifySender, type Sender } from './sender.ts';

/** One handler for each message that goes to a side. */
export type Handlers<Receiver extends Side> = {
  readonly [Name in NamesTo<Receiver>]: (args: CheckedArgs<Name>, sender: Sender) => Reply<Name> | Promise<Reply<Name>>;
};

/**
 * Listens to every message that goes to `side`. Sender and shape are checked before a handler sees anything; what is
 * not in order is logged and refused. Handlers are called in the same task the message comes in, so that one may still
 * use the reader's gesture before its first `await`.
 * `codeOf`: of which kind a handler's failure is. Gives back how to stop listening.
 */
export function listen<Receiver extends Side>(
  side: Receiver,
  handlers: Handlers<Receiver>,
  codeOf: (error: unknown) => 'failed' | 'full' = () => 'failed',
): () => void {
  const listener = (message: unknown, from: Browser.runtime.MessageSender, respond: (answer: Answer) => void) => {
    const name = nameOf(message);
    if (name === null) return false;
    if (!isKnown(name)) {
      if (side === 'background') respond(refuse('refused', name.slice(0, 80), 'unknown message'));
      return false;
    }
    const rule = PROTOCOL[name];
    if (rule.to !== side) return false;
    const sender = identifySender(from);
    if (!sender || !(rule.from as readonly Side[]).includes(sender.side)) {
      respond(refuse('refused', name, `not from ${sender ? `the ${sender.side}` : from.url}`));
      return false;
    }
    const args = v.safeParse(rule.args, (message as { args?: unknown }).args);
    if (!args.success) {
      respond(refuse('refused', name, v.summarize(args.issues)));
      return false;
    }
    const handle = handlers[name as NamesTo<Receiver>] as (args: unknown, sender: Sender) => unknown;
    answer(() => handle(args.output, sender)).then(
      (value) => respond({ ok: true, value }),
      (error: unknown) => respond(refuse(codeOf(error), name, error instanceof Error ? error.message : String(error))),
    );
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** The name in an envelope of ours; null for anything else. */
function nameOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('qingdu' in message)) return null;
  return typeof message.qingdu === 'string' ? message.qingdu : null;
}

function isKnown(name: string): name is MessageName {
  return Object.hasOwn(PROTOCOL, name);
}

/** Runs now; a throw becomes a rejection. */
async function answer(run: () => unknown): Promise<unknown> {
  return await run();
}

function refuse(code: RefusalCode, name: string, reason: string): Answer {
  console.warn(`清读: message ${name} ${code}: ${reason}`);
  return { ok: false, code, reason };
}
