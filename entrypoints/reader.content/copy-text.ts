/**
 * Puts text on the clipboard; false where the browser refuses. Called while a click or key press lasts. The old command
 * comes first: pages served over http have no `navigator.clipboard`.
 */
export async function copyText(doc: Document, text: string): Promise<boolean> {
  let isDone = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // The page need not know, nor change what is copied.
    event.stopImmediatePropagation();
    isDone = event.clipboardData !== null;
  };
  window.addEventListener('copy', give, { capture: true });
  try {
    if (doc.execCommand('copy') && isDone) return true;
  } finally {
    window.removeEventListener('copy', give, { capture: true });
  }
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
