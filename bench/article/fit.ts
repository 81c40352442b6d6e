import { Bigrams, FEATURES, featuresOf, profileOf, stretchOf } from '../../lib/domain/summary/features.ts';
import { clausesOf, sentencesOf, wholeOf } from '../../lib/domain/summary/units.ts';
import { finish } from '../../lib/domain/text/index.ts';
import { rouge } from './rouge.ts';

const SHORTEST = 10;
const RIDGE = 5;

/**
 * Ridge regression of ROUGE-L on the features of every unit, centred text by text: the weights rank units within a
 * text, they do not tell good texts from bad ones. A text counts by the square root of its number of units.
 */
export function fitWeights(rows: readonly { text: string; target: string }[]): number[] {
  const samples: { x: number[]; y: number; weight: number }[] = [];
  for (const row of rows) {
    const sentences = sentencesOf(row.text);
    const bigrams = new Bigrams();
    const distinct = sentences.map((sentence) => new Set(bigrams.of(sentence.text)));
    const profile = finish(profileOf(sentences, distinct));
    const stretches = sentences.flatMap((sentence, index) =>
      [wholeOf(row.text, sentence, index), ...clausesOf(row.text, sentence, index, SHORTEST)].map((unit) =>
        stretchOf(unit, sentence, bigrams),
      ),
    );
    const units = stretches.map((stretch) => stretch.unit);
    const xs = stretches.map((stretch) => featuresOf(stretch, profile));
    const ys = units.map((unit) => rouge(unit.text, row.target).rl);
    const meanX = FEATURES.map((_name, j) => mean(xs.map((x) => x[j] ?? 0)));
    const meanY = mean(ys);
    for (const [i, x] of xs.entries()) {
      const centred = x.map((value, j) => value - (meanX[j] ?? 0));
      samples.push({ x: centred, y: (ys[i] ?? 0) - meanY, weight: 1 / Math.sqrt(units.length) });
    }
  }
  const scale = FEATURES.map((_name, j) => Math.sqrt(mean(samples.map(({ x }) => (x[j] ?? 0) ** 2))) || 1);
  const n = FEATURES.length;
  const matrix = Array.from({ length: n }, (_row, i) =>
    Array.from({ length: n + 1 }, (_cell, j) => (i === j ? RIDGE : 0)),
  );
  for (const { x, y, weight } of samples) {
    const scaled = x.map((value, j) => (value * weight) / (scale[j] ?? 1));
    for (let i = 0; i < n; i += 1) {
      const row = matrix[i] as number[];
      for (let j = 0; j < n; j += 1) row[j] = (row[j] ?? 0) + (scaled[i] ?? 0) * (scaled[j] ?? 0);
      row[n] = (row[n] ?? 0) + (scaled[i] ?? 0) * y * weight;
    }
  }
  return solve(matrix).map((value, j) => Math.round((1000 * value) / (scale[j] ?? 1)) / 1000);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}

/** Gauss–Jordan on a symmetric, positive definite system given with its right side as last column. */
function solve(matrix: number[][]): number[] {
  const n = matrix.length;
  for (let i = 0; i < n; i += 1) {
    const pivot = matrix[i] as number[];
    const head = pivot[i] || 1;
    for (let j = i; j <= n; j += 1) pivot[j] = (pivot[j] ?? 0) / head;
    for (const [k, row] of matrix.entries()) {
      const factor = k === i ? 0 : (row[i] ?? 0);
      if (factor !== 0) for (let j = i; j <= n; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return matrix.map((row) => row[n] ?? 0);
}
