/** Identifiers of the language model by how cheap they are at best, behind a context that says nothing of them. */
export interface Ranks {
  /** Rank by identifier; 0 is the cheapest. */
  readonly rankOf: Uint16Array;
  /** By rank, in nats: no unit of the identifier costs less by itself. Ascending. */
  readonly least: Float64Array;
}

/** `ids`, `extra`: identifier of a unit, and its cost within it; `alone`: cost of an identifier by itself. In nats. */
export function rankIdentifiers(ids: Uint16Array, extra: Float32Array, alone: Float64Array): Ranks {
  const total = alone.length;
  const leastExtra = new Float64Array(total).fill(Number.POSITIVE_INFINITY);
  for (let unit = 0; unit < ids.length; unit += 1) {
    const id = ids[unit] as number;
    if ((extra[unit] as number) < (leastExtra[id] as number)) leastExtra[id] = extra[unit] as number;
  }
  const least = new Float64Array(total);
  for (let id = 0; id < total; id += 1) least[id] = (alone[id] as number) + (leastExtra[id] as number);
  // Few costs are different ones: each has a rank for every identifier of its own. (Comparing them two by two takes longer.)
  const sorted = least.slice().sort();
  const next = new Map<number, number>();
  for (let rank = total - 1; rank >= 0; rank -= 1) next.set(sorted[rank] as number, rank);
  const rankOf = new Uint16Array(total);
  for (let id = 0; id < total; id += 1) {
    const cost = least[id] as number;
    const rank = next.get(cost) as number;
    rankOf[id] = rank;
    next.set(cost, rank + 1);
  }
  return { rankOf, least: sorted };
}
