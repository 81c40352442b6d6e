/**
 * The listed sites: where the detector runs by itself. Manifest matches and host permissions are generated from this
 * table, so a host stands here or nowhere. Adding a host in an update makes Chrome ask every reader again: think twice.
 *
 * Source of the hosts: the sites' own addresses as met by readers; `seen` is the month an article page was last seen,
 * null where no adapter has been checked against a live page (label-driven reading is used there).
 */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Host patterns without scheme and path, as match patterns have them: 'a.org' or '*.a.org'. */
  readonly hosts: readonly string[];
  readonly seen: string | null;
}

export const SITES: readonly Site[] = [
  { id: 'fx361', name: '参考网', hosts: ['*.fx361.com', '*.fx361.cc'], seen: '2026-11' },
  { id: 'cnki', name: '中国知网', hosts: ['*.cnki.net', '*.cnki.com.cn'], seen: null },
  { id: 'wanfang', name: '万方数据', hosts: ['*.wanfangdata.com.cn'], seen: null },
  { id: 'cqvip', name: '维普', hosts: ['*.cqvip.com'], seen: null },
  { id: 'ncpssd', name: '国家哲学社会科学文献中心', hosts: ['*.ncpssd.cn', '*.ncpssd.org'], seen: null },
  { id: 'chaoxing', name: '超星期刊', hosts: ['qikan.chaoxing.com'], seen: null },
  { id: 'xueshu', name: '百度学术', hosts: ['xueshu.baidu.com'], seen: null },
  { id: 'airiti', name: '華藝線上圖書館', hosts: ['*.airitilibrary.com', '*.airitilibrary.cn'], seen: null },
  { id: 'sciengine', name: 'SciEngine', hosts: ['*.sciengine.com'], seen: null },
  { id: 'chinaxiv', name: 'ChinaXiv', hosts: ['*.chinaxiv.org'], seen: null },
  { id: 'pubscholar', name: 'PubScholar', hosts: ['*.pubscholar.cn'], seen: null },
];

/** Match patterns of all listed sites, http and https. */
export const SITE_MATCHES: readonly string[] = SITES.flatMap((site) => matchesOfSite(site));

/** The listed site a host belongs to; null where it is none of them. */
export function listedSiteOf(hostname: string): Site | null {
  const fits = (pattern: string) =>
    pattern.startsWith('*.')
      ? hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1))
      : hostname === pattern;
  return SITES.find(({ hosts }) => hosts.some(fits)) ?? null;
}

/** Under what a reader's choices for a site are kept: the id of a listed site, else its host name. */
export function siteKeyOf(hostname: string): string {
  return listedSiteOf(hostname)?.id ?? hostname;
}

/** Match patterns of one listed site, as permissions are asked for. */
export function matchesOfSite({ hosts }: Site): string[] {
  return hosts.map((host) => `*://${host}/*`);
}
