/**
 * References with known answers: rendered entry → parsed → compared, field by field.
 * `QINGDU_GOLD=<folder> node bench/article/gold.mjs [--errors[=field]] [--style=part] [--variant=name]`.
 */
import { run } from './bundle.mjs';

await run('gold-table.ts', process.argv.slice(2));
