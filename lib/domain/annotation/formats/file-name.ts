import { trimEnds } from '../../text/index.ts';
import { oneLine } from '../markdown-text.ts';

/** A file name any system takes, from a title; `fallback` where nothing of it is left. */
export function exportFileName(title: string, extension: string, fallback: string): string {
  const name = oneLine(title)
    .replace(/[\\/:*?"<>|#^[\]]+/g, ' ')
    .replace(/\s+/g, ' ');
  const bare = trimEnds(name, (unit) => /[\s.]/.test(unit));
  const short = Array.from(bare).slice(0, 60).join('').trim();
  // Names Windows keeps for devices.
  return /^(?:(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|$)/i.test(short)
    ? `${fallback}${short}.${extension}`
    : `${short}.${extension}`;
}
