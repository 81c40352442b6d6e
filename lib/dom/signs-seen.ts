/** Who sees the signs of an article and who reads it are two scripts in the same world of a page; either may come first. */
type World = typeof globalThis & { qingduSigns?: true; qingduRead?: () => void };

/** Signs of an article were seen: it is read now. False where there is nobody yet who reads; then as they come. */
export function readNow(): boolean {
  const world = globalThis as World;
  const read = world.qingduRead;
  delete world.qingduRead;
  if (read) read();
  else world.qingduSigns = true;
  return read !== undefined;
}

/** Whether signs were seen and nobody has come who reads. */
export function isReaderAwaited(): boolean {
  return (globalThis as World).qingduSigns === true;
}

/** Reads once there are signs of an article. */
export function readWhenSeen(read: () => void): void {
  const world = globalThis as World;
  const isSeen = world.qingduSigns;
  delete world.qingduSigns;
  if (isSeen) read();
  else world.qingduRead = read;
}
