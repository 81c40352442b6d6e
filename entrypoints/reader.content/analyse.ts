import type { Analyse } from '../../lib/domain/page/index.ts';
import { isUnreachable, sendToBackground } from '../../lib/messaging/index.ts';

/** The engine runs in the background; a worker that was ended under the work is asked once more. */
export const analyse: Analyse = async (page) => {
  const args = { page } as unknown as Parameters<typeof sendToBackground<'page.analyse'>>[1];
  try {
    return await sendToBackground('page.analyse', args);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return sendToBackground('page.analyse', args);
  }
};
