import type { Candidate } from './heading-candidates.ts';

/** A heading of the article with its level (1..). */
export interface Heading extends Candidate {
  readonly level: number;
}

/** Styles that are used for headings only; the others number all kinds of things. */
const SURE = new Set(['chapter', 'section', 'formal', 'cn', '(cn)', '1.1', '1.1.1', '1.1.1.1', '§']);

/** Picks the headings among the candidates by their numbers and gives each its level. */
export function findHeadings(candidates: readonly Candidate[]): Heading[] {
  const picked = new Set<Candidate>(candidates.filter((candidate) => candidate.label === null));
  for (const run of runsOf(candidates)) for (const candidate of headsOf(run)) picked.add(candidate);
  const heads = candidates.filter((candidate) => picked.has(candidate));
  const levels = levelsOf(heads);
  return heads.map((head) => ({ ...head, level: levels.get(head.style) ?? 1 }));
}

/** Candidates of one style whose numbers go on: 一 二 三; a new run begins at every first number. */
function runsOf(candidates: readonly Candidate[]): Candidate[][] {
  const runs: Candidate[][] = [];
  const open = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { label } = candidate;
    if (label === null) continue;
    const key = `${label.style} ${label.prefix}`;
    const run = open.get(key);
    const last = run?.at(-1)?.label?.number ?? 0;
    const goesOn = label.number === last + 1 || (label.number === last + 2 && candidate.markup);
    // `0 引言` stands before `1 方法`.
    const begun0 = label.number === 1 && run?.length === 1 && run[0]?.label?.number === 0;
    if (run !== undefined && (label.number > 1 || begun0) && goesOn) {
      run.push(candidate);
    } else {
      const begun = [candidate];
      runs.push(begun);
      open.set(key, begun);
    }
  }
  return runs;
}

/** Styles that number examples and items as often as headings. */
const ITEMS = new Set(['(1)', '1)', '①', '(cn)', 'A.']);

function headsOf(run: readonly Candidate[]): Candidate[] {
  const first = run[0] as Candidate;
  // `例如:` `如下:` announce what follows.
  if (ITEMS.has(first.style) && first.announced && !first.markup) return [];
  const heads = run.filter((candidate) => candidate.shape !== 'misfit');
  const marked = heads.filter((candidate) => candidate.markup && candidate.shape === 'alone');
  if (heads.length === 0) return [];
  // Where a third or more of the numbered paragraphs have no short first sentence, the numbers count arguments.
  if ((run.length - heads.length) * 3 >= run.length) return marked;
  const sure = SURE.has(first.style);
  const alone = heads.filter((candidate) => candidate.shape === 'alone');
  const number = first.label?.number ?? 1;
  if (run.length === 1) {
    if (marked.length === 1) return marked;
    return sure && alone.length === 1 && (number <= 1 || first.style !== '(cn)') ? alone : [];
  }
  // The first heading may have lost its number; three more in order make up for it.
  const late = number === 2 && run.length >= 3 && alone.length === run.length;
  if (number > 1 && !sure && !late && marked.length === 0) return [];
  if (first.style === '1' || first.style === 'cn ')
    return alone.length === run.length && !stacked(run) ? alone : marked;
  // Items right below each other are a list (or a table of contents), not headings.
  if (stacked(run) && (run.length > 2 || !sure) && marked.length === 0) return [];
  return heads;
}

function stacked(run: readonly Candidate[]): boolean {
  return run.every((candidate, i) => {
    if (candidate.shape === 'run-in') return false;
    const next = run[i + 1];
    return next === undefined || next.line.at === candidate.line.at + 1;
  });
}

/** Levels of the styles in use: in order of appearance, put right where one style is seen to hold another. */
function levelsOf(heads: readonly Candidate[]): Map<string, number> {
  const told = levelsByElement(heads);
  if (told !== null) return told;
  const numbered = heads.filter((head) => head.label !== null);
  const order = [...new Set(numbered.map((head) => head.style))];
  const holds = holdersOf(numbered);
  for (let round = 0; round < order.length; round += 1) {
    for (let lower = 0; lower < order.length; lower += 1) {
      for (let upper = lower + 1; upper < order.length; upper += 1) {
        const [a = '', b = ''] = [order[lower], order[upper]];
        if (!isAbove(b, a, holds) || isAbove(a, b, holds)) continue;
        order.splice(upper, 1);
        order.splice(lower, 0, b);
      }
    }
  }
  const levels = new Map(order.map((style, i) => [style, i + 1]));
  placeUnnumbered(heads, levels, order.length);
  return levels;
}

/**
 * Where every heading is one by its element and each style keeps to one element, the elements tell the levels: 资料与方法
 * in h2 stands above 一、 in h3. Null where they do not, or where two styles of numbering share an element.
 */
function levelsByElement(heads: readonly Candidate[]): Map<string, number> | null {
  const tags = new Map<string, string>();
  for (const head of heads) {
    const { tag } = head.line.block.hints;
    if (!/^h[1-6]$/.test(tag) || (tags.get(head.style) ?? tag) !== tag) return null;
    tags.set(head.style, tag);
  }
  const numbered = new Set(heads.filter((head) => head.label !== null).map((head) => head.style));
  const owners = [...tags].filter(([style]) => numbered.has(style)).map(([, tag]) => tag);
  const ranks = [...new Set(tags.values())].sort();
  if (ranks.length < 2 || new Set(owners).size < owners.length) return null;
  return new Map([...tags].map(([style, tag]) => [style, ranks.indexOf(tag) + 1]));
}

/** `(一)>1.` where a run of the second style begins right below a heading of the first. */
function holdersOf(numbered: readonly Candidate[]): Set<string> {
  const holds = new Set<string>();
  numbered.forEach((head, i) => {
    const before = numbered[i - 1];
    if (before !== undefined && before.style !== head.style && (head.label?.number ?? 0) <= 1) {
      holds.add(`${before.style}>${head.style}`);
    }
  });
  return holds;
}

const DEPTH = ['1', '1.1', '1.1.1', '1.1.1.1'];

function isAbove(a: string, b: string, holds: ReadonlySet<string>): boolean {
  const [depthA, depthB] = [DEPTH.indexOf(a === '1.' ? '1' : a), DEPTH.indexOf(b === '1.' ? '1' : b)];
  if (depthB > 0 && depthA >= 0) return depthA < depthB;
  if (depthA > 0 && depthB >= 0) return false;
  return holds.has(`${a}>${b}`);
}

/** Headings without numbers: 引言 and 结语 stand beside the top level; others by their element. */
function placeUnnumbered(heads: readonly Candidate[], levels: Map<string, number>, depth: number): void {
  levels.set('named', 1);
  const elements = [
    ...new Set(heads.filter((head) => head.label === null && head.style !== 'named').map((head) => head.style)),
  ];
  elements.sort((a, b) => rankOf(a) - rankOf(b));
  let own = depth;
  for (const style of elements) {
    const sibling = heads.find((head) => head.label !== null && head.line.block.hints.tag === style);
    const first = heads.find((head) => head.style === style);
    const numberedBefore = heads.some((head) => head.label !== null && head.line.at < (first?.line.at ?? 0));
    if (sibling !== undefined) levels.set(style, levels.get(sibling.style) ?? 1);
    else if (depth > 0 && !numberedBefore) levels.set(style, 1);
    else {
      own += 1;
      levels.set(style, own);
    }
  }
}

function rankOf(style: string): number {
  return style === 'bold' ? 7 : Number(style.slice(1));
}
