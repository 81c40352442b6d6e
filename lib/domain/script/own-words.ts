/**
 * Words that OpenCC's data has wrong or not at all for academic and bibliographic text. Where a word maps to itself it
 * is protected. `X` in both scripts: mirrors mix them.
 */
const PROTECTED_QIAN = [
  '乾安',
  '乾县',
  '乾縣',
  '乾隆',
  '乾坤',
  '乾陵',
  '乾元',
  '乾符',
  '乾封',
  '乾宁',
  '乾寧',
  '乾化',
  '乾祐',
  '乾德',
  '乾兴',
  '乾興',
  '乾道',
];
const PROTECTED_YU = ['於陵', '於菟', '樊於期', '於潜', '於潛'];

/** Rare characters that OpenCC lists apart (TSCharactersExt). */
const RARE: readonly (readonly [string, string])[] = [
  ['殢', '𣨼'],
  ['圞', '𪢮'],
  ['樠', '𣗊'],
];

export const OWN_WORDS: readonly (readonly [string, string])[] = [
  ...PROTECTED_QIAN.map((word): readonly [string, string] => [
    word,
    word.replace('縣', '县').replace('寧', '宁').replace('興', '兴'),
  ]),
  ...PROTECTED_YU.map((word): readonly [string, string] => [word, word.replace('潛', '潜')]),
  ...RARE,
  ['甚麼', '什么'],
  ['甚么', '什么'],
  ['於', '于'],
  ['覆盖', '覆盖'],
  ['覆蓋', '覆盖'],
  ['答覆', '答复'],
  ['回覆', '回复'],
];

/** Before 著: with these it is zhù, "to write; evident", and stays. */
export const BEFORE_ZHU: ReadonlySet<string> = new Set([
  ...'显顯卓昭编編原名专專论論译譯撰拙合巨遗遺新旧舊土所遺较較鸿鴻校参參主绝絕自共',
]);
/** Behind 著: with these it is zhù and stays. */
export const BEHIND_ZHU: ReadonlySet<string> = new Set([...'名作称稱录錄述者书書文']);
/** Words of one character before 著 that take 着 although the one behind would say otherwise: `執著`, `隨著名…` is not a word. */
export const ALWAYS_ZHE: ReadonlySet<string> = new Set([...'执執随隨沿本附穿接朝对對趁顺順凭憑跟活冒伴']);
