import { type Analyse, packPage } from '../domain/page/index.ts';
import { sendToBackground } from './send.ts';

/** The engine runs in the background. */
export const analyseInBackground: Analyse = (input) => sendToBackground('page.analyse', { page: packPage(input) });
