import { ownPages } from './documents.ts';
import { type AnchorTime, anchorTimes } from './times.ts';

/** What anchoring takes on our own pages; the whole bench of anchors measures what is found as well. */
export async function anchorFigures(root: string): Promise<AnchorTime[]> {
  return anchorTimes(await ownPages(root));
}
