import { parseReference } from '../../lib/domain/citation/index.ts';
import { compare, FIELDS, type Field } from './gold-compare.ts';
import { type Entry, entriesOf, type SetName, stylesOf } from './gold-entries.ts';
import { goldFolder } from './gold-folder.ts';
import { VARIANTS } from './gold-variants.ts';

/** Half of the items the parser was made by (odd places in the file), and the half that was only measured. */
const HALVES = ['seen', 'unseen'] as const;

class Tally {
  private readonly right = new Map<Field, number>();
  private readonly all = new Map<Field, number>();
  entries = 0;

  add(field: Field, right: boolean): void {
    this.all.set(field, (this.all.get(field) ?? 0) + 1);
    if (right) this.right.set(field, (this.right.get(field) ?? 0) + 1);
  }

  cells(): string[] {
    return FIELDS.map((field) => {
      const all = this.all.get(field) ?? 0;
      return all === 0 ? '–' : ((100 * (this.right.get(field) ?? 0)) / all).toFixed(1);
    });
  }
}

/** Prints a row for every style and one for every way of punctuating. */
export function main(args: readonly string[]): void {
  const folder = goldFolder('lib/data/items');
  if (folder === null) {
    console.log('references: skipped: no data');
    return;
  }
  const option = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const errors = args.includes('--errors') ? 'all' : option('errors');
  const wantedStyle = option('style');
  const sets = (option('set')?.split(',') ?? ['gbt7714']) as SetName[];
  const variants = Object.entries(VARIANTS).filter(([name]) => !option('variant') || name === option('variant'));
  const styles = stylesOf(folder, wantedStyle ? new RegExp(wantedStyle) : /^GB-T-7714/);
  console.log(`| set, style or variant | half | n | ${FIELDS.join(' | ')} |`);
  console.log(`|${'-|'.repeat(FIELDS.length + 3)}`);
  const sums = args.includes('--sums');
  for (const set of sets) tableOf(set, styles, variants, folder, sums, errors);
  if (wantedStyle || option('set')) return;
  // Forms without type marks, each on the references that were made for it.
  for (const [set, style] of UNMARKED) tableOf(set, [style], variants.slice(0, 1), folder, false, errors);
}

/** The edition of 1987 and the house styles of the humanities and of law. */
const UNMARKED: readonly (readonly [SetName, string])[] = [
  ['gbt7714', 'GB-T-7714—1987（顺序编码，双语）'],
  ['social-sciences-in-china', '中国社会科学'],
  ['social-sciences-in-china', '世界历史'],
  ['social-sciences-in-china', '文学评论'],
  ['social-sciences-in-china', '清华大学（人文社科）'],
  ['social-sciences-in-china', '臺大中文學報'],
  ['social-sciences-in-china', '法学引注手册（多语言）'],
  ['manual-of-legal-citation', '法学引注手册（多语言）'],
  ['manual-of-legal-citation', '中国社会科学'],
  ['gbt7714', '中国社会科学'],
  ['gbt7714', '兽类学报'],
  ['gbt7714', '林业科学'],
  ['gbt7714', '管理世界'],
  ['gbt7714', '心理学报'],
];

type Variant = readonly [string, (text: string) => string];

function tableOf(
  set: SetName,
  styles: readonly string[],
  variants: readonly Variant[],
  folder: string,
  sums: boolean,
  errors?: string,
) {
  const byVariant = new Map<string, Tally>();
  // The edition of 1987 knew no type marks: a row of its own, no part of the sums.
  for (const style of styles) {
    const byHalf = new Map<string, Tally>();
    for (const entry of entriesOf(folder, style, set))
      for (const [name, change] of variants) {
        const half = HALVES[entry.index % 2 === 1 ? 0 : 1];
        const tallies = /1987/.test(style)
          ? []
          : [tallyOf(byVariant, `${name}\t${half}`), tallyOf(byVariant, `all\t${half}`)];
        if (name === variants[0]?.[0]) tallies.push(tallyOf(byHalf, half));
        judge(entry, change(entry.text), tallies, half === 'seen' ? errors : undefined);
      }
    if (sums) continue;
    for (const half of HALVES) row(`${set}: ${style}`, half, byHalf.get(half));
  }
  if (styles.length > 1 || variants.length > 1)
    for (const [key, tally] of byVariant) {
      const [name, half] = key.split('\t') as [string, string];
      row(`${set}: ${name === 'all' ? 'ALL' : `variant ${name}`}`, half, tally);
    }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? new Tally();
  tallies.set(key, known);
  return known;
}

function judge(entry: Entry, text: string, tallies: readonly Tally[], errors?: string): void {
  for (const tally of tallies) tally.entries += 1;
  for (const { field, right, wanted, got } of compare(entry.text, entry.item, parseReference(text))) {
    for (const tally of tallies) tally.add(field, right);
    if (!right && errors && (errors === 'all' || errors.split(',').includes(field)))
      console.log(`  ${entry.index} ${field}: wanted «${wanted}» got «${got}»\n      ${text}`);
  }
}

function row(name: string, half: string, tally: Tally | undefined): void {
  if (tally) console.log(`| ${name} | ${half} | ${tally.entries} | ${tally.cells().join(' | ')} |`);
}
