/** Pages with their last numbers in full: `201-19` is `201-219`. What is no such range stays as it is. */
export function fullRange(pages: string): string {
  return pages.replace(
    /(?<![\d.-])(\d{2,6})([-–—])(\d{1,5})(?![\d.-])/g,
    (all, first: string, dash: string, last: string) =>
      last.length < first.length && Number(first.slice(-last.length)) < Number(last)
        ? `${first}${dash}${first.slice(0, -last.length)}${last}`
        : all,
  );
}
