import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder of test data below `QINGDU_GOLD` that holds `path`: the folder itself or one right in it; null where absent.
 */
export function goldFolder(path: string): string | null {
  const root = process.env.QINGDU_GOLD;
  if (!root || !existsSync(root)) return null;
  const inside = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = [root, ...inside.map((entry) => join(root, entry.name))];
  return folders.find((folder) => existsSync(join(folder, path))) ?? null;
}
