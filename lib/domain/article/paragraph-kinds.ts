import type { Line } from './line.ts';
import type { Paragraph } from './types.ts';

/** What a line is when it is no running prose. */
export type LineKind = Pick<Paragraph, 'kind' | 'cell' | 'ordered'>;

const CAPTION =
  /^(?:续?[图表]|附[图表]|照片|插图|Fig(?:ure)?\.?|Table|Tab\.)\s*(?:\d{1,3}(?:[-–.]\d{1,3})?|[一二三四五六七八九十]{1,3})(?:\s*\(?[a-z续]\)?)?(?:[\s:.、:]|$)/i;
const QUOTING = /^(?:quote|blockquote|quotation|yinwen|yinyong|citation-block|duanyin)$/i;
/** What an equation has. */
const EQUALS = /[=≈≤≥<>∝≡→∑∫]/;
const NUMBERED = /\(\s*\d{1,3}(?:[-–.]\d{1,3})?\s*\)\s*$/;
const LEAST_VERSE = 2;
const LONGEST_VERSE = 72;
const LONGEST_CELL = 300;
const MEAN_CELL = 60;
const LONGEST_CAPTION = 160;

/** The kinds of the body's lines, by their place; running prose has none. Linear in the text. */
export function lineKinds(body: readonly Line[]): Map<number, LineKind> {
  const kinds = new Map<number, LineKind>();
  const tables = dataTables(body);
  for (const line of body) {
    const { cell } = line.block.hints;
    const kind =
      cell && tables.has(cell.table)
        ? ({ kind: 'cell', cell } as const)
        : (captionOf(line) ?? formulaOf(line) ?? markedOf(line));
    if (kind) kinds.set(line.at, kind);
  }
  markVerse(body, kinds);
  return kinds;
}

/** Tables that hold data: rows and columns of short cells. Others only lay a page out. */
function dataTables(body: readonly Line[]): Set<number> {
  interface Size {
    cells: number;
    length: number;
    longest: number;
    rows: Set<number>;
    columns: Set<number>;
    sentences: number;
    heads: number;
  }
  const sizes = new Map<number, Size>();
  for (const { block, text } of body) {
    const { cell } = block.hints;
    if (!cell) continue;
    const size = sizes.get(cell.table) ?? {
      cells: 0,
      length: 0,
      longest: 0,
      rows: new Set(),
      columns: new Set(),
      sentences: 0,
      heads: 0,
    };
    size.cells += 1;
    size.length += text.length;
    size.longest = Math.max(size.longest, text.length);
    if (/。\s*$/.test(text)) size.sentences += 1;
    if (cell.head) size.heads += 1;
    size.rows.add(cell.row);
    size.columns.add(cell.column);
    sizes.set(cell.table, size);
  }
  const found = new Set<number>();
  // Cells of whole sentences lay a page out, unless they stand under a head.
  for (const [table, { cells, length, longest, rows, columns, sentences, heads }] of sizes)
    if (
      (heads > 1 || sentences * 3 < cells) &&
      rows.size >= 2 &&
      columns.size >= 2 &&
      longest <= LONGEST_CELL &&
      length <= MEAN_CELL * cells
    )
      found.add(table);
  return found;
}

function captionOf({ block, text }: Line): LineKind | null {
  if (text.length > LONGEST_CAPTION) return null;
  if (/^(?:figcaption|caption)$/.test(block.hints.tag)) return { kind: 'caption' };
  // `图1显示,…。` is a sentence that speaks of the figure.
  return CAPTION.test(text) && !/[。;]/.test(text.replace(/[。]\s*$/, '')) && !/,.*。\s*$/.test(text)
    ? { kind: 'caption' }
    : null;
}

/** Nothing but signs, letters and numbers with an equation among them; or words in an equation that has a number. */
function formulaOf({ text, han }: Line): LineKind | null {
  if (text.length > 300 || han > 24 || !EQUALS.test(text)) return null;
  if (han === 0) return text.includes('。') || !/[A-Za-zα-ωΑ-Ω\d]/.test(text) ? null : { kind: 'formula' };
  // `总产出 = 劳动 + 资本 (3)`
  const bare = text.replace(NUMBERED, '');
  return bare.length < text.length && text.length <= 80 && !/[,。]/.test(bare) ? { kind: 'formula' } : null;
}

function markedOf({ block }: Line): LineKind | null {
  const { tag, ancestors, names } = block.hints;
  if (tag === 'blockquote' || ancestors.includes('blockquote') || names.slice(0, 2).some((name) => QUOTING.test(name)))
    return { kind: 'quote' };
  if (tag === 'li') return { kind: 'item', ordered: ancestors[0] === 'ol' };
  return null;
}

/** Lines of verse: two and more in a row, each of clauses of 4, 5 or 7 characters, or in an element that says so. */
function markVerse(body: readonly Line[], kinds: Map<number, LineKind>): void {
  let run: Line[] = [];
  const close = () => {
    if (run.length >= LEAST_VERSE && isVerse(run)) for (const line of run) kinds.set(line.at, { kind: 'verse' });
    run = [];
  };
  for (const line of body) {
    const kind = kinds.get(line.at)?.kind;
    const free = kind === undefined || kind === 'quote';
    if (free && line.text.length <= LONGEST_VERSE && isVerseLine(line) && line.block.hints.tag[0] !== 'h')
      run.push(line);
    else close();
  }
  close();
}

/** Nothing but clauses of 4, 5 or 7 characters. */
function isVerseLine({ text, han }: Line): boolean {
  const clauses = clausesOf(text);
  const length = clauses.reduce((sum, clause) => sum + clause.length, 0);
  return length === han && clauses.every((clause) => clause.length === 4 || clause.length === 5 || clause.length === 7);
}

function clausesOf(text: string): string[] {
  return text.split(/[,、。;!?\s]/).filter((clause) => clause !== '');
}

/** Verse keeps to one length of clause and ends its lines with marks; of four characters it takes more lines to tell. */
function isVerse(run: readonly Line[]): boolean {
  if (
    run.some((line) =>
      line.block.hints.names.slice(0, 2).some((name) => /^(?:poem|verse|shi|shici|poetry)$/i.test(name)),
    )
  )
    return true;
  if (!run.every((line) => /[,。;!?]\s*$/.test(line.text)) || !/[。!?]\s*$/.test(run[run.length - 1]?.text ?? ''))
    return false;
  const clauses = run.flatMap((line) => clausesOf(line.text));
  const length = clauses[0]?.length ?? 0;
  return clauses.length >= (length === 4 ? 6 : 2) && clauses.every((clause) => clause.length === length);
}
