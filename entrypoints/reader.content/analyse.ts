import { type Analyse, packPage } from '../../lib/domain/page/index.ts';
import { isUnreachable, sendToBackground } from '../../lib/messaging/index.ts';

/** The engine runs in the background; a worker that was ended under the work is asked once more. */
export const analyse: Analyse = async (input) => {
  const page = packPage(input);
  try {
    return await sendToBackground('page.analyse', { page });
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return sendToBackground('page.analyse', { page });
  }
};
