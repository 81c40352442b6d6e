import { pairTable } from '../encoding/index.ts';

/** The commonest characters of Chinese, both scripts: some four of ten in any text. */
const COMMONEST =
  '的一是了我不在有这个上们来到中为和你大年国出会生时说地要就可以对后自家学过下多能子得里小然也人他她它着那之用于成方行所作分其好心看动本无法但想事些当没现前如理起还发进同老全开件定只把从使面见主果情日与新最高很因此将第这問請關係統設點業務書錯誤這個們來國說時會學對過後';

/** GBK's marks ，。、：！？（） as Big5 shows them. */
const MARKS = 'ㄛ﹝﹜ㄩㄐˋㄗㄘ';

const EVERYDAY = 1;
const ECHO = 2;
const OWN = 3;
const MARK = 4;
const LOST = 5;

let table: Uint8Array | null = null;

/** What each UTF-16 unit would be where it shows GBK as Big5; 0 for what shows no everyday character. */
function classTable(): Uint8Array {
  if (table) return table;
  const classes = new Uint8Array(0x10000);
  const { encode: gbk } = pairTable('gbk');
  const { encode, decode } = pairTable('big5');
  for (let lead = 0xb0; lead <= 0xd7; lead += 1) {
    for (let pair = (lead << 8) | 0xa1; pair <= ((lead << 8) | 0xfe) && pair <= 0xd7f9; pair += 1) {
      const unit = decode[pair] as number;
      if (encode[unit] === pair && unit >= 0x3400 && unit < 0xa000) classes[unit] = EVERYDAY;
    }
  }
  for (const char of COMMONEST) {
    const unit = char.charCodeAt(0);
    if (classes[unit] === EVERYDAY) classes[unit] = OWN;
  }
  for (const char of COMMONEST) {
    const unit = decode[gbk[char.charCodeAt(0)] as number] as number;
    if (classes[unit] === EVERYDAY) classes[unit] = ECHO;
  }
  for (const mark of MARKS) classes[mark.charCodeAt(0)] = MARK;
  classes[0xfffd] = LOST;
  table = classes;
  return classes;
}

/** The units that Big5 shows of GBK's commonest characters and of its marks. */
export function echoesOfGbk(): readonly number[] {
  const classes = classTable();
  const { encode: gbk } = pairTable('gbk');
  const { decode } = pairTable('big5');
  const shown = [...COMMONEST].map((char) => decode[gbk[char.charCodeAt(0)] as number] as number);
  return [...shown.filter((unit) => classes[unit] === ECHO), ...[...MARKS].map((mark) => mark.charCodeAt(0))];
}

/** Fewer everyday characters in a row, fewer of the commonest, and a smaller share of them are chance. */
const FEWEST = 4;
const FEWEST_ECHOES = 2;
/** One of so many. */
const LEAST_SHARE = 4;
/** So many everyday characters beside such a mark are enough. */
const FEWEST_BESIDE = 2;

/**
 * Whether a stretch of Chinese characters is GBK shown as Big5 by its bytes: every one an everyday character there, many of
 * them the commonest, and few as it stands.
 */
export function hasGbkInBig5(text: string): boolean {
  const classes = classTable();
  let everyday = 0;
  let echoes = 0;
  let own = 0;
  let marks = 0;
  let before = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const what = i < text.length ? (classes[text.charCodeAt(i)] as number) : 0;
    if (what === 0) {
      if (everyday >= FEWEST_BESIDE && own * 4 <= everyday) {
        if (marks > 0 && own === 0) return true;
        const isShare = echoes * LEAST_SHARE >= everyday && echoes > own;
        if (everyday >= FEWEST && echoes >= FEWEST_ECHOES && isShare) return true;
      }
      everyday = 0;
      echoes = 0;
      own = 0;
      marks = 0;
    } else if (what === MARK) {
      if (before > 0 && before < MARK) marks += 1;
    } else if (what !== LOST) {
      everyday += 1;
      if (what === ECHO) echoes += 1;
      else if (what === OWN) own += 1;
    }
    before = what;
  }
  return false;
}
