// Cases of the fuzz tests: each is made from its number alone, so that a failure names what plays it again.

/** 2,000 in `npm test`, 100,000 in `npm run test:long`; `QINGDU_FUZZ=number` plays one. */
const CASES = process.env.QINGDU_LONG ? 100_000 : 2_000;

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Plays every `of`th case and names the one that fails. */
export async function playCases(play, of = 1) {
  const only = process.env.QINGDU_FUZZ;
  const [from, to] = only ? [Number(only), Number(only) + 1] : [0, Math.ceil(CASES / of)];
  for (let number = from; number < to; number++) {
    try {
      await play(randomFrom(number * 7919 + 1), number);
    } catch (error) {
      throw new Error(`case ${number}: ${error instanceof Error ? error.stack : error}`);
    }
  }
}

export const casesOf = (of = 1) => Math.ceil(CASES / of);
