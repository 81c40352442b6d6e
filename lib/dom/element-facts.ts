import type { Cell } from '../domain/article/index.ts';
import { TableCells } from './table-cells.ts';

const LANDMARK_TAGS = new Set(['nav', 'aside', 'footer', 'header', 'form', 'dialog', 'search']);
const LANDMARK_ROLES = new Set(['navigation', 'complementary', 'contentinfo', 'banner', 'search', 'form', 'dialog']);
const MAX_NAMES = 24;
/** Elements whose text is bold by themselves. */
export const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);

interface Surroundings {
  readonly names: readonly string[];
  readonly ancestors: readonly string[];
  readonly parent: number;
  readonly landmark: string | null;
  readonly cell?: Cell;
}

/** What the inline elements around a text node say of it. */
interface Inline {
  readonly href: string | null;
  readonly sameLink: boolean;
  readonly sup: boolean;
  readonly bold: boolean;
}

/** There are none. */
const BARE: Inline = { href: null, sameLink: false, sup: false, bold: false };

/** What is asked of the same elements again and again, once each. */
export class ElementFacts {
  readonly #body: Element;
  readonly #known = new Map<Element, Surroundings>();
  /** By parent and what the element itself says: paragraphs of one article share theirs. */
  readonly #alike = new Map<Element, Map<string, Surroundings>>();
  readonly #numbers = new Map<Element, number>();
  readonly #cells = new TableCells();
  #lastLink: Element | null = null;

  constructor(body: Element) {
    this.#body = body;
  }

  of(element: Element): Surroundings {
    const known = this.#known.get(element);
    if (known) return known;
    const parent = element === this.#body ? element : (element.parentElement ?? element);
    let siblings = this.#alike.get(parent);
    if (!siblings) {
      siblings = new Map();
      this.#alike.set(parent, siblings);
    }
    const own = `${element.getAttribute('id') ?? ''}\0${element.getAttribute('class') ?? ''}\0${element.getAttribute('role') ?? ''}`;
    const key = `${element === this.#body ? '' : element.localName}\0${own}`;
    const shared = siblings.get(key) ?? this.#lookAround(element, parent);
    siblings.set(key, shared);
    const cell = this.#cells.of(element, this.#body);
    const facts = cell ? { ...shared, cell } : shared;
    this.#known.set(element, facts);
    return facts;
  }

  #lookAround(element: Element, parentElement: Element): Surroundings {
    const names: string[] = [];
    const ancestors: string[] = [];
    let landmark: string | null = null;
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (names.length < MAX_NAMES) names.push(...tokens(at));
      if (at !== element && ancestors.length < MAX_NAMES) ancestors.push(at.localName);
      landmark ??= landmarkOf(at);
      if (at === this.#body) break;
    }
    let parent = this.#numbers.get(parentElement);
    if (parent === undefined) {
      parent = this.#numbers.size;
      this.#numbers.set(parentElement, parent);
    }
    return { names: names.slice(0, MAX_NAMES), ancestors, parent, landmark };
  }

  /** What the inline elements between a text node and its block say. */
  inlineOf(node: Text, block: Element): Inline {
    if (node.parentNode === block && block.parentElement?.localName !== 'a') {
      this.#lastLink = null;
      return BARE;
    }
    let href: string | null = null;
    let sup = false;
    let bold = false;
    let link: Element | null = null;
    for (let at = node.parentElement; at && at !== block; at = at.parentElement) {
      const name = at.localName;
      if (name === 'a' && href === null) {
        href = at.getAttribute('href');
        link = at;
      } else if (name === 'sup') sup = true;
      else if (BOLD.has(name)) bold = true;
    }
    // A block inside a link (<a><div>…</div></a>) is linked as well.
    if (href === null && block.parentElement?.localName === 'a') href = block.parentElement.getAttribute('href');
    const sameLink = link !== null && link === this.#lastLink;
    this.#lastLink = link;
    return { href, sameLink, sup, bold };
  }
}

function tokens(element: Element): string[] {
  const found: string[] = [];
  const id = element.getAttribute('id');
  if (id) found.push(id.toLowerCase());
  const names = element.getAttribute('class');
  if (names) for (const name of names.toLowerCase().split(/\s+/)) if (name !== '') found.push(name);
  return found;
}

function landmarkOf(element: Element): string | null {
  const role = element.getAttribute('role');
  if (role && LANDMARK_ROLES.has(role)) return role;
  return LANDMARK_TAGS.has(element.localName) ? element.localName : null;
}
