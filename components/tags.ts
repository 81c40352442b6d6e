/** Tags as typed in one line: parted by white space, commas or `#`; each once, in order. */
export function parseTags(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；#＃]+/u).filter((tag) => tag !== ''))];
}

/** The line `parseTags` reads back. */
export function formatTags(tags: readonly string[]): string {
  return tags.join(' ');
}
