/** Paths of a beam by what they cost, cheapest first; of equal ones the first that came. Made once, used again and again. */
export class PathList {
  readonly paths: Int32Array;
  readonly costs: Float64Array;
  size = 0;

  /** `most`: the most paths it will hold. */
  constructor(most: number) {
    this.paths = new Int32Array(most);
    this.costs = new Float64Array(most);
  }

  clear(): void {
    this.size = 0;
  }

  /** What a path must cost less than to be put among `width`. */
  limit(width: number): number {
    return this.size < width ? Number.POSITIVE_INFINITY : (this.costs[width - 1] as number);
  }

  /** Puts a path among the cheapest `width`, if it is one of them. */
  put(path: number, cost: number, width = this.paths.length): void {
    const { paths, costs } = this;
    if (this.size === width && cost >= (costs[width - 1] as number)) return;
    let at = this.size < width ? this.size : width - 1;
    while (at > 0 && (costs[at - 1] as number) > cost) {
      costs[at] = costs[at - 1] as number;
      paths[at] = paths[at - 1] as number;
      at -= 1;
    }
    costs[at] = cost;
    paths[at] = path;
    if (this.size < width) this.size += 1;
  }

  /** Puts a path behind all others, whatever it costs. */
  push(path: number, cost: number): void {
    this.paths[this.size] = path;
    this.costs[this.size] = cost;
    this.size += 1;
  }

  remove(at: number): void {
    this.paths.copyWithin(at, at + 1, this.size);
    this.costs.copyWithin(at, at + 1, this.size);
    this.size -= 1;
  }

  list(): number[] {
    const list: number[] = [];
    for (let i = 0; i < this.size; i += 1) list.push(this.paths[i] as number);
    return list;
  }
}

/** The paths numbered `from` up to but not `to`. */
export function pathsBetween(from: number, to: number): number[] {
  const paths: number[] = [];
  for (let path = from; path < to; path += 1) paths.push(path);
  return paths;
}
