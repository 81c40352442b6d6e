/** What our code asks of elements it walks over or writes beside. */
const ASKED =
  'nodeType nodeName localName parentNode parentElement firstChild lastChild nextSibling previousSibling childNodes children isConnected ownerDocument attributes getAttribute hasAttribute setAttribute removeAttribute closest contains querySelector querySelectorAll before after append remove textContent'.split(
    ' ',
  );

/**
 * Fields of a form hide the form's own properties of the same name: behind `<input name="nextSibling">` a walk over the
 * form never ends, behind `name="localName"` it throws. Such a form says nothing that can be trusted: it is walked
 * around, its text stays as it was served. (Firefox shows content scripts the true properties; there no form is masked.)
 */
export function isMaskedForm(node: Node): boolean {
  // On the command line there is no such thing.
  if (typeof HTMLFormElement === 'undefined' || !(node instanceof HTMLFormElement)) return false;
  return ASKED.some((name) => Object.hasOwn(node, name));
}

/** The sibling behind a node, whatever its fields are called. */
export function trueNextSibling(node: Node): Node | null {
  return (Object.getOwnPropertyDescriptor(Node.prototype, 'nextSibling')?.get?.call(node) as Node | null) ?? null;
}

/** The parent of a node, whatever its fields are called. */
export function trueParent(node: Node): Node | null {
  return (Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')?.get?.call(node) as Node | null) ?? null;
}
