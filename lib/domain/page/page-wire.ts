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

/** A page in the form it is sent in. `unpackPage` gives an equal page back. */
export function packPage({ blocks, facts, stopIfDamaged }: PageInput): PackedPage {
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
  const text = blocks.map((block) => block.text).join('\n');
  return { text, blocks: numbers, places, links, hrefs, ratios, sups, facts, ...(stopIfDamaged && { stopIfDamaged }) };
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
    const [length = 0, place = 0, bold, linkCount = 0, supCount = 0] = numbers.slice(i, i + BLOCK);
    const links = Array.from({ length: linkCount }, () => {
      const [start = 0, end = 0, href = 0] = page.links.slice(link, link + LINK);
      link += LINK;
      return { start, end, href: page.hrefs[href] ?? '' };
    });
    const sups = Array.from({ length: supCount }, () => {
      const [start = 0, end = 0] = page.sups.slice(sup, sup + SUP);
      sup += SUP;
      return { start, end };
    });
    let linkRatio = 0;
    if (linkCount > 0) {
      linkRatio = page.ratios[ratio] ?? 0;
      ratio += 1;
    }
    const hints = { ...(places[place] as Place), bold: bold === 1, linkRatio, links, sups };
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
    const [length = 0, place = 0, bold = 0, linkCount = 0, supCount = 0] = blocks.slice(i, i + BLOCK);
    if (place >= places.length || bold > 1) return false;
    if (link + linkCount * LINK > links.length || sup + supCount * SUP > sups.length) return false;
    for (const end = link + linkCount * LINK; link < end; link += LINK) {
      if (!isRange(links, link, length) || (links[link + 2] as number) >= hrefs.length) return false;
    }
    for (const end = sup + supCount * SUP; sup < end; sup += SUP) if (!isRange(sups, sup, length)) return false;
    if (linkCount > 0) linked += 1;
    at += length + 1;
  }
  return (
    text.length === Math.max(0, at - 1) && link === links.length && sup === sups.length && linked === ratios.length
  );
}

function isRange(numbers: readonly number[], at: number, length: number): boolean {
  const start = numbers[at] as number;
  const end = numbers[at + 1] as number;
  return start <= end && end <= length;
}
