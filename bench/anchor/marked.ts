/** A text whose every UTF-16 unit knows where it stood in the text the notes were made on; −1: it stood nowhere. */
export interface Marked {
  readonly text: string;
  readonly ids: Int32Array;
}

export function mark(text: string): Marked {
  return { text, ids: Int32Array.from({ length: text.length }, (_, i) => i) };
}

/** Builds a changed text piece by piece. */
export class Changed {
  readonly #parts: string[] = [];
  readonly #ids: number[] = [];
  readonly from: Marked;

  constructor(from: Marked) {
    this.from = from;
  }

  keep(start: number, end: number): void {
    this.#parts.push(this.from.text.slice(start, end));
    for (let i = start; i < end; i += 1) this.#ids.push(this.from.ids[i] as number);
  }

  /** Writes `text` where [start, end) stood: the units keep their places in proportion. */
  write(text: string, start: number, end: number): void {
    this.#parts.push(text);
    for (let i = 0; i < text.length; i += 1) {
      const at = start + Math.floor((i * (end - start)) / text.length);
      this.#ids.push(end > start ? (this.from.ids[at] as number) : -1);
    }
  }

  insert(text: string): void {
    this.#parts.push(text);
    for (let i = 0; i < text.length; i += 1) this.#ids.push(-1);
  }

  get marked(): Marked {
    return { text: this.#parts.join(''), ids: Int32Array.from(this.#ids) };
  }
}

/**
 * Where the units of [start, end) stand now: from the first to the last of them; null where fewer than half are left, or
 * where they were torn apart so that more lies between them than they are.
 */
export function survivors({ ids }: Marked, start: number, end: number): { start: number; end: number } | null {
  let first = -1;
  let last = -1;
  let count = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    if (id < start || id >= end) continue;
    if (first < 0) first = i;
    last = i;
    count += 1;
  }
  return count * 2 < end - start || last + 1 - first > 2 * count ? null : { start: first, end: last + 1 };
}
