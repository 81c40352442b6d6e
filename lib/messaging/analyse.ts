import { type Analyse, packPage, unpackAnalysis } from '../domain/page/index.ts';
import { sendToBackground } from './send.ts';

/** The engine runs in the background. */
export const analyseInBackground: Analyse = async (input) => {
  const answer = await sendToBackground('page.analyse', { page: packPage(input) });
  return answer && unpackAnalysis(answer);
};
