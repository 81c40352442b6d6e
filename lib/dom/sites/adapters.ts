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
import { listedSiteOf } from './table.ts';
import type { Adapter } from './types.ts';

type Made = readonly (() => Adapter)[];

/** By site (its id in `table.ts`). Adapters are made when asked for: a page needs one of them. */
const OF_SITE: Readonly<Record<string, Made>> = {
  fx361: [fx361],
  cnki: [cnkiOversea, cnki, cnkiReader],
  wanfang: [wanfang],
  cqvip: [cqvip, cqvipJournals],
  ncpssd: [ncpssd],
  chaoxing: [chaoxing],
  xueshu: [xueshu],
  chinaxiv: [chinaxiv],
  yiigle: [yiigle],
  taixueshu: [taixueshu],
  zhangqiao: [zhangqiao],
  sciengine: [sciengine],
  pubscholar: [pubscholar],
  airiti: [airiti],
};

/** Of hosts that are not listed, and of any host, told by path or markup. */
const BEYOND: Made = [wechat, fx361Mirror, eTiller, samson, founder, rhhz, magtech];

/** The adapters that may fit a page of a host, those of its site first; the first that fits reads it. */
export function* adaptersOf(hostname: string): Generator<Adapter> {
  const site = listedSiteOf(hostname)?.id ?? '';
  for (const list of [Object.hasOwn(OF_SITE, site) ? OF_SITE[site] : [], BEYOND])
    for (const make of list ?? []) yield make();
}

/** Every adapter. */
export function allAdapters(): Adapter[] {
  return [...Object.values(OF_SITE).flat(), ...BEYOND].map((make) => make());
}
