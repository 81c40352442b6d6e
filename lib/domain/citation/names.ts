import { re, reAll } from '../text/index.ts';
import { hasHan, splitOutside, trimMarks } from './flat.ts';
import { type Order, orderOfList, orderOfTwo } from './name-order.ts';
import { isPerson } from './pieces.ts';
import type { CslName } from './types.ts';

export type Role = 'author' | 'editor' | 'translator';

export interface NameList {
  readonly names: CslName[];
  readonly role: Role;
}

const ROLE =
  /[\s,]*(?:(?:总|执行|副)?主编|编著|编译|选编|汇编|合编|编纂|编选|辑录|编辑|整理|点校|校注|校点|笺注|注释|译注|校译|译校|口述|编|著|撰|辑|注|译|述|校|(?<![A-Za-z])(?:[Ee]ds?\.?|editors?|[Tt]rans\.?|translators?)|\((?:主?编|著|译|Eds?\.|eds?\.|Trans\.)\))$/;
const ET_AL = /[\s,、]*(?:等(?:人|\.{3})?|et\.?\s*al\.?|and others)$/i;
const NATION = re`^[\s,]*(?:[[(]\s*\p{Script=Han}{1,7}\s*[\])]|\[\s*[A-Z]{2,3}\s*\])\s*`;
const ORGANISATION =
  /\b(?:University|Institut(?:e|ion)|Organi[sz]ation|Committee|Commission|Ministry|Department|Association|Society|Group|Council|Corporation|Company|Inc|Ltd|Bureau|Agency|Office|Center|Centre|Foundation|Federation|Union|Bank|Press|Board|Library|Laborator(?:y|ies)|Administration|Academy|College|School|Network|Consortium|Project|Team|Panel|Nations|Government|Service|Congress|Parliament|Court|Authority|Forum|Alliance|Staff|Editors)\b/;
const ORGANISATION_IN_CAPITALS = new RegExp(ORGANISATION.source, 'i');
const SUFFIX = /[\s,]+(Jr|Sr|II|III|IV)\.?$/;
const INITIALS = /^[A-ZÀ-ÞА-Я](?:\.[\s-]?[A-ZÀ-ÞА-Я]|[\s-][A-ZÀ-ÞА-Я]){0,4}\.?$/u;
const CROWDED = /^[A-ZÀ-Þ]{1,3}$/;
const PARTICLE = /^(?:Ó|Ò|van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|st|v|d)$/i;

/** Reads a list of persons or bodies as they stand before a title, their role cut off. */
export function parseNames(text: string, order: Order = 'family-first'): NameList {
  let rest = trimMarks(text);
  let role: Role = 'author';
  for (let turns = 0; turns < 3; turns += 1) {
    rest = rest.replace(ET_AL, '').trim();
    const found = ROLE.exec(rest);
    if (!found || trimMarks(rest.slice(0, found.index)).length < 2) break;
    if (hasHan(found[0]) && /^.?[编著撰辑注译述校]$/.test(found[0]) && countHanBefore(rest, found.index) < 2) break;
    const word = found[0];
    if (/译|rans/.test(word)) role = 'translator';
    else if (/[编辑]|[Ee]d/.test(word) && !/编著|译/.test(word)) role = 'editor';
    rest = trimMarks(rest.slice(0, found.index));
  }
  const tokens = splitNames(rest);
  // The stop of the last initial may have been taken for the end of the list.
  if (
    tokens.slice(0, -1).some((token) => re` \p{Lu}\.$`.test(token)) &&
    re` \p{Lu}$`.test(tokens[tokens.length - 1] ?? '')
  )
    tokens[tokens.length - 1] += '.';
  const shown = orderOfList(tokens);
  return { names: tokens.flatMap((token) => expand(token, shown ?? order, shown !== null)), role };
}

function countHanBefore(text: string, end: number): number {
  const run = re`[\p{Script=Han}·A-Za-z.\s]*$`.exec(text.slice(Math.max(0, end - 40), end));
  return (run?.[0] ?? '').replace(/\s/g, '').length;
}

/** Cuts a list into names; a family name and the initials after its comma stay one token, with the comma. */
function splitNames(text: string): string[] {
  const listed = text.replace(/\s+(?:and|und|et)\s+|\s*&\s*/g, (link, at: number) => {
    // `Institute for Art and Architecture` is one body.
    const before = text.slice(Math.max(text.lastIndexOf(',', at), text.lastIndexOf(';', at)) + 1, at);
    const after = /^[^,;]*/.exec(text.slice(at + link.length))?.[0] ?? '';
    const whole =
      ORGANISATION.test(after) && re`(?:\p{Lu}[\p{L}’']+|U\.[SKN]\.) \p{Lu}[\p{L}’']{2,}$`.test(before.trim());
    return ORGANISATION.test(before) || whole || / (?:of|for) /.test(before) ? link : ';';
  });
  const hard = splitOutside(listed, (all, i) => ';、/|'.includes(all[i] as string));
  const tokens: string[] = [];
  for (const part of hard) {
    const pieces = splitOutside(part, (all, i) => all[i] === ',').filter((piece) => piece !== '');
    for (const piece of pieces) {
      const before = tokens[tokens.length - 1];
      const joins =
        before !== undefined &&
        pieces.indexOf(piece) > 0 &&
        !before.includes(',') &&
        !hasHan(before) &&
        (isInitials(piece) ? !endsInInitials(before) : false);
      if (joins) tokens[tokens.length - 1] = `${before}, ${piece}`;
      else if (before !== undefined && /^(?:Jr|Sr|II|III|IV)\.?$/.test(piece))
        tokens[tokens.length - 1] = `${before} ${piece}`;
      else tokens.push(piece);
    }
  }
  return tokens.filter((token) => !/^(?:等|et al\.?|others|译|著|编)$/i.test(token) && token !== '');
}

/** `J. A.`, `J A`, `JA`, `J.-P.` */
function isInitials(text: string): boolean {
  return INITIALS.test(text.trim()) || CROWDED.test(text.trim());
}

function endsInInitials(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length > 1 && isInitials(words[words.length - 1] as string);
}

/** One token to one name, or to several where Han names stand with only a space between them. */
function expand(token: string, order: Order, sure: boolean): CslName[] {
  const bare = token
    .replace(NATION, '')
    .replace(/[\s*†‡]+$/, '')
    .replace(re`(?<=\p{Script=Han})\d+$`, '')
    .trim();
  if (bare === '') return [];
  if (!hasHan(bare)) return [westernName(bare, order, sure)];
  if (!/[A-Za-z]/.test(bare)) {
    const chunks = bare.split(/\s+/);
    if (chunks.length > 1 && chunks.every((chunk) => re`^\p{Script=Han}{2,4}$`.test(chunk))) {
      return chunks.map((literal) => ({ literal }));
    }
    const joined = re`^(\p{Script=Han}{2,4})[和与](\p{Script=Han}{2,4})$`.exec(bare);
    if (joined?.[1] && joined[2] && isPerson(joined[1]) && isPerson(joined[2]))
      return [{ literal: joined[1] }, { literal: joined[2] }];
    return [{ literal: chunks.join('') }];
  }
  const initials = re`^(\p{Script=Han}[\p{Script=Han}·]*)[\s,]+([A-Z][A-Za-z.\s-]*)$`.exec(bare);
  if (initials?.[1] && initials[2] && isInitials(initials[2]))
    return [{ family: initials[1], given: initials[2].trim() }];
  return [{ literal: bare }];
}

/** One name in Latin, Cyrillic or another alphabet; unless the order is sure, its own words may tell another. */
export function westernName(text: string, order: Order, sure = false): CslName {
  let bare = text.replace(/\s+/g, ' ').trim();
  const suffix = SUFFIX.exec(bare);
  if (suffix) bare = bare.slice(0, suffix.index);
  const end = suffix ? ` ${suffix[1]}` : '';
  // The stop of the last initial may have been taken for the end of the list: `Doe, B. (2010)`.
  if (/,\s(?:[A-Z]\.[\s-]?){0,3}[A-Z]$/.test(bare) || re`\p{Lu}\.[\s-]?\p{Lu}$`.test(bare)) bare += '.';
  const comma = bare.indexOf(',');
  if (comma > 0) return { family: recase(bare.slice(0, comma).trim()), given: bare.slice(comma + 1).trim() + end };
  const words = bare.split(' ');
  if (words.length === 1 || words.length > 6 || isBody(bare) || / (?:of|for|on|the) /.test(` ${bare} `)) {
    return { literal: bare + end };
  }
  const first = words.findIndex(
    (word, i) => i > 0 && isInitials(word) && words.slice(i).every((w) => isInitials(w) || /^[a-z]{1,3}$/.test(w)),
  );
  if (first > 0 && (!INITIALS.test(words[0] as string) || (first > 1 && PARTICLE.test(words[0] as string)))) {
    // `Miller Anna K.`: the stop of its initial tells a name in full.
    if (
      first > 1 &&
      words[first]?.endsWith('.') &&
      !PARTICLE.test(words[0] as string) &&
      !isCapitals(words[0] as string)
    )
      return { family: words[0] as string, given: words.slice(1).join(' ') + end };
    return { family: recase(words.slice(0, first).join(' ')), given: words.slice(first).join(' ') + end };
  }
  const told = !sure && words.length === 2 && !isCapitals(words[0] as string) ? orderOfTwo(words) : null;
  if ((told ?? order) === 'family-first' && !INITIALS.test(words[0] as string)) {
    const capitals = isCapitals(words[0] as string);
    const lead = words.findIndex(
      (word, i) => i > 0 && !(capitals ? isCapitals(word) : PARTICLE.test(words[i - 1] ?? '')),
    );
    const family = words.slice(0, lead < 1 ? words.length - 1 : lead);
    const given = words.slice(family.length).join(' ') + end;
    return { family: recase(family.join(' ')), given };
  }
  let at = words.length - 1;
  while (at > 1 && PARTICLE.test(words[at - 1] as string)) at -= 1;
  return { family: recase(words.slice(at).join(' ')), given: words.slice(0, at).join(' ') + end };
}

function isBody(text: string): boolean {
  if (ORGANISATION.test(text)) return true;
  return text === text.toUpperCase() && !re` \p{Lu}{1,2}$`.test(text) && ORGANISATION_IN_CAPITALS.test(text);
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** GB/T 7714 prints family names in capitals; the name is given as it is written elsewhere. */
function recase(family: string): string {
  if (!isCapitals(family) || family.length < 2) return family;
  return family
    .toLowerCase()
    .replace(reAll`(^|[\s'’-])(\p{L})`, (_all, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(?:Van|Von|Der|Den|De|Del|Della|Di|Da|Dos|Du|Ter|Ten)(?=\s)/g, (word) => word.toLowerCase());
}

/** A name as one would write it in a sentence. */
export function nameText(name: CslName): string {
  if ('literal' in name) return name.literal;
  if (!name.given) return name.family;
  return hasHan(name.family)
    ? `${name.family}${hasHan(name.given) ? '' : ' '}${name.given}`
    : `${name.given} ${name.family}`;
}

/** Names of authors as a page tells them one by one; those in Han characters stay whole, others are parted. */
export function authorNames(names: readonly string[]): CslName[] {
  const shown = orderOfList(names.filter((name) => !hasHan(name) && !name.includes(',')));
  return names.map((name) =>
    hasHan(name) ? { literal: name } : westernName(name, shown ?? 'given-first', shown !== null),
  );
}
