/**
 * Weights of `FEATURES`, fitted by ridge regression of ROUGE-L against titles on the tuning part of CSL's validation
 * split (`node bench/article/run.mjs --fit` prints them anew), rounded. A text no summary was ever fitted on is ranked
 * by the same plain signs: terms that come again, place, length, cue words.
 */
export const WEIGHTS: readonly number[] = [
  0, 0.036, 0.035, -0.014, -0.03, 0.044, -0.054, 0.059, 0.011, -0.015, 0.032, 0.003, -0.011, -0.006, -0.014, 0.042,
  -0.126, -0.062, 0.182, 0.003, -0.013, 0.114, 0.001, -0.021, 0.062, 0.286, -0.021, 0.012, 0.002, 0.019,
];
