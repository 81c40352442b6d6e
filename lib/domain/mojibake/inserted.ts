import { type Edit, isHan } from '../text/index.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';

/** `人(people)民`: an English word in brackets inside a Chinese word. */
const ENGLISH = /(?<=[\u4e00-\u9fff])\(([a-z]{2,14}(?: [a-z]{2,14})?)\)(?=[\u4e00-\u9fff])/g;
const SYMBOL = /(?<=[\u4e00-\u9fff])([*#@^~_|&$■□◆◇●○★☆▲△※])(?=[\u4e00-\u9fff])/g;
/** How much likelier than by chance two characters must stand together (nats). */
const BOUND = 2.2;
const FEWEST_GLOSSES = 2;
const FEWEST_SYMBOLS = 4;

/** Edits that take out English glosses and symbols that stand inside words, on evidence over the block. UTF-16 offsets. */
export function planInserted(text: string, model: LanguageModel): Edit[] {
  const edits: Edit[] = [];
  if (text.includes('(')) {
    const glosses = [...text.matchAll(ENGLISH)];
    const inside = glosses.filter(({ index, 0: run }) => binding(text, index, index + run.length, model) > BOUND);
    if (inside.length >= FEWEST_GLOSSES && inside.length === glosses.length) {
      for (const { index, 0: run } of inside) edits.push(removal(index, run, 'gloss', `英文注释${run}插在词中`));
    }
  }
  const bySymbol = new Map<string, RegExpMatchArray[]>();
  for (const match of text.matchAll(SYMBOL)) {
    const list = bySymbol.get(match[0]);
    if (list) list.push(match);
    else bySymbol.set(match[0], [match]);
  }
  for (const [symbol, matches] of bySymbol) {
    const inside = matches.filter(({ index = 0 }) => binding(text, index, index + 1, model) > BOUND);
    if (inside.length < FEWEST_SYMBOLS || inside.length * 1.5 < matches.length) continue;
    for (const { index = 0 } of matches) {
      edits.push(removal(index, symbol, 'symbol', `符号“${symbol}”夹在词中，共${matches.length}处`));
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

function removal(start: number, run: string, fix: 'gloss' | 'symbol', evidence: string): Edit {
  return { start, end: start + run.length, replacement: '', fix, evidence };
}

/** How much likelier the character at `to` is behind those before `from` than at a beginning, in nats. */
export function binding(text: string, from: number, to: number, model: LanguageModel): number {
  const behind = costBehind(text, from, to, model);
  return model.cost(BOUNDARY, model.ids[text.charCodeAt(to)] as number) - behind;
}

/** What the character at `to` costs behind those before `from`, in nats. */
export function costBehind(text: string, from: number, to: number, model: LanguageModel): number {
  let node = BOUNDARY;
  let at = from;
  while (at > 0 && from - at < 3 && isHan(text.charCodeAt(at - 1))) at -= 1;
  for (; at < from; at += 1) {
    model.cost(node, model.ids[text.charCodeAt(at)] as number);
    node = model.next;
  }
  return model.cost(node, model.ids[text.charCodeAt(to)] as number);
}
