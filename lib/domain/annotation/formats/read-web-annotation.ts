import { LIMITS } from '../limits.ts';
import { type Annotation, HIGHLIGHT_COLORS, type Work } from '../types.ts';
import { idOfIri, type OwnNote } from './web-annotation.ts';

/** Notes found in a file, and how many of its annotations were not ours or not in order. */
export interface ReadNotes {
  readonly works: readonly Work[];
  readonly annotations: readonly Annotation[];
  readonly refused: number;
}

/**
 * Reads notes from JSON-LD that `toWebAnnotation` wrote. Nothing in a file is trusted: what does not have the shape of
 * a note is counted and left out. Null for a text that is no such collection.
 */
export function readWebAnnotation(text: string): ReadNotes | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(root) || root.type !== 'AnnotationCollection' || !Array.isArray(root['qingdu:works'])) return null;
  const works = root['qingdu:works'].filter(isWork);
  const known = new Set(works.map(({ id }) => id));
  const first = isRecord(root.first) && Array.isArray(root.first.items) ? root.first.items : [];
  const annotations: Annotation[] = [];
  for (const item of first) {
    const note = noteOf(item);
    if (note && known.has(note.workId)) annotations.push(note);
  }
  return { works, annotations, refused: first.length - annotations.length };
}

/** Far above anything an article or a note has. */
const LINE = 4_000;
const LONG = 400_000;
const MANY = 4_000;

type Unknown = Readonly<Record<string, unknown>>;

function noteOf(item: unknown): Annotation | null {
  if (!isRecord(item) || item.type !== 'Annotation' || typeof item.id !== 'string') return null;
  const id = idOfIri(item.id);
  const { created, modified, target, body = [], 'qingdu:note': own } = item;
  if (id === null || !isTime(created) || !isTime(modified) || !isRecord(target) || !isOwnNote(own)) return null;
  const { source, selector } = target;
  const quote = Array.isArray(selector) ? selector[0] : null;
  if (!isAddress(source) || !isQuoteSelector(quote)) return null;
  const bodies = Array.isArray(body) ? body : [body];
  const texts = bodies.filter(isTextualBody);
  if (texts.length !== bodies.length) return null;
  const { workId, color, revision, quotes, position, section } = own;
  return {
    id,
    workId,
    source,
    selector: {
      quote: { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      position: { ...position },
      section: { type: 'SectionSelector', path: [...section] },
    },
    quotes: { served: quotes.served, printed: quotes.printed, reading: quotes.reading },
    color,
    body: texts.find(({ purpose }) => purpose === 'commenting')?.value ?? '',
    tags: texts.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value),
    created,
    modified,
    revision,
    deleted: null,
  };
}

function isOwnNote(value: unknown): value is OwnNote {
  if (!isRecord(value)) return false;
  const { workId, color, revision, quotes, position, section } = value;
  return (
    isText(workId, 200) &&
    workId !== '' &&
    HIGHLIGHT_COLORS.some((known) => known === color) &&
    isCount(revision) &&
    isRecord(quotes) &&
    [quotes.served, quotes.printed, quotes.reading].every((text) => isText(text, LONG)) &&
    isPosition(position) &&
    isLines(section)
  );
}

function isPosition(value: unknown): boolean {
  if (!isRecord(value) || value.type !== 'TextPositionSelector') return false;
  const { start, end, astralBefore = 0 } = value;
  const isKnown = Object.keys(value).every((key) => ['type', 'start', 'end', 'astralBefore'].includes(key));
  return isKnown && isCount(start) && isCount(end) && start <= end && isCount(astralBefore);
}

interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

function isQuoteSelector(value: unknown): value is Quote {
  if (!isRecord(value) || value.type !== 'TextQuoteSelector') return false;
  return isText(value.exact, LONG) && isText(value.prefix, LINE) && isText(value.suffix, LINE);
}

interface Body {
  readonly value: string;
  readonly purpose: unknown;
}

function isTextualBody(value: unknown): value is Body {
  return isRecord(value) && value.type === 'TextualBody' && isText(value.value, LIMITS.body);
}

function isWork(value: unknown): value is Work {
  if (!isRecord(value)) return false;
  const texts = ['id', 'title', 'fingerprint'];
  const optional = ['date', 'container', 'volume', 'issue', 'pages', 'doi'];
  const lists = ['authors', 'affiliations', 'keywords'];
  return (
    isText(value.id, 200) &&
    value.id !== '' &&
    Object.keys(value).every((key) => [...texts, ...optional, ...lists].includes(key)) &&
    texts.every((key) => isText(value[key], LINE)) &&
    optional.every((key) => value[key] === null || isText(value[key], LINE)) &&
    lists.every((key) => isLines(value[key]))
  );
}

function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= MANY && value.every((line) => isText(line, LINE));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** ISO 8601 in UTC, as the store writes it. */
function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(value);
}

/** An address a browser may lead to: never one that is code. */
function isAddress(value: unknown): value is string {
  return isText(value, 8_000) && /^(?:https?|file):\/\//i.test(value);
}
