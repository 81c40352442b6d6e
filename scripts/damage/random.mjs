/**
 * A small seeded generator (mulberry32): the same seed gives the same page on every machine.
 * @param {number | string} [seed]
 * @returns {() => number} numbers in [0, 1)
 */
export function random(seed = 1) {
  let state =
    typeof seed === 'number'
      ? seed >>> 0
      : [...seed].reduce((h, c) => (Math.imul(h, 31) + (c.codePointAt(0) ?? 0)) >>> 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * `count` items drawn without putting back, in the order of the list.
 * @template T
 * @param {readonly T[]} items
 * @param {number} count
 * @param {() => number} next
 */
export function sample(items, count, next) {
  const picked = new Set();
  while (picked.size < Math.min(count, items.length)) picked.add(Math.floor(next() * items.length));
  return items.filter((_, i) => picked.has(i));
}
