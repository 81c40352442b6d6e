import { browser } from 'wxt/browser';
import type { Args, Envelope, NamesTo } from './protocol.ts';

/** Tells every open extension page. Nobody need be there to hear it; never rejects. */
export async function tellPages<Name extends NamesTo<'page'>>(name: Name, args: Args<Name>): Promise<void> {
  const envelope: Envelope = { qingdu: name, args };
  await browser.runtime.sendMessage(envelope).catch(() => undefined);
}
