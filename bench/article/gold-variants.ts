/** The same reference as it is met in print: other widths, lost spaces, other dashes. Links stay as they are. */
export const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  printed: (text) => text,
  half: outsideLinks((text) => text.normalize('NFKC').replace(/。/g, '.')),
  full: outsideLinks((text) =>
    text.replace(/[[\]():,.;/]\s?/g, (mark, at: number) =>
      /\d\.\d/.test(text.slice(at - 1, at + 2))
        ? mark
        : wide(mark[0] as string) + (/[A-Za-z]/.test(text[at - 1] ?? '') ? mark.slice(1) : ''),
    ),
  ),
  'wide marks': outsideLinks((text) =>
    text.replace(/\[[A-Z]{1,2}(?:\/OL)?\]/g, (mark) => [...mark].map(wide).join('')).replace(/[0-9]/g, wide),
  ),
  tight: outsideLinks((text) => text.replace(/(?<=[,.:;\])])[ ]+|[ ]+(?=[[(])/g, '')),
  mixed: outsideLinks((text) => text.replace(/, ?/g, '，').replace(/: ?/g, '：')),
  spaced: outsideLinks((text) =>
    text.replace(/\[([A-Z]{1,2}(?:\/OL)?)\]/g, ' [ $1 ] ').replace(/(?<=\d)\((\d+)\)/g, ' ( $1 ) '),
  ),
  dashes: outsideLinks((text) => text.replace(/(?<=:\s?\d{1,6})-(?=\d{1,6}(?!\d|-))/g, '～')),
};

function wide(unit: string): string {
  const code = unit.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : unit;
}

/** Leaves addresses, DOIs and what follows the first of them alone. */
function outsideLinks(change: (text: string) => string): (text: string) => string {
  return (text) => {
    const at = text.search(/https?:\/\/|\bDOI\s?:|\bdoi\s?:/);
    return at < 0 ? change(text) : change(text.slice(0, at)) + text.slice(at);
  };
}
