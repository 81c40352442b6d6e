import type { Pause } from '../domain/text/index.ts';

/** More work than a page is worth: whoever drives it goes on with less. */
export class BudgetSpentError extends Error {
  constructor() {
    super('the work for this page took too long');
    this.name = 'BudgetSpentError';
  }
}

/**
 * A pause that counts the time spent at work, not the time others were let in, and throws a BudgetSpentError when that is
 * over `budgetMs`.
 */
export function withBudget(pause: Pause, budgetMs: number, now: () => number = () => performance.now()): Pause {
  let spent = 0;
  let from = now();
  return () => {
    const at = now();
    spent += at - from;
    from = at;
    if (spent > budgetMs) throw new BudgetSpentError();
    return pause()?.then(() => {
      from = now();
    });
  };
}
