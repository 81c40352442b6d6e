import { re } from '../text/index.ts';

/** In which order a name of two full words stands: `Wang Shanshan` in GB/T 7714, `Jane Doe` in a Chicago note. */
export type Order = 'family-first' | 'given-first';

const INITIAL = String.raw`\p{Lu}(?:\.?-?\p{Lu}){0,2}\.?`;
/** `Miller Anna K.`, `MILLER A` and the other way round `Anna K. Miller`, `A. Miller`. */
const ENDS_IN_INITIAL = re`^\p{Lu}[\p{L}'’-]+ (?:.{1,40} )?${INITIAL}$`;
const ENDS_IN_NAME = re`^(?:\p{L}[\p{L}'’-]{1,20} ){0,2}${INITIAL} (?:.{1,30} )?\p{Lu}[\p{L}'’-]{2,}$`;

/** The order of a whole list: where one of its names shows it by an initial, the others stand the same way. */
export function orderOfList(names: readonly string[]): Order | null {
  const spelt = names.filter(isSpeltInCapitals);
  const family = spelt.length > 0 || names.some((name) => ENDS_IN_INITIAL.test(name));
  const given = names.some((name) => !spelt.includes(name) && ENDS_IN_NAME.test(name));
  if (family !== given) return family ? 'family-first' : 'given-first';
  return family ? null : toldOrder(names);
}

/** What the names of two words tell that tell anything, where they all tell the same. */
function toldOrder(names: readonly string[]): Order | null {
  const told = new Set(
    names.map((name) => name.split(' ')).map((words) => (words.length === 2 ? orderOfTwo(words) : null)),
  );
  told.delete(null);
  const [order, other] = told;
  return names.length > 1 && order && other === undefined ? order : null;
}

const SURNAMES = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang han ' +
    'feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lü lu ding ren shen yao cui zhong ' +
    'tan fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou long duan lei tao shao qian wan yan wen niu ' +
    'kong mao hao gu gong qi ou pang ni zhuang nie zhai xing an qu hua'
  ).split(' '),
);
const PINYIN =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?an|[iu]?ang|i?ao|[iu]?a|uai|e[in]?|eng|er|i[enu]?|ing|iong|ong?|ou|u[in]?|ue|uo|ü[en]?)){2}$/i;
const SYLLABLES = new RegExp(PINYIN.source.replace('{2}$', '{1,2}$'), 'i');

/** `LI Shiqing`: a Chinese surname in capitals, which are no initials. */
function isSpeltInCapitals(name: string): boolean {
  const [first = '', last = '', ...more] = name.split(' ');
  return (
    more.length === 0 &&
    first.length > 1 &&
    first === first.toUpperCase() &&
    SURNAMES.has(first.toLowerCase()) &&
    last !== last.toUpperCase() &&
    SYLLABLES.test(last.replace(/['’-]/g, ''))
  );
}

const GIVEN = new Set(
  (
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark ' +
    'paul steven andrew george kenneth edward brian peter frank stephen eric henry jack alan martin hans jean ' +
    'pierre mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy margaret emily anna anne ' +
    'laura julia alice helen catherine maria jane'
  ).split(' '),
);

/** What the two words themselves tell: a Chinese surname beside a given name of two syllables, a common first name. */
export function orderOfTwo([first = '', last = '']: readonly string[]): Order | null {
  const [a, b] = [first.toLowerCase(), last.toLowerCase()];
  const two = (word: string) => PINYIN.test(word.replace(/['’-]/g, ''));
  if (SURNAMES.has(a) && !SURNAMES.has(b) && two(b)) return 'family-first';
  if (SURNAMES.has(b) && !SURNAMES.has(a) && two(a)) return 'given-first';
  if (GIVEN.has(a) !== GIVEN.has(b)) return GIVEN.has(a) ? 'given-first' : 'family-first';
  return null;
}
