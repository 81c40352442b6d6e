/** Identifiers of the language model by how cheap they are at best, behind a context that says nothing of them. */
export interface Ranks {
  /** Rank by identifier; 0 is the cheapest. */
  readonly rankOf: Uint16Array;
  /** Rank by UTF-16 unit. */
  readonly rankOfUnit: Uint16Array;
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
  const least = alone.map((cost, id) => cost + (leastExtra[id] as number));
  const order = new Uint16Array(total).map((_, id) => id).sort((a, b) => (least[a] as number) - (least[b] as number));
  const rankOf = new Uint16Array(total);
  order.forEach((id, rank) => {
    rankOf[id] = rank;
  });
  return {
    rankOf,
    rankOfUnit: ids.map((id) => rankOf[id] as number),
    least: least.map((_, rank) => least[order[rank] as number] as number),
  };
}
