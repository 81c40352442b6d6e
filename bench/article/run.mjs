/** `node bench/article/run.mjs [pages|negatives|summary|keywords|identity|growth]… [--tune|--fit]`; all of them without a name. */
import { run } from './bundle.mjs';

await run('bench.ts', process.argv.slice(2));
