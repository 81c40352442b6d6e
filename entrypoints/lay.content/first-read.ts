import { takeFirstReading } from '../../lib/dom/first-reading.ts';
import type { ReadOptions } from '../../lib/dom/read-article.ts';
import { unpackAnalysis } from '../../lib/domain/page/index.ts';
import { analyseInBackground, type PageSettings, type Result, sendToBackground } from '../../lib/messaging/index.ts';

/** How the page is read for the first time, and how the reader wants it shown. */
export interface FirstRead {
  readonly options: Pick<ReadOptions, 'analyse' | 'page'>;
  readonly settings: Promise<PageSettings>;
}

/** Takes over what the detector read and asked for; where there was none, or the page changed since, all is asked anew. */
export function firstRead(): FirstRead {
  const first = takeFirstReading<Result<'reader.start'>>();
  if (!first) return { options: { analyse: analyseInBackground }, settings: sendToBackground('settings.read', {}) };
  const answer = first.answer.catch((): Result<'reader.start'> => ({ started: false }));
  const settings = answer.then((told) => told.settings ?? sendToBackground('settings.read', {}));
  const { page, isSame } = first.lookAgain();
  if (!isSame) return { options: { analyse: analyseInBackground, page }, settings };
  let isFirst = true;
  return {
    options: {
      page,
      analyse: async (input) => {
        const told = isFirst ? (await answer).analysis : undefined;
        isFirst = false;
        return told === undefined ? analyseInBackground(input) : told && unpackAnalysis(told);
      },
    },
    settings,
  };
}
