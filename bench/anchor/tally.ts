type Range = { readonly start: number; readonly end: number };
type Answer = Range | 'uncertain' | null;

/** Overlap (intersection over union) from which a place is right, and from which it is not yet wrong. */
const RIGHT = 0.8;
const PARTLY = 0.5;

class Cell {
  right = 0;
  partly = 0;
  wrong = 0;
  uncertain = 0;
  orphan = 0;

  get all(): number {
    return this.right + this.partly + this.wrong + this.uncertain + this.orphan;
  }
}

/** Counts answers by matcher, mutation and length of the quote. */
export class Tally {
  readonly #cells = new Map<string, Cell>();
  readonly #families: string[] = [];
  readonly #searches = new Map<string, number>();
  readonly #names: readonly string[];
  readonly #lengths: readonly number[];
  readonly #tellMisses: boolean;
  /** Families whose passages are gone: to give one up, or to ask, is right. */
  readonly #gone = new Set<string>();

  constructor(names: readonly string[], lengths: readonly number[], tellMisses: boolean) {
    this.#names = names;
    this.#lengths = lengths;
    this.#tellMisses = tellMisses;
  }

  add(name: string, family: string, length: number, answer: Answer, expected: Range | null, words: () => string): void {
    if (!this.#families.includes(family)) this.#families.push(family);
    // Half edited away at random is neither there nor gone; whole families of gone passages are.
    if (expected === null && !isDeletion(family)) return;
    if (expected === null) this.#gone.add(family);
    const outcome = judge(answer, expected);
    const cell = this.#cell(name, family, length);
    cell[outcome] += 1;
    if (this.#tellMisses && name === this.#names[0] && outcome !== 'right') {
      console.log(
        `${outcome}\t${family}\t${length}\t${JSON.stringify(words())}\t${JSON.stringify(answer)}\t${JSON.stringify(expected)}`,
      );
    }
  }

  searched(name: string, family: string, count: number): void {
    this.#searches.set(`${name}|${family}`, (this.#searches.get(`${name}|${family}`) ?? 0) + count);
  }

  #cell(name: string, family: string, length: number): Cell {
    const key = `${name}|${family}|${length}`;
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = new Cell();
      this.#cells.set(key, cell);
    }
    return cell;
  }

  #sum(name: string, families: readonly string[], lengths: readonly number[]): Cell {
    const sum = new Cell();
    for (const family of families) {
      for (const length of lengths) {
        const cell = this.#cells.get(`${name}|${family}|${length}`);
        if (!cell) continue;
        for (const key of ['right', 'partly', 'wrong', 'uncertain', 'orphan'] as const) sum[key] += cell[key];
      }
    }
    return sum;
  }

  print(): void {
    const kept = this.#families.filter((family) => !this.#gone.has(family));
    const gone = this.#families.filter((family) => this.#gone.has(family));
    console.log('By change (right / partly / wrong / uncertain / orphan, % of notes):');
    for (const family of this.#families) {
      console.log(`${family.padEnd(16)} ${this.#names.map((name) => this.#line(name, [family])).join(' | ')}`);
    }
    console.log(`\nColumns: ${this.#names.join(' | ')}`);
    console.log('\nBy length of the quote, passages that are still there:');
    for (const length of this.#lengths) {
      console.log(
        `${String(length).padEnd(16)} ${this.#names.map((name) => this.#line(name, kept, [length])).join(' | ')}`,
      );
    }
    console.log('By length of the quote, passages that are gone (right: given up or asked):');
    for (const length of this.#lengths) {
      console.log(
        `${String(length).padEnd(16)} ${this.#names.map((name) => this.#line(name, gone, [length])).join(' | ')}`,
      );
    }
    console.log('\nIn all:');
    const isScript = (family: string) => family.startsWith('M4') || family.startsWith('seed');
    const rows: [string, string[], number[]][] = [
      ['still there', kept, [...this.#lengths]],
      ['gone', gone, [...this.#lengths]],
      ['everything', this.#families, [...this.#lengths]],
      ['script, seed', kept.filter(isScript), [...this.#lengths]],
      [
        '10% edits, 8+',
        kept.filter((family) => family.startsWith('M1 10%')),
        this.#lengths.filter((length) => length >= 8),
      ],
    ];
    for (const [title, families, lengths] of rows) {
      console.log(`${title.padEnd(16)} ${this.#names.map((name) => this.#line(name, families, lengths)).join(' | ')}`);
    }
    const unchanged = this.#searches.get(`${this.#names[0]}|M0`);
    if (unchanged !== undefined) console.log(`Approximate searches on unchanged pages: ${unchanged}`);
  }

  #line(name: string, families: readonly string[], lengths: readonly number[] = this.#lengths): string {
    const cell = this.#sum(name, families, lengths);
    if (cell.all === 0) return '–'.padEnd(30);
    const percent = (count: number) => ((count * 100) / cell.all).toFixed(1).padStart(5);
    return [cell.right, cell.partly, cell.wrong, cell.uncertain, cell.orphan].map(percent).join('');
  }
}

function isDeletion(family: string): boolean {
  return /^(M2|M15|M5 misread|M5 half)/.test(family);
}

function judge(answer: Answer, expected: Range | null): keyof Omit<Cell, 'all'> {
  if (expected === null) return answer === null || answer === 'uncertain' ? 'right' : 'wrong';
  if (answer === null) return 'orphan';
  if (answer === 'uncertain') return 'uncertain';
  const overlap = Math.min(answer.end, expected.end) - Math.max(answer.start, expected.start);
  const union = Math.max(answer.end, expected.end) - Math.min(answer.start, expected.start);
  const share = Math.max(0, overlap) / union;
  if (share >= RIGHT) return 'right';
  return share >= PARTLY ? 'partly' : 'wrong';
}
