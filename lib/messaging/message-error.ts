import type { RefusalCode } from './protocol.ts';

/** A message that came to nothing. `code` says of which kind; `message` is for the log, not for readers. */
export class MessageError extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, name: string, reason: string) {
    super(`${name}: ${code}: ${reason}`);
    this.name = 'MessageError';
    this.code = code;
  }
}

/** Whether what was sent was not in order: too long, or too many of it. */
export function isRefused(error: unknown): boolean {
  return error instanceof MessageError && error.code === 'refused';
}

/** Whether the disk was full. */
export function isFull(error: unknown): boolean {
  return error instanceof MessageError && error.code === 'full';
}

/** Whether nobody listened: no reader in that tab, or the extension was updated under an open page. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof MessageError && error.code === 'unreachable';
}
