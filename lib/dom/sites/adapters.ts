import { cnki, cnkiReader } from './adapters/cnki.ts';
import { cqvip, cqvipJournals } from './adapters/cqvip.ts';
import { fx361, fx361Mirror } from './adapters/fx361.ts';
import { eTiller, magtech, samson } from './adapters/journals.ts';
import { ncpssd } from './adapters/ncpssd.ts';
import { chaoxing, chinaxiv, xueshu } from './adapters/others.ts';
import { wanfang } from './adapters/wanfang.ts';
import type { Adapter } from './types.ts';

/** Every adapter, those of listed hosts first; the first that fits a page reads it. */
export const ADAPTERS: readonly Adapter[] = [
  fx361,
  cnki,
  cnkiReader,
  wanfang,
  cqvip,
  cqvipJournals,
  ncpssd,
  chaoxing,
  xueshu,
  chinaxiv,
  fx361Mirror,
  eTiller,
  samson,
  magtech,
];
