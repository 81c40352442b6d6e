/** Identifiers of the language model by how cheap they are at best, behind a context that says nothing of them. */
export interface Ranks {
  /** Rank by identifier; 0 is the cheapest. */
  readonly rankOf: Uint16Array;
  /** By rank, in nats: no unit of the identifier costs less by itself. Ascending. */
  readonly least: Float64Array;
}

/**
 * `leastExtra`: what an identifier's cheapest unit costs within it, in nats; `steps`: what the identifier costs by itself, in
 * steps, of which `step` is one in nats. Sorted by counting: comparing them two by two takes longer.
 */
export function rankIdentifiers(leastExtra: Float64Array, steps: Uint8Array, step: number): Ranks {
  const total = steps.length;
  const sums = new Uint16Array(total);
  const next = new Uint16Array(MOST_STEPS + 2);
  for (let id = 0; id < total; id += 1) {
    const sum = (steps[id] as number) + (leastExtra[id] as number) / step;
    const key = sum < MOST_STEPS ? Math.floor(sum) : MOST_STEPS;
    sums[id] = key;
    next[key + 1] = (next[key + 1] as number) + 1;
  }
  for (let key = 1; key < next.length; key += 1) next[key] = (next[key] as number) + (next[key - 1] as number);
  const rankOf = new Uint16Array(total);
  const least = new Float64Array(total);
  for (let id = 0; id < total; id += 1) {
    const key = sums[id] as number;
    const rank = next[key] as number;
    next[key] = rank + 1;
    rankOf[id] = rank;
    least[rank] = key === MOST_STEPS ? Number.POSITIVE_INFINITY : key * step;
  }
  return { rankOf, least };
}

/** Costs of so many steps and more are one. */
const MOST_STEPS = 511;
