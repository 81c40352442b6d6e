/** The reader's choice of colours for our own surfaces; theme.css reads the attribute. */
export function showAppearance(root: HTMLElement, appearance: 'system' | 'light' | 'dark'): void {
  if (appearance === 'system') delete root.dataset.appearance;
  else root.dataset.appearance = appearance;
}
