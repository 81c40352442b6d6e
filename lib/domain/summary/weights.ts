/**
 * Weights of `FEATURES`, fitted by ridge regression of ROUGE-L against titles on the tuning part of CSL's validation
 * split (`node bench/article/run.mjs --tune` prints them anew), rounded. A text no summary was ever fitted on is ranked
 * by the same plain signs: terms that come again, place, length, cue words.
 */
export const WEIGHTS: readonly number[] = [
  0, 0.327, 0.051, 0.019, -0.033, 0.039, -0.066, 0.062, 0.019, -0.013, 0.047, 0.004, -0.008, -0.021, -0.014, 0.025,
  -0.145, -0.095, 0.193, 0.014, -0.028, 0.129, 0.004, -0.025, 0,
];
