import { Converter } from 'opencc-js/t2cn';
import { type ConversionOptions, convertBlocks } from './plan-conversion.ts';

export type OpenccConfig = 't2s' | 'tw2s' | 'tw2sp' | 'hk2s';

const FROM = { t2s: 't', tw2s: 'tw', tw2sp: 'twp', hk2s: 'hk' } as const;
const converters = new Map<OpenccConfig, (text: string) => string>();

/** OpenCC's extension list (TSCharactersExt), which opencc-js leaves out because fonts lack the characters. */
const RARE: Readonly<Record<string, string>> = { 殢: '𣨼', 圞: '𪢮', 樠: '𣗊' };

/**
 * Converts a text. With a configuration: as OpenCC does, whatever the text. `auto`: as `planConversion` does, only
 * what is Traditional, and as the options say.
 */
export function convertText(text: string, config: OpenccConfig | 'auto', options: ConversionOptions = {}): string {
  if (config === 'auto') return convertBlocks([text], options)[0]?.text ?? text;
  let convert = converters.get(config);
  if (!convert) {
    convert = Converter({ from: FROM[config], to: 'cn' });
    converters.set(config, convert);
  }
  return convert(text).replace(/[殢圞樠]/g, (char) => RARE[char] ?? char);
}
