import type { BlockHints } from '../article/index.ts';
import type { PageInput } from './analyse-page.ts';

/** What the blocks of one place in the markup have in common. */
export type Place = Pick<BlockHints, 'tag' | 'names' | 'ancestors' | 'parent' | 'landmark' | 'cell'>;

/**
 * A page as it is sent to the engine: one text and flat lists of numbers, since a long page has thousands of blocks and
 * most of them stand in the same place of the markup.
 */
export interface PackedPage {
  /** The blocks' texts joined with "\n". */
  readonly text: string;
  /** Five numbers a block: length (UTF-16), position in `places`, bold (1 or 0), how many links and sups it has. */
  readonly blocks: readonly number[];
  readonly places: readonly Place[];
  /** Three numbers a link: start, end (UTF-16, into the block), position in `hrefs`. */
  readonly links: readonly number[];
  readonly hrefs: readonly string[];
  /** `linkRatio` of each block that has links. */
  readonly ratios: readonly number[];
  /** Two numbers a range in <sup>: start, end. */
  readonly sups: readonly number[];
  readonly facts: PageInput['facts'];
  readonly stopIfDamaged?: boolean | undefined;
}

const BLOCK = 5;
const LINK = 3;
const SUP = 2;

/**
 * A page in the form it is sent in. `unpackPage` gives an equal page back. `text`: the blocks' texts joined with "\n",
 * where they are joined already.
 */
export function packPage({ blocks, facts, stopIfDamaged }: PageInput, text = joined(blocks)): PackedPage {
  const numbers: number[] = [];
  const places: Place[] = [];
  const links: number[] = [];
  const hrefs: string[] = [];
  const ratios: number[] = [];
  const sups: number[] = [];
  const placeOf = placeNumbers(places);
  const hrefNumbers = new Map<string, number>();
  const hrefOf = (href: string): number => {
    let at = hrefNumbers.get(href);
    if (at === undefined) {
      at = hrefs.push(href) - 1;
      hrefNumbers.set(href, at);
    }
    return at;
  };
  for (const { text, hints } of blocks) {
    numbers.push(text.length, placeOf(hints), hints.bold ? 1 : 0, hints.links.length, hints.sups.length);
    for (const { start, end, href } of hints.links) links.push(start, end, hrefOf(href));
    if (hints.links.length > 0) ratios.push(hints.linkRatio);
    for (const { start, end } of hints.sups) sups.push(start, end);
  }
  return { text, blocks: numbers, places, links, hrefs, ratios, sups, facts, ...(stopIfDamaged && { stopIfDamaged }) };
}

function joined(blocks: PageInput['blocks']): string {
  return blocks.map(({ text }) => text).join('\n');
}

/** Blocks whose reader gave them the same list of names, and the rest alike, share a place. */
function placeNumbers(places: Place[]): (hints: BlockHints) => number {
  const known = new Map<readonly string[], number>();
  return ({ tag, names, ancestors, parent, landmark, cell }) => {
    const at = known.get(names);
    const place = at === undefined ? undefined : places[at];
    const isSame =
      place?.tag === tag &&
      place.ancestors === ancestors &&
      place.parent === parent &&
      place.landmark === landmark &&
      place.cell === cell;
    if (at !== undefined && isSame) return at;
    const next = places.push({ tag, names, ancestors, parent, landmark, ...(cell ? { cell } : {}) }) - 1;
    known.set(names, next);
    return next;
  };
}

/** The page again; for what `isWellPacked` holds good of. */
export function unpackPage(page: PackedPage): PageInput {
  const { text, blocks: numbers, places, facts, stopIfDamaged } = page;
  const blocks: PageInput['blocks'][number][] = [];
  let [at, link, sup, ratio] = [0, 0, 0, 0];
  for (let i = 0; i < numbers.length; i += BLOCK) {
    const length = numbers[i] as number;
    const place = places[numbers[i + 1] as number] as Place;
    const links: { start: number; end: number; href: string }[] = [];
    for (let left = numbers[i + 3] as number; left > 0; left -= 1, link += LINK) {
      const [start, end] = [page.links[link] as number, page.links[link + 1] as number];
      links.push({ start, end, href: page.hrefs[page.links[link + 2] as number] as string });
    }
    const sups: { start: number; end: number }[] = [];
    for (let left = numbers[i + 4] as number; left > 0; left -= 1, sup += SUP) {
      sups.push({ start: page.sups[sup] as number, end: page.sups[sup + 1] as number });
    }
    const linkRatio = links.length > 0 ? (page.ratios[ratio] as number) : 0;
    if (links.length > 0) ratio += 1;
    const bold = numbers[i + 2] === 1;
    const hints = { ...place, bold, linkRatio, links, sups };
    blocks.push({ text: text.slice(at, at + length), hints });
    at += length + 1;
  }
  return { blocks, facts, ...(stopIfDamaged && { stopIfDamaged }) };
}

/** Whether the numbers speak of what is there: lengths add up, nothing points outside. Shapes were checked before. */
export function isWellPacked({ text, blocks, places, links, hrefs, ratios, sups }: PackedPage): boolean {
  if (blocks.length % BLOCK !== 0 || links.length % LINK !== 0 || sups.length % SUP !== 0) return false;
  let [at, link, sup, linked] = [0, 0, 0, 0];
  for (let i = 0; i < blocks.length; i += BLOCK) {
    const length = blocks[i] as number;
    if ((blocks[i + 1] as number) >= places.length || (blocks[i + 2] as number) > 1) return false;
    const lastLink = link + (blocks[i + 3] as number) * LINK;
    const lastSup = sup + (blocks[i + 4] as number) * SUP;
    if (lastLink > links.length || lastSup > sups.length) return false;
    if (lastLink > link) linked += 1;
    for (; link < lastLink; link += LINK) {
      if (!isRange(links, link, length) || (links[link + 2] as number) >= hrefs.length) return false;
    }
    for (; sup < lastSup; sup += SUP) if (!isRange(sups, sup, length)) return false;
    at += length + 1;
  }
  const isWhole = text.length === Math.max(0, at - 1);
  return isWhole && link === links.length && sup === sups.length && linked === ratios.length;
}

function isRange(numbers: readonly number[], at: number, length: number): boolean {
  const start = numbers[at] as number;
  const end = numbers[at + 1] as number;
  return start <= end && end <= length;
}
