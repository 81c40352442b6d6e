import { Locale } from 'opencc-js/t2cn';

/** A dictionary group as opencc-js ships it: strings `from to|from to|…`, earlier ones win. */
type DictGroup = readonly (string | readonly (readonly [string, string])[])[];

interface OpenccConfigData {
  readonly normalizationChain?: readonly DictGroup[];
  readonly segmentation?: DictGroup;
  readonly conversionChain: readonly DictGroup[];
}

/** opencc-js exports its configurations at run time, but its types do not mention them. */
const configs = (Locale as unknown as { readonly configs: Readonly<Record<string, OpenccConfigData>> }).configs;

/** Told of the pairs of a dictionary: those of one UTF-16 unit each by numbers, all others as they stand. */
export interface PairReader {
  units(from: number, to: number): void;
  words(from: string, to: string): void;
}

const GAP = 0x20;
const BAR = 0x7c;

/**
 * Reads the pairs of one dictionary group, in the order of the data. Nothing is made of pairs of single units, thousands as
 * they are: the first page waits for this.
 */
function readGroup(group: DictGroup, reader: PairReader): void {
  for (const dict of group) {
    if (typeof dict !== 'string') {
      for (const [from, to] of dict) readPair(from, to, reader);
      continue;
    }
    for (let at = 0; at < dict.length; ) {
      const isShort = dict.charCodeAt(at + 1) === GAP && (at + 3 === dict.length || dict.charCodeAt(at + 3) === BAR);
      if (isShort) {
        reader.units(dict.charCodeAt(at), dict.charCodeAt(at + 2));
        at += 4;
        continue;
      }
      const gap = dict.indexOf(' ', at);
      const bar = dict.indexOf('|', gap);
      const end = bar < 0 ? dict.length : bar;
      reader.words(dict.slice(at, gap), dict.slice(gap + 1, end));
      at = end + 1;
    }
  }
}

/** Gives one pair to a reader. */
export function readPair(from: string, to: string, reader: PairReader): void {
  if (from.length === 1 && to.length === 1) reader.units(from.charCodeAt(0), to.charCodeAt(0));
  else reader.words(from, to);
}

/** Traditional → Simplified: OpenCC's TSPhrases and TSCharacters (Apache-2.0). */
export function readTraditional(reader: PairReader): void {
  readGroup((configs.t2s as OpenccConfigData).conversionChain[0] ?? [], reader);
}

/** OpenCC's compatibility ideographs and the characters they stand for. */
export function readCompatibility(reader: PairReader): void {
  readGroup((configs.t2s as OpenccConfigData).normalizationChain?.[0] ?? [], reader);
}

/** Forms of Taiwan and Hong Kong → OpenCC's Traditional: TWVariants and HKVariants with their phrases, reversed. */
export function readRegionalForms(reader: PairReader): void {
  for (const name of ['tw2s', 'hk2s']) readGroup((configs[name] as OpenccConfigData).conversionChain[0] ?? [], reader);
}
