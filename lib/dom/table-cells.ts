import type { Cell } from '../domain/article/index.ts';

/** Most columns a cell may claim; what is beyond is a broken page. */
const WIDEST = 100;

interface Table {
  readonly number: number;
  rows: number;
  /** How many rows further down a cell above still takes a column. */
  readonly taken: number[];
}

/** Where cells stand in their tables, asked in document order; each row is walked once. */
export class TableCells {
  readonly #tables = new Map<Element, Table>();
  readonly #cells = new Map<Element, Cell>();

  /** The cell a block element is or stands in; undefined outside of tables. */
  of(element: Element, body: Element): Cell | undefined {
    for (let at: Element | null = element; at && at !== body; at = at.parentElement) {
      if (at.localName !== 'td' && at.localName !== 'th') continue;
      const known = this.#cells.get(at);
      if (known) return known;
      const row = at.parentElement;
      const table = row?.closest('table');
      if (row?.localName !== 'tr' || !table) return undefined;
      this.#number(row, this.#table(table));
      return this.#cells.get(at);
    }
    return undefined;
  }

  #table(element: Element): Table {
    let table = this.#tables.get(element);
    if (!table) {
      table = { number: this.#tables.size, rows: 0, taken: [] };
      this.#tables.set(element, table);
    }
    return table;
  }

  #number(tr: Element, table: Table): void {
    const inHead = tr.parentElement?.localName === 'thead';
    const row = table.rows;
    table.rows += 1;
    let column = 0;
    const below: [number, number][] = [];
    for (const cell of Array.from(tr.children)) {
      if (cell.localName !== 'td' && cell.localName !== 'th') continue;
      while ((table.taken[column] ?? 0) > 0 && column < WIDEST) column += 1;
      this.#cells.set(cell, { table: table.number, row, column, head: inHead || cell.localName === 'th' });
      const wide = spanOf(cell, 'colspan');
      const high = spanOf(cell, 'rowspan');
      for (let i = 0; i < wide; i += 1) if (high > 1) below.push([column + i, high]);
      column += wide;
    }
    for (const [at, rows] of table.taken.entries()) if (rows > 0) table.taken[at] = rows - 1;
    for (const [at, rows] of below) table.taken[at] = rows - 1;
  }
}

function spanOf(cell: Element, name: string): number {
  const value = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return value > 0 ? Math.min(value, WIDEST) : 1;
}
