import { airiti, pubscholar, sciengine, taixueshu, yiigle, zhangqiao } from './adapters/aggregators.ts';
import { cnki, cnkiOversea, cnkiReader } from './adapters/cnki.ts';
import { cqvip, cqvipJournals } from './adapters/cqvip.ts';
import { fx361, fx361Mirror } from './adapters/fx361.ts';
import { eTiller, magtech, samson } from './adapters/journals.ts';
import { ncpssd } from './adapters/ncpssd.ts';
import { chaoxing, chinaxiv, xueshu } from './adapters/others.ts';
import { founder, rhhz } from './adapters/platforms.ts';
import { wanfang } from './adapters/wanfang.ts';
import { wechat } from './adapters/wechat.ts';
import type { Adapter } from './types.ts';

/** Every adapter, those of listed hosts first; the first that fits a page reads it. */
export const ADAPTERS: readonly Adapter[] = [
  fx361,
  cnkiOversea,
  cnki,
  cnkiReader,
  wanfang,
  cqvip,
  cqvipJournals,
  ncpssd,
  chaoxing,
  xueshu,
  chinaxiv,
  yiigle,
  taixueshu,
  zhangqiao,
  sciengine,
  pubscholar,
  airiti,
  wechat,
  fx361Mirror,
  eTiller,
  samson,
  founder,
  rhhz,
  magtech,
];
