import type { Draft } from './draft.ts';
import { trimStop } from './flat.ts';
import type { CslItem } from './types.ts';
import { readHost, readProceedings, setImprint } from './western-host.ts';
import { readDayBehind } from './western-news.ts';
import { readServer, readThesis, readWorkingPaper } from './western-paper.ts';
import { readSerial } from './western-serial.ts';

/** The British Harvard form: `(2014) ‘Title’, Journal, 27(3), pp. 201–219`. */
export const QUOTED_TITLE = /^[“‘"](.{4,400}?)[,.]?(?<![a-z] )[”’"][,.]?\s+(?=[A-Z]|[Ii]n[: ])(.+)$/;

/** What stands behind a quoted title where the year stands before it. */
export function readBehindQuoted(tail: string, draft: Draft): CslItem['type'] {
  const host = /^[Ii]n:?\s+(.+)$/.exec(tail);
  if (host?.[1]) return readHost(host[1], draft);
  const kind =
    readServer(tail, draft) ??
    readWorkingPaper(tail, draft) ??
    readThesis(tail, draft) ??
    readDayBehind(tail, draft) ??
    readProceedings(tail, draft) ??
    readSerial(tail, draft);
  if (kind) return kind;
  if (draft.URL && !/:/.test(tail)) {
    draft.container = trimStop(tail);
    return 'webpage';
  }
  setImprint(draft, tail);
  return 'book';
}

/** `“Empty” land and its owners`: the quoted words are but the start of a title. */
export function isQuotedWord(text: string): boolean {
  return /^[“"][^”"]{1,60}(?<![,.?!])[”"] (?!in\b|edited\b|ed\.)[a-z]/.test(text);
}
