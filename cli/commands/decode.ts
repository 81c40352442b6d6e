import { decodeBytes, sniffEncoding } from '../../lib/domain/encoding/index.ts';
import { readBytes } from '../read-bytes.ts';

/** `decode FILE` (`-`: stdin): bytes of unknown encoding as UTF-8; the encoding's WHATWG name on stderr. */
export async function decode(args: readonly string[]): Promise<number> {
  const [file, ...more] = args;
  if (!file || more.length > 0) throw new Error('one file is needed: decode FILE');
  const bytes = await readBytes(file);
  const { encoding } = sniffEncoding(bytes);
  if (encoding === 'big5') (await import('../big5-hkscs.ts')).useHkscs();
  process.stdout.write(decodeBytes(bytes, encoding));
  process.stderr.write(`${encoding}\n`);
  return 0;
}
