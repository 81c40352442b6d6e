import type { Draft } from './draft.ts';

/** `arXiv preprint arXiv:2104.09999v2 [cs.CV]`, `CoRR, abs/2104.09999`, `arXiv:hep-th/9901001`. */
const NUMBERED =
  /(?:\barXiv\s*(?:e-?prints?|preprints?|\(preprint\))?\s*[,.:]?\s*)?(?:\barXiv\s*:\s*|\bCoRR\s*,?\s*(?:vol\.\s*)?abs\/)(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,10}(?:\.[A-Z]{2})?\/\d{7}(?:v\d{1,2})?)(?:\s*\[[a-z-]{2,10}(?:\.[A-Z]{2})?\])?/i;

/** The number a preprint has on its server read into the draft, the server's name left in its place. */
export function peelPreprint(text: string, draft: Draft): string {
  const found = NUMBERED.exec(text);
  if (!found?.[1] || /\/\/\S*$/.test(text.slice(0, found.index))) return text;
  draft.number = `arXiv:${found[1]}`;
  return `${text.slice(0, found.index)}arXiv${text.slice(found.index + found[0].length)}`;
}
