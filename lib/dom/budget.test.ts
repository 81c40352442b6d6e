import { expect, test } from 'vitest';
import { BudgetSpentError, withBudget } from './budget.ts';

test('time at work counts, time given to others does not', async () => {
  let clock = 0;
  const rest = () =>
    Promise.resolve().then(() => {
      clock += 1000;
    });
  const pause = withBudget(rest, 100, () => clock);
  for (let i = 0; i < 5; i += 1) {
    clock += 20;
    await pause();
  }
  clock += 1;
  expect(pause).toThrow(BudgetSpentError);
});
