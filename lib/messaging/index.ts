/** Messages between the parts of the extension: one table, typed both ways, checked by schema at the door. */
export { analyseInBackground } from './analyse.ts';
export { askTab } from './ask-tab.ts';
export { isFull, isRefused, isUnreachable, MessageError } from './message-error.ts';
export { type Handlers, listen } from './on.ts';
export type { Args, CheckedArgs, MessageName, NamesTo, Reply, Result, Side } from './protocol.ts';
export { type ReaderOutcome, readerOutcome } from './reader-outcome.ts';
export { sendToBackground } from './send.ts';
export type { Sender } from './sender.ts';
export {
  FIX_KINDS,
  type HighlightView,
  type NotePlacement,
  type PageDescription,
  type PageSection,
  type PageSettings,
  type View,
} from './shapes.ts';
export { tellPages } from './tell-pages.ts';
