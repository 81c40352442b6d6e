/**
 * Templates in Mustache's notation, as far as notes need it: `{{name}}`, `{{#name}}…{{/name}}` (for each, or if there
 * is one), `{{^name}}…{{/name}}` (if there is none). A line with nothing but the head or foot of a section leaves no
 * line. What a value may do is decided where it stands, not in the template: between the `---` lines at the very
 * beginning it becomes a YAML scalar or list, elsewhere Markdown that cannot act.
 */

export type Place = 'yaml' | 'markdown';

/** A value that knows how to stand in each place. */
export interface TemplateText {
  readonly isEmpty: boolean;
  readonly in: (place: Place) => string;
}
export type TemplateValue = TemplateText | boolean | readonly TemplateContext[];
export interface TemplateContext {
  readonly [name: string]: TemplateValue;
}

/** What is wrong with a template, and in which line (from 1). */
export class TemplateError extends Error {
  readonly kind: 'unknown' | 'unclosed' | 'unopened';
  /** The name between the braces. */
  readonly tag: string;
  readonly line: number;

  constructor(kind: TemplateError['kind'], tag: string, line: number) {
    super(`template, line ${line}: ${kind} {{${tag}}}`);
    this.name = 'TemplateError';
    this.kind = kind;
    this.tag = tag;
    this.line = line;
  }
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly place: Place; readonly margin: string }
  | { readonly kind: 'section'; readonly name: string; readonly isInverted: boolean; readonly parts: Part[] };

const TAG = /\{\{([#^/]?)([^{}\n]*)\}\}/g;
/** Before a value at the start of its line: what every further line of the value begins with, too. */
const MARGIN = /(?:^|\n)([ \t]*>[> \t]*)$/;

/** Reads a template; throws a TemplateError. `names` are the values there are, in notes or around them. */
export function parseTemplate(template: string, names: ReadonlySet<string>): readonly Part[] {
  const source = template.replace(/\r\n?/g, '\n');
  const front = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(source)?.[0].length ?? 0;
  const root: Part[] = [];
  const open: { name: string; line: number; parts: Part[] }[] = [{ name: '', line: 0, parts: root }];
  const top = () => open[open.length - 1] as (typeof open)[number];
  let end = 0;
  for (const match of source.matchAll(TAG)) {
    const [whole, sign, inside] = match as unknown as [string, string, string];
    const name = inside.trim();
    const line = source.slice(0, match.index).split('\n').length;
    if (!names.has(name)) throw new TemplateError('unknown', name, line);
    let from = match.index;
    let next = match.index + whole.length;
    if (sign !== '') {
      // Alone on its line: the line goes with it.
      const before = /(?:^|\n)([ \t]*)$/.exec(source.slice(0, from))?.[1];
      const after = /^[ \t]*(?:\n|$)/.exec(source.slice(next))?.[0];
      if (before !== undefined && after !== undefined) {
        from -= before.length;
        next += after.length;
      }
    }
    const text = source.slice(end, Math.max(end, from));
    if (text !== '') top().parts.push({ kind: 'text', text });
    end = Math.max(end, next);
    if (sign === '/') {
      if (open.length === 1 || top().name !== name) throw new TemplateError('unopened', name, line);
      open.pop();
    } else if (sign === '') {
      const margin = MARGIN.exec(source.slice(0, match.index))?.[1] ?? '';
      top().parts.push({ kind: 'value', name, place: match.index < front ? 'yaml' : 'markdown', margin });
    } else {
      const parts: Part[] = [];
      top().parts.push({ kind: 'section', name, isInverted: sign === '^', parts });
      open.push({ name, line, parts });
    }
  }
  const left = top();
  if (open.length > 1) throw new TemplateError('unclosed', left.name, left.line);
  const rest = source.slice(end);
  if (rest !== '') root.push({ kind: 'text', text: rest });
  return root;
}

/** Fills a template that was read. A value that is not there in this context (a note's outside notes) is empty. */
export function fillTemplate(parts: readonly Part[], contexts: readonly TemplateContext[]): string {
  return parts.map((part) => fillPart(part, contexts)).join('');
}

function fillPart(part: Part, contexts: readonly TemplateContext[]): string {
  if (part.kind === 'text') return part.text;
  const value = contexts.findLast((context) => Object.hasOwn(context, part.name))?.[part.name];
  if (part.kind === 'value') {
    if (value === undefined || typeof value === 'boolean' || Array.isArray(value)) return '';
    return (value as TemplateText).in(part.place).replaceAll('\n', `\n${part.margin}`);
  }
  const isThere = Array.isArray(value)
    ? value.length > 0
    : typeof value === 'object'
      ? !(value as TemplateText).isEmpty
      : value === true;
  if (part.isInverted) return isThere ? '' : fillTemplate(part.parts, contexts);
  if (Array.isArray(value)) {
    return value.map((item: TemplateContext) => fillTemplate(part.parts, [...contexts, item])).join('');
  }
  return isThere ? fillTemplate(part.parts, contexts) : '';
}
