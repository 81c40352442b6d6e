import { Pace, re, type Slices } from '../text/index.ts';
import { bare, type Line } from './line.ts';
import { isAdvertisement, isAside, isBarrier, isLinkWall, isStray } from './region.ts';
import type { Excluded, ExcludedReason } from './types.ts';

const PLACE = re`^[\p{Script=Han}]{1,8}(?:[市县区旗州盟镇乡]|自治[州县旗])$`;
const RECOMMENDS =
  /喜欢|感兴趣|相关|相似|推荐|热门|热点|最新|延伸|浏览过|共引|同被引|引证|更多|排行|同类|同主题|同作者/;
const FEW = 10;

/** Everything that is not the article, with why, in order; neighbours with the same reason are one. */
export function* excludedOf(
  lines: readonly Line[],
  used: ReadonlySet<number>,
  documentTitle: string,
  spam: boolean,
): Slices<Excluded[]> {
  const reasons = yield* new Reasons(lines, used, spam ? bare(documentTitle) : '').all();
  const found: { reason: ExcludedReason; blocks: number[]; texts: string[]; last: number }[] = [];
  for (const line of lines) {
    const reason = reasons.get(line.at);
    if (reason === undefined) continue;
    const open = found.at(-1);
    if (open !== undefined && open.reason === reason && open.last === line.at - 1) {
      open.blocks.push(line.block.index);
      open.texts.push(line.block.text);
      open.last = line.at;
    } else {
      found.push({ reason, blocks: [line.block.index], texts: [line.block.text], last: line.at });
    }
  }
  return found.map(({ reason, blocks, texts }) => ({ reason, blocks, text: texts.join('\n') }));
}

class Reasons {
  private readonly lines: readonly Line[];
  private readonly used: ReadonlySet<number>;
  private readonly spamTitle: string;

  constructor(lines: readonly Line[], used: ReadonlySet<number>, spamTitle: string) {
    this.lines = lines;
    this.used = used;
    this.spamTitle = spamTitle;
  }

  *all(): Slices<Map<number, ExcludedReason>> {
    const pace = new Pace();
    const reasons = new Map<number, ExcludedReason>();
    const begun = this.lines.findIndex((line) => this.used.has(line.at));
    let recommending = false;
    for (const line of this.lines) {
      if (pace.read(line.text.length)) yield;
      if (this.used.has(line.at)) {
        recommending = false;
        continue;
      }
      if (isBarrier(line)) recommending = RECOMMENDS.test(line.text);
      else if (isAside(line) || isLinkWall(line)) recommending = false;
      reasons.set(line.at, this.reasonOf(line, recommending, begun >= 0 && line.at > begun));
    }
    this.markPlaces(reasons);
    return reasons;
  }

  private reasonOf(line: Line, recommending: boolean, behind: boolean): ExcludedReason {
    const { hints } = line.block;
    if (isStray(line)) return 'stray-mark';
    if (this.isSpamTitle(line)) return 'spam-title';
    if (isAdvertisement(line)) return 'advertisement';
    if (isLinkWall(line)) return behind || !isAside(line) ? 'link-farm' : 'navigation';
    if (recommending) return 'recommendations';
    if (isAside(line)) return 'navigation';
    if (
      isBarrier(line) ||
      hints.linkRatio > 0.4 ||
      hints.names
        .slice(0, 3)
        .some((name) => /^(?:nav|menu|crumbs?|bread\w*|top|foot\w*|head\w*|bottom|side\w*|tool\w*|share)$/i.test(name))
    )
      return 'navigation';
    return 'other';
  }

  private isSpamTitle(line: Line): boolean {
    if (this.spamTitle === '' || line.text.length > this.spamTitle.length * 2) return false;
    const words = bare(line.text);
    return words === this.spamTitle || (words.length >= 8 && this.spamTitle.includes(words));
  }

  /** A wall of place names whose links are blocks of their own. */
  private markPlaces(reasons: Map<number, ExcludedReason>): void {
    let run: Line[] = [];
    const close = () => {
      const places = run.filter((line) => PLACE.test(line.text.replace(/[|\s]/g, ''))).length;
      if (run.length >= FEW && places * 2 >= run.length) for (const line of run) reasons.set(line.at, 'link-farm');
      run = [];
    };
    for (const line of this.lines) {
      if (reasons.has(line.at) && line.text.replace(/[|\s]/g, '').length <= FEW) run.push(line);
      else close();
    }
    close();
  }
}
