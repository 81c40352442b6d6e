/**
 * The listed sites: where the detector runs by itself. Manifest matches and host permissions are generated from this
 * table, so a host stands here or nowhere. Adding a host in an update makes Chrome ask every reader again: think twice.
 * Which of their pages hold an article and where its facts stand is said by `adapters/`.
 */
export interface Site {
  readonly id: string;
  readonly name: string;
  /** Host patterns without scheme and path, as match patterns have them: 'a.org' or '*.a.org'. */
  readonly hosts: readonly string[];
  /**
   * Path globs of its article pages, as match patterns have them: there the background is woken as the page begins to load.
   * Narrow rather than complete: a page that is missing here is read as well.
   */
  readonly articles?: readonly string[];
}

export const SITES: readonly Site[] = [
  { id: 'fx361', name: '参考网', hosts: ['*.fx361.com', '*.fx361.cc'], articles: ['/page/*/*/*', '/news/*/*/*'] },
  {
    id: 'cnki',
    name: '中国知网',
    hosts: ['*.cnki.net', '*.cnki.com.cn'],
    articles: ['/kcms/detail/*', '/kcms2/article/*', '/KXReader/Detail*', '/nzkhtml/xmlRead/*'],
  },
  {
    id: 'wanfang',
    name: '万方数据',
    hosts: ['*.wanfangdata.com.cn'],
    articles: ['/periodical/*', '/thesis/*', '/conference/*'],
  },
  { id: 'cqvip', name: '维普', hosts: ['*.cqvip.com'], articles: ['/doc/journal/*', '/Qikan/Article/Detail*'] },
  { id: 'ncpssd', name: '国家哲学社会科学文献中心', hosts: ['*.ncpssd.cn', '*.ncpssd.org'] },
  { id: 'chaoxing', name: '超星期刊', hosts: ['qikan.chaoxing.com'] },
  { id: 'xueshu', name: '百度学术', hosts: ['*.xueshu.baidu.com'] },
  {
    id: 'airiti',
    name: '華藝線上圖書館',
    hosts: ['*.airitilibrary.com', '*.airitilibrary.cn'],
    articles: ['/Article/Detail*'],
  },
  { id: 'sciengine', name: 'SciEngine', hosts: ['*.sciengine.com'] },
  { id: 'chinaxiv', name: 'ChinaXiv', hosts: ['*.chinaxiv.org'], articles: ['/abs/*'] },
  { id: 'pubscholar', name: 'PubScholar', hosts: ['*.pubscholar.cn'] },
  { id: 'yiigle', name: '中华医学期刊网', hosts: ['*.yiigle.com'] },
  { id: 'taixueshu', name: '钛学术', hosts: ['*.taixueshu.com'] },
  { id: 'zhangqiao', name: '掌桥科研', hosts: ['*.zhangqiaokeyan.com'] },
  { id: 'rhhz', name: '仁和汇智', hosts: ['*.rhhz.net'] },
];

/** Match patterns of all listed sites, http and https. */
export const SITE_MATCHES: readonly string[] = SITES.flatMap((site) => matchesOfSite(site));

/** Match patterns of pages that are articles by their address. */
export const ARTICLE_MATCHES: readonly string[] = SITES.flatMap(({ hosts, articles = [] }) =>
  hosts.flatMap((host) => articles.map((path) => `*://${host}${path}`)),
);

/**
 * Of all origins the browser says we may see, those a reader granted beyond the listed sites. It counts the patterns of our
 * content scripts among them, down to the paths of `ARTICLE_MATCHES`; what is granted is always a whole host.
 */
export function grantedBeyond(origins: readonly string[]): string[] {
  return origins.filter((origin) => /^(?:\*|https?):\/\/[^/]+\/\*$/.test(origin) && !SITE_MATCHES.includes(origin));
}

/** The listed site a host belongs to; null where it is none of them. */
export function listedSiteOf(hostname: string): Site | null {
  return SITES.find(({ hosts }) => hosts.some((pattern) => fitsHost(hostname, pattern))) ?? null;
}

/** Whether a host name fits a host pattern. */
export function fitsHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1))
    : hostname === pattern;
}

/** Under what a reader's choices for a site are kept: the id of a listed site, else its host name. */
export function siteKeyOf(hostname: string): string {
  return listedSiteOf(hostname)?.id ?? hostname;
}

/** Match patterns of one listed site, as permissions are asked for. */
export function matchesOfSite({ hosts }: Site): string[] {
  return hosts.map((host) => `*://${host}/*`);
}

/** Host patterns of a listed site, by its id. */
export function hostsOf(id: string): readonly string[] {
  return SITES.find((site) => site.id === id)?.hosts ?? [];
}
