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

/** The pairs of one dictionary group, in the order of the data. */
export function entriesOf(group: DictGroup): (readonly [string, string])[] {
  return group.flatMap((dict) =>
    typeof dict === 'string'
      ? dict.split('|').map((entry): readonly [string, string] => {
          const gap = entry.indexOf(' ');
          return [entry.slice(0, gap), entry.slice(gap + 1)];
        })
      : dict,
  );
}

/** Traditional → Simplified: OpenCC's TSPhrases and TSCharacters (Apache-2.0), and its compatibility ideographs. */
export function traditionalToSimplified(): {
  readonly words: readonly (readonly [string, string])[];
  readonly compatibility: readonly (readonly [string, string])[];
} {
  const { normalizationChain, conversionChain } = configs.t2s as OpenccConfigData;
  return {
    words: entriesOf(conversionChain[0] ?? []),
    compatibility: entriesOf(normalizationChain?.[0] ?? []),
  };
}

/** Forms of Taiwan and Hong Kong → OpenCC's Traditional: TWVariants and HKVariants with their phrases, reversed. */
export function regionalForms(): readonly (readonly [string, string])[] {
  return ['tw2s', 'hk2s'].flatMap((name) => entriesOf((configs[name] as OpenccConfigData).conversionChain[0] ?? []));
}
