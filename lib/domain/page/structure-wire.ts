import type { ArticleStructure, Note, Paragraph, ParagraphKind, Section, Span } from '../article/index.ts';

/**
 * A structure as it is sent: sections and notes are one list of numbers, read in the order it was written, and the words in
 * them. A long page has ten thousand stretches of text, which as objects take longer to read than all else of it.
 */
export interface PackedStructure extends Omit<ArticleStructure, 'sections' | 'notes' | 'references'> {
  readonly numbers: readonly number[];
  /** Labels, titles and markers, each once. */
  readonly words: readonly string[];
  /** The words of the notes and references, one after the other. */
  readonly texts: readonly string[];
}

const KINDS: readonly (ParagraphKind | undefined)[] = [
  undefined,
  'cell',
  'caption',
  'quote',
  'formula',
  'item',
  'verse',
];
/** Bits beside the kind of a paragraph. */
const HAS = { cell: 8, order: 16, ordered: 32 } as const;

/** A structure in the form it is sent in. `unpackStructure` gives an equal one back. */
export function packStructure({ sections, notes, references, ...rest }: ArticleStructure): PackedStructure {
  const numbers: number[] = [];
  const words: string[] = [];
  const texts: string[] = [];
  const known = new Map<string, number>();
  const word = (text: string): number => {
    const at = known.get(text) ?? words.push(text) - 1;
    known.set(text, at);
    return at;
  };
  const put = ({ block, start, end }: Span) => numbers.push(block, start, end);
  const putAll = (spans: readonly Span[]) => {
    numbers.push(spans.length);
    for (const span of spans) put(span);
  };
  const putNotes = (list: readonly Note[]) => {
    numbers.push(list.length);
    for (const { marker, text, spans, marks, placed, again, mentions } of list) {
      texts.push(text);
      numbers.push(word(marker), placed === 'inline' ? 1 : 0, again === undefined ? 0 : again + 1, mentions ? 1 : 0);
      putAll(spans);
      putAll(marks);
      if (mentions) putAll(mentions);
    }
  };
  numbers.push(sections.length);
  for (const { level, label, title, runIn, heading, paragraphs } of sections) {
    numbers.push(level, word(label), word(title), (runIn ? 1 : 0) + (heading ? 2 : 0), paragraphs.length);
    if (heading) put(heading);
    for (const { kind, cell, ordered, spans } of paragraphs) {
      const order = ordered === undefined ? 0 : HAS.order + (ordered ? HAS.ordered : 0);
      numbers.push(KINDS.indexOf(kind) + (cell ? HAS.cell : 0) + order);
      if (cell) numbers.push(cell.table, cell.row, cell.column, cell.head ? 1 : 0);
      putAll(spans);
    }
  }
  putNotes(notes);
  putNotes(references);
  return { ...rest, numbers, words, texts };
}

/** The structure again. */
export function unpackStructure({ numbers, words, texts, ...rest }: PackedStructure): ArticleStructure {
  let at = 0;
  let text = 0;
  const next = (): number => numbers[at++] as number;
  const take = (): Span => ({ block: next(), start: next(), end: next() });
  const takeAll = <T>(one: () => T): T[] => {
    const list: T[] = [];
    for (let left = next(); left > 0; left -= 1) list.push(one());
    return list;
  };
  const takeParagraph = (): Paragraph => {
    const bits = next();
    const kind = KINDS[bits & 7];
    const cell = bits & HAS.cell ? { table: next(), row: next(), column: next(), head: next() === 1 } : undefined;
    const ordered = bits & HAS.order ? (bits & HAS.ordered) !== 0 : undefined;
    const spans = takeAll(take);
    if (bits === 0) return { spans };
    return { spans, ...(kind && { kind }), ...(cell && { cell }), ...(ordered !== undefined && { ordered }) };
  };
  const takeSection = (): Section => {
    const level = next();
    const label = words[next()] as string;
    const title = words[next()] as string;
    const bits = next();
    const count = next();
    const heading = bits & 2 ? take() : null;
    const paragraphs: Paragraph[] = [];
    for (let left = count; left > 0; left -= 1) paragraphs.push(takeParagraph());
    return { level, label, title, runIn: (bits & 1) === 1, heading, paragraphs };
  };
  const takeNote = (): Note => {
    const marker = words[next()] as string;
    const placed = next() === 1 ? 'inline' : 'list';
    const again = next();
    const hasMentions = next() === 1;
    const spans = takeAll(take);
    const marks = takeAll(take);
    const own = { marker, text: texts[text++] as string, spans, marks, placed } as const;
    if (again === 0 && !hasMentions) return own;
    return { ...own, ...(again > 0 && { again: again - 1 }), ...(hasMentions && { mentions: takeAll(take) }) };
  };
  return { ...rest, sections: takeAll(takeSection), notes: takeAll(takeNote), references: takeAll(takeNote) };
}
