import { Pace, re, type Slices } from '../text/index.ts';
import { isProse, type Line, onceEach } from './line.ts';
import { labelOf } from './numbering.ts';

/** Where the article's own blocks lie: [from, to) holds its prose, nothing of it lies at `limit` or behind. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

const BARRIER =
  /^[[【<>»·•■|\s]*(?:猜你喜欢|[你您]?可能(?:还|也)?(?:感兴趣|喜欢)\S{0,8}|[你您](?:还)?浏览过\S{0,6}|相[关似](?:文章|推荐|阅读|文献|资讯|新闻|链接|内容|热词|论文|知识|产品|专题|搜索|帖子|视频|期刊|主题|文献推荐)|热门(?:推荐|文章|阅读|标签|新闻|评论|排行|资讯|话题)?|热点(?:推荐|新闻|文章|排行)|推荐(?:阅读|文章|文献|内容|新闻|期刊)|为[你您]推荐|延伸阅读|精彩(?:推荐|图片|评论)|最新(?:文章|评论|更新|推荐|资讯|新闻)|本类(?:推荐|热门)\S{0,4}|友情链接|(?:网友|全部|我要|发表|用户|最新|热门|精彩)评论|评论(?:列表|区)?|(?:引证|共引|同被引|二级参考|二级引证|节点)文献|更多(?:文章|推荐|内容)|分享到|编辑推荐|返回(?:顶部|列表|首页)|(?:阅读|点击|下载|热门)排行榜?|排行榜|版权(?:声明|所有)|免责声明|同(?:类|主题|作者)(?:文章|文献)|关注我们|联系我们|关于我们|网站(?:地图|导航))\s*(?:\(\d*\))?\s*(?:更多|[>»›+]|:)*\s*$/;
const BARRIER_START = re`^(?:上一[篇页条]|下一[篇页条])\s*[:>»]?|^(?:Copyright|©|版权所有)|^[\p{Script=Han}]*ICP[备证]`;
const AD_NAMES = /^(?:ads?|advert\w*|adsense|banner\w*|gg|guanggao|promo\w*|sponsor\w*|popup)$/i;
const ASIDE = /^(?:nav|navigation|aside|complementary|footer|contentinfo|dialog|search)$/;
const TOOLS =
  /^(?:[[【(]?(?:分享|收藏|打印|举报|纠错|复制|点赞|字[号体]|关闭|全文阅读|阅读全文|展开(?:全文)?|收起|下载(?:全文|PDF)?|PDF(?:下载)?|HTML|导出|扫一扫|APP下载|登录|注册|大|中|小|广告|赞助|推广|置顶|加入收藏|发表评论|收听|朗读|返回|首页|目录|(?:一键)?分享[到至给]|(?:新浪|腾讯)?微博|微信(?:好友)?|(?:微信)?朋友圈|QQ(?:空间|好友)?|豆瓣|人人网|复制链接)[\]】)]?[\s:|/、]*){1,10}$/i;

/** Whether a block only announces what is not the article: 猜你喜欢, 相关文章, 上一篇 … */
export const isBarrier = onceEach((line) => {
  const text = line.text.trim();
  if (text.length <= 24 && BARRIER.test(text)) return true;
  return BARRIER_START.test(text) && (text.length <= 80 || line.block.hints.linkRatio > 0.3);
});

/** Whether a block holds marks only (`?`, `•`), no word. */
export const isStray = onceEach((line) => {
  return line.text.length <= 8 && !re`[\p{L}\p{N}]`.test(line.text);
});

/** Whether the markup says that a block advertises. */
export const isAdvertisement = onceEach((line) => {
  return line.block.hints.names.slice(0, 4).some((name) => AD_NAMES.test(name)) || /^广告$/.test(line.text.trim());
});

/** Whether the markup puts a block beside the page's content. Whole pages stand in a <form> or a <header>: those tell nothing. */
export function isAside(line: Line): boolean {
  return ASIDE.test(line.block.hints.landmark ?? '');
}

/** Whether a block inside the article's region is none of its text: marks, tools, ads, rows of links. */
export const isJunk = onceEach((line) => {
  const { hints } = line.block;
  if (isStray(line) || isAdvertisement(line) || TOOLS.test(line.text.trim())) return true;
  if (isAside(line)) return true;
  return (
    isLinkWall(line) ||
    (hints.linkRatio > 0.75 && hints.links.length > 0 && !/^h[1-6]$/.test(hints.tag) && line.han < 60)
  );
});

/** Ten or more short words set apart by bars: `甲市| 乙县| 丙旗|`. */
export const isLinkWall = onceEach((line) => {
  if (line.block.hints.links.length >= 12 && line.block.hints.linkRatio > 0.55) return true;
  const bars = line.text.match(/[|│]/g)?.length ?? 0;
  return bars >= 8 && line.text.length / bars < 12;
});

function isShortSentence(line: Line): boolean {
  return line.han >= 6 && line.block.hints.linkRatio < 0.4 && /[。!?…][”’)]?$/.test(line.text);
}

function weightOf(line: Line): number {
  const { hints } = line.block;
  if (isAside(line)) return -40;
  if (isStray(line)) return -1;
  if (isLinkWall(line)) return -200;
  if (hints.linkRatio > 0.6) return -(10 + Math.min(line.text.length, 50));
  if (isProse(line)) return Math.min(line.han + line.text.length / 4, 400);
  if (isShortSentence(line)) return line.han;
  if (labelOf(line.text) !== null) return 6;
  return -4;
}

/** The region of the page that holds most of its prose; null where the page has none. */
export function* findRegion(lines: readonly Line[]): Slices<Region | null> {
  const pace = new Pace();
  let best: (Region & { sum: number }) | null = null;
  let from = 0;
  let sum = 0;
  let open: { from: number; to: number; sum: number } | null = null;
  const close = (limit: number) => {
    if (open !== null && (best === null || open.sum > best.sum)) best = { ...open, limit };
    open = null;
    sum = 0;
    from = limit + 1;
  };
  for (const line of lines) {
    if (pace.read(line.text.length)) yield;
    if (isBarrier(line)) {
      close(line.at);
      continue;
    }
    sum += weightOf(line);
    if (sum <= 0) {
      sum = 0;
      from = line.at + 1;
    } else if (open === null || sum > open.sum) {
      open = { from, to: line.at + 1, sum };
    }
  }
  close(lines.length);
  return best;
}
