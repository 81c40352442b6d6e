import { Converter } from 'opencc-js';
import { Changed, type Marked, mark } from './marked.ts';
import type { Random } from './random.ts';

type Range = { readonly start: number; readonly end: number };
/** A change of the page between the note and the next visit. `quote`: of the note, where the change is about it. */
export type Mutation = (text: string, random: Random, quote: Range, other: string) => Marked;

export interface Family {
  readonly id: string;
  readonly name: string;
  readonly mutate: Mutation;
  /** The change is made anew for every note. */
  readonly perNote?: boolean;
  /** The note is made on this form of the text, and the page seen as it was. */
  readonly reversed?: boolean;
}

const SENTENCE = /[^。！？!?\n.;；]*[。！？!?\n.;；]+/g;
const AD = '相关阅读：点击下载本文全文（PDF格式），更多同类论文请访问本站首页，注册会员可免费查看近三年文献。';

function sentences(text: string): Range[] {
  const found = [...text.matchAll(SENTENCE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const last = found.at(-1)?.end ?? 0;
  return last < text.length ? [...found, { start: last, end: text.length }] : found;
}

function paragraphs(text: string): Range[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const range = { start: at, end: at + line.length };
    at += line.length + 1;
    return range;
  });
}

/** Substitutions, insertions and deletions in equal parts; letters come from the text itself. */
function edits(from: Marked, rate: number, random: Random, within: (at: number) => boolean): Marked {
  const { text } = from;
  const out = new Changed(from);
  const letter = () => text[random.below(text.length)] as string;
  for (let at = 0; at < text.length; at += 1) {
    if (!within(at) || random.next() >= rate) {
      out.keep(at, at + 1);
      continue;
    }
    const kind = random.below(3);
    if (kind === 0) out.insert(letter());
    else if (kind === 1) {
      out.keep(at, at + 1);
      out.insert(letter());
    }
  }
  return out.marked;
}

const everywhere = () => true;

function remove(from: Marked, ranges: readonly Range[]): Marked {
  const out = new Changed(from);
  let at = 0;
  for (const { start, end } of ranges) {
    out.keep(at, start);
    at = end;
  }
  out.keep(at, from.text.length);
  return out.marked;
}

/** Puts what `make` gives behind some of the ranges. */
function insertBehind(text: string, ranges: readonly Range[], make: (i: number) => string | null): Marked {
  const out = new Changed(mark(text));
  let at = 0;
  ranges.forEach(({ end }, i) => {
    out.keep(at, end);
    at = end;
    const added = make(i);
    if (added !== null) out.insert(added);
  });
  out.keep(at, text.length);
  return out.marked;
}

/** Rewrites every match of a pattern. */
function rewrite(text: string, pattern: RegExp, make: (match: string) => string): Marked {
  const out = new Changed(mark(text));
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    out.keep(at, match.index);
    at = match.index + match[0].length;
    out.write(make(match[0]), match.index, at);
  }
  out.keep(at, text.length);
  return out.marked;
}

type OpenccTarget = 't' | 'tw' | 'twp' | 'hk';
/** opencc-js by clauses, so that a change of length stays where it is. */
function converted(to: OpenccTarget): Mutation {
  const convert = Converter({ from: 'cn', to });
  return (text) => rewrite(text, /[^，。；：、！？\n,.;:!?]+/g, convert);
}

const deletedSentences = (text: string, { start, end }: Range) =>
  sentences(text).filter((one) => one.start < end && one.end > start);
const deletedParagraphs = (text: string, { start, end }: Range) =>
  paragraphs(text)
    .filter((one) => one.start < end && one.end > start)
    .map((one) => ({ start: one.start, end: Math.min(text.length, one.end + 1) }));

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

const M1: Family[] = [0.02, 0.05, 0.1, 0.25, 0.4].flatMap((rate): Family[] => {
  const id = `M1 ${rate * 100}%`;
  return [
    { id, name: 'edits everywhere', mutate: (text, random) => edits(mark(text), rate, random, everywhere) },
    {
      id: `${id} quote`,
      name: 'edits in the quote',
      perNote: true,
      mutate: (text, random, { start, end }) => edits(mark(text), rate, random, (at) => at >= start && at < end),
    },
    {
      id: `${id} context`,
      name: 'edits around the quote',
      perNote: true,
      mutate: (text, random, { start, end }) => edits(mark(text), rate, random, (at) => at < start || at >= end),
    },
  ];
});

const M2: Family[] = [
  {
    id: 'M2 sentence',
    name: 'sentence deleted',
    perNote: true,
    mutate: (text, _random, quote) => remove(mark(text), deletedSentences(text, quote)),
  },
  {
    id: 'M2 paragraph',
    name: 'paragraph deleted',
    perNote: true,
    mutate: (text, _random, quote) => remove(mark(text), deletedParagraphs(text, quote)),
  },
  {
    id: 'M2 quote',
    name: 'the quote alone deleted',
    perNote: true,
    mutate: (text, _random, quote) => remove(mark(text), [quote]),
  },
  {
    id: 'M2 similar',
    name: 'sentence deleted, one like it (30 % edits) elsewhere',
    perNote: true,
    mutate: (text, random, quote) => {
      const gone = deletedSentences(text, quote);
      const left = remove(mark(text), gone);
      const words = gone.map(({ start, end }) => text.slice(start, end)).join('');
      const like = edits(mark(words), 0.3, random, everywhere).text;
      const places = sentences(left.text);
      const place = places[random.below(places.length)]?.end ?? 0;
      const out = new Changed(left);
      out.keep(0, place);
      out.insert(like);
      out.keep(place, left.text.length);
      return out.marked;
    },
  },
];

const M4: Family[] = (['t', 'tw', 'twp', 'hk'] as const).flatMap((to): Family[] => [
  { id: `M4 s2${to}`, name: 'made in Simplified, seen in Traditional', mutate: converted(to) },
  { id: `M4 ${to}2s`, name: 'made in Traditional, seen in Simplified', mutate: converted(to), reversed: true },
]);

const PUNCTUATION: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '“': '「',
  '”': '」',
  '‘': '『',
  '’': '』',
  '…': '...',
  '—': '-',
};
const widen = (text: string) => String.fromCharCode(text.charCodeAt(0) + 0xfee0);
const M6: Family[] = [
  {
    id: 'M6 punctuation',
    name: 'narrow punctuation, corner quotes',
    mutate: (text) => rewrite(text, /[，。；：？！（）“”‘’…—]/g, (one) => PUNCTUATION[one] ?? one),
  },
  {
    id: 'M6 width',
    name: 'full-width letters and figures',
    mutate: (text) => rewrite(text, /[0-9A-Za-z,.;:()%]/g, widen),
  },
  {
    id: 'M6 spaces',
    name: 'spaces between Han and Latin, ideographic spaces, zero-width, soft hyphens',
    mutate: (text, random) =>
      rewrite(text, /[\s\S]/g, (one) =>
        random.next() < 0.1 ? one + [' ', '\u3000', '\u200b', '\u00ad'][random.below(4)] : one,
      ),
  },
  { id: 'M6 case', name: 'upper case', mutate: (text) => rewrite(text, /[a-z]/g, (one) => one.toUpperCase()) },
];

const M7: Family[] = [
  {
    id: 'M7 between',
    name: 'ads between paragraphs',
    mutate: (text) => insertBehind(text, paragraphs(text), () => `\n${AD}`),
  },
  {
    id: 'M7 1/200',
    name: 'ads behind sentences, 1 in 200 characters',
    mutate: (text, random) => insertBehind(text, sentences(text), () => (random.next() < 0.2 ? AD : null)),
  },
  {
    id: 'M7 in quote',
    name: 'a box of 12 characters inside the quote',
    perNote: true,
    mutate: (text, random, { start, end }) => {
      const at = start + 1 + random.below(Math.max(1, end - start - 1));
      return insertBehind(text, [{ start: 0, end: at }], () => AD.slice(0, 12));
    },
  },
];

const half = (text: string) => Math.floor(text.length / 2);
const bytesAs = (text: string, encoding: string) => new TextDecoder(encoding).decode(new TextEncoder().encode(text));
const M5: Family[] = [
  {
    id: 'M5 misread',
    name: 'the page misread as GBK, unrepaired',
    mutate: (text) => {
      const out = new Changed(mark(text));
      out.insert(bytesAs(text, 'gbk'));
      return out.marked;
    },
  },
  {
    id: 'M5 half',
    name: 'half of the page misread',
    mutate: (text) => {
      const out = new Changed(mark(text));
      out.keep(0, half(text));
      out.insert(bytesAs(text.slice(half(text)), 'gbk'));
      return out.marked;
    },
  },
  ...[0.01, 0.05].map(
    (rate): Family => ({
      id: `M5 lost ${rate * 100}%`,
      name: 'characters lost (U+FFFD)',
      mutate: (text, random) => rewrite(text, /[\s\S]/g, (one) => (random.next() < rate ? '\ufffd' : one)),
    }),
  ),
];

export const FAMILIES: readonly Family[] = [
  { id: 'M0', name: 'unchanged', mutate: (text) => mark(text) },
  ...M1,
  ...M2,
  {
    id: 'M3',
    name: 'paragraphs in another order',
    mutate: (text, random) => {
      const out = new Changed(mark(text));
      for (const { start, end } of shuffled(paragraphs(text), random)) {
        out.keep(start, end);
        out.insert('\n');
      }
      return out.marked;
    },
  },
  ...M4,
  ...M5,
  ...M6,
  ...M7,
  {
    id: 'M8',
    name: 'blocks split and joined',
    mutate: (text, random) =>
      rewrite(text, /[\n，。]/g, (one) => (one === '\n' ? '' : random.next() < 0.2 ? `${one}\n` : one)),
  },
  {
    id: 'M9',
    name: 'a translation behind every paragraph',
    mutate: (text) =>
      insertBehind(
        text,
        paragraphs(text),
        (i) => `\nTranslation of paragraph ${i}: this study analyses the data and discusses results.`,
      ),
  },
  {
    id: 'M10',
    name: "notes' marks added",
    mutate: (text, random) => {
      let number = 0;
      return insertBehind(text, sentences(text), () => {
        number += 1;
        return [`[${number}]`, '①', `(${number % 100})`, `〔${number}〕`, '²'][random.below(5)] as string;
      });
    },
  },
  {
    id: 'M10 gone',
    name: "notes' marks taken away",
    reversed: true,
    mutate: (text) => {
      let number = 0;
      return insertBehind(text, sentences(text), () => {
        number += 1;
        return `[${number}]`;
      });
    },
  },
  {
    id: 'M14',
    name: 'the same sentences in an abstract, put before, and 5 % edits',
    mutate: (text, random) => {
      const out = new Changed(mark(text));
      for (const { start, end } of sentences(text)) if (random.next() < 0.5) out.insert(text.slice(start, end));
      out.insert('\n');
      out.keep(0, text.length);
      return edits(out.marked, 0.05, random, everywhere);
    },
  },
  {
    id: 'M15',
    name: 'another article at the same address',
    mutate: (_text, _random, _quote, other) => {
      const out = new Changed(mark(other));
      out.insert(other);
      return out.marked;
    },
  },
];
