import type { Edit, FixKind } from './edits.ts';

/**
 * Edits of many blocks as flat lists, the form in which they are sent from one process to another: a page has
 * thousands, and most share their kind and their evidence.
 */
export interface EditTable {
  /** Five numbers an edit: block, start, end (UTF-16, into the block), and the positions in `words` of kind and evidence. */
  readonly numbers: readonly number[];
  /** One replacement an edit. */
  readonly replacements: readonly string[];
  /** Kinds and evidence, each once. */
  readonly words: readonly string[];
}

const WIDTH = 5;

/** Edits by block as a table. */
export function packEdits(blocks: readonly (readonly Edit[])[]): EditTable {
  const numbers: number[] = [];
  const replacements: string[] = [];
  const words: string[] = [];
  const known = new Map<string, number>();
  const word = (text: string): number => {
    let at = known.get(text);
    if (at === undefined) {
      at = words.push(text) - 1;
      known.set(text, at);
    }
    return at;
  };
  blocks.forEach((edits, block) => {
    for (const { start, end, replacement, fix, evidence } of edits) {
      numbers.push(block, start, end, word(fix), word(evidence));
      replacements.push(replacement);
    }
  });
  return { numbers, replacements, words };
}

/** The edits of each of `blocks` blocks; throws RangeError on a table that speaks of others. */
export function unpackEdits({ numbers, replacements, words }: EditTable, blocks: number): readonly (readonly Edit[])[] {
  const none: readonly Edit[] = [];
  const lists: (readonly Edit[])[] = new Array<readonly Edit[]>(blocks).fill(none);
  let block = -1;
  let list: Edit[] = [];
  replacements.forEach((replacement, i) => {
    const at = i * WIDTH;
    const own = numbers[at] as number;
    if (own !== block) {
      if (!(own > block && own < blocks)) throw new RangeError(`no block ${own}`);
      block = own;
      list = [];
      lists[own] = list;
    }
    list.push({
      start: numbers[at + 1] as number,
      end: numbers[at + 2] as number,
      replacement,
      fix: words[numbers[at + 3] as number] as FixKind,
      evidence: words[numbers[at + 4] as number] as string,
    });
  });
  return lists;
}
