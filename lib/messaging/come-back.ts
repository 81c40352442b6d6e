/**
 * Calls `then` whenever the page comes back out of the browser's memory; gives what ends that. Where it was left in the middle
 * of a question, that is not answered any more, and a script it asked for went to the page it was left for.
 */
export function whenBack(then: () => void): () => void {
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) then();
  };
  addEventListener('pageshow', comeBack);
  return () => removeEventListener('pageshow', comeBack);
}
