// Medians, their spread, and how a time grows.

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** Median, least and most. @param {readonly number[]} values */
export function spread(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values), runs: values.length };
}

/** @param {ReturnType<typeof spread>} of @param {number} [digits] */
export function shown({ median: middle, least, most }, digits = 1) {
  return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/**
 * The exponent b of time = a · size^b, by least squares on the logarithms.
 * @param {readonly (readonly [size: number, ms: number])[]} points
 */
export function exponent(points) {
  const logs = points.map(([size, ms]) => [Math.log(size), Math.log(ms)]);
  const mean = (/** @type {number} */ i) => logs.reduce((sum, point) => sum + (point[i] ?? 0), 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const up = logs.reduce((sum, [a = 0, b = 0]) => sum + (a - x) * (b - y), 0);
  return up / logs.reduce((sum, [a = 0]) => sum + (a - x) ** 2, 0);
}
