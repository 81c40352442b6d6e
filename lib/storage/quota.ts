/** Whether a write failed because the disk, or the browser's share of it, is full. */
export function isQuotaError(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner ?? cause.cause) {
    if (cause.name === 'QuotaExceededError' || /QuotaExceeded/.test(cause.message)) return true;
  }
  return false;
}
