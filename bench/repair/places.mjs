/**
 * Where the beam over lost lead bytes errs, place by place. Run: node bench/repair/places.mjs [--mod 1] [--cases 60]
 * [--kind PART OF NAME] [--show 20]; QINGDU_MODEL names a model that has not seen the lines (build it with --tune 1).
 * Every place is damaged alone. Beside our reading the true one is followed through the same beam, all else forbidden:
 * a truth that costs more than what we took is an error of the model, one that costs less an error of the search.
 */
import { cutShiftReport, shiftReport, toMirrorTraditional } from '../../scripts/damage/index.mjs';
import { abstracts, option } from './abstracts.mjs';
import { engine, model, repairBlocks } from './engine.mjs';
import { fold } from './fold.mjs';

const { Beam } = engine;
const NOTHING = -1;

/** What may still be emitted: set while the true reading is followed. @type {string | null} */
let wanted = null;
/** How far a path has come in `wanted`, by path. @type {WeakMap<object, Map<number, number>>} */
const progress = new WeakMap();
const { add, best } = Beam.prototype;
/** Emitted so far; -1: something else. @param {InstanceType<typeof Beam>} beam @param {number} path @returns {number} */
function reached(beam, path) {
  const known = progress.get(beam) ?? new Map();
  progress.set(beam, known);
  const before = known.get(path);
  if (before !== undefined) return before;
  let text = '';
  for (const step of beam.stepsOf(path)) {
    const out = beam.outOf(step);
    if (out !== NOTHING) text += out < 0 ? '\0' : String.fromCharCode(out);
  }
  const at = (wanted ?? '').startsWith(text) ? text.length : -1;
  known.set(path, at);
  return at;
}
Beam.prototype.add = function (path) {
  if (wanted !== null && reached(this, path) < 0) return;
  add.call(this, path);
};
Beam.prototype.best = function (from, units, count, ...rest) {
  if (wanted === null) return best.call(this, from, units, count, ...rest);
  const at = reached(this, from);
  const next = at < 0 ? 0 : wanted.charCodeAt(at);
  const several = Array.from(units).filter((unit) => unit === next);
  // Twice the same unit: one among several is a guess, one alone is not.
  return best.call(this, from, several.length && units.length > 1 ? [next, next] : several, 1, ...rest);
};

/** What the engine calls the readers of scripts/damage/shift.mjs. */
const DIALECTS = /** @type {const} */ ({ old: 'eats', kept: 'keeps', browser: 'browser', byte: 'bytes' });

/**
 * Cost of reading `line` as `text`, by the beam of a run over all of it; null: the steps do not lead there.
 * @param {string} line @param {string} text @param {object} memory @param {string} dialect
 */
function costOf(line, text, memory, dialect) {
  const units = engine.unitsOf(line, 0, line.length, []);
  wanted = text;
  const beam = new Beam(model, 400, text === '' ? 15 : 1e9, memory);
  const evidence = { glossed: new Map(), glossesAreDamage: false, proven: true, dialect };
  const steps = new engine.GbkSteps(beam, evidence, model);
  let paths = [beam.begin(3, 0, 0)];
  for (let i = 0; i < units.length && paths.length > 0; i += 1) {
    steps.step(paths, units, i);
    paths = beam.take(-1);
  }
  const ends = paths.filter((/** @type {number} */ path) => reached(beam, path) === text.length);
  wanted = null;
  if (ends.length === 0) return null;
  return Math.min(...ends.map((/** @type {number} */ path) => beam.costOf(path) + engine.endCost(beam.stateOf(path))));
}

const mod = Number(option('mod', '1'));
const cases = abstracts({ mod, most: Number(option('cases', '60')) });
/** A second block, so that the page is known to be damaged so, as it is where more than one place is. */
const PROOF = '他們常去那個地方?；鶎由鐓^的服務很好';
const GUESSABLE = /^[ ,.;:]*$/;
let shown = Number(option('show', '0'));
for (const [shape, make] of Object.entries({ 'as it comes': shiftReport, 'cut anywhere': cutShiftReport })) {
  for (const reader of /** @type {const} */ (['old', 'kept', 'browser', 'byte'])) {
    for (const script of ['Traditional', 'Simplified']) {
      const name = `${shape}, ${reader}, ${script}`;
      if (!name.includes(option('kind', ''))) continue;
      const tally = {
        places: 0,
        right: 0,
        model: 0,
        search: 0,
        unseen: 0,
        barred: 0,
        left: 0,
        gone: 0,
        goneRight: 0,
        hard: 0,
        cases: 0,
        casesRight: 0,
      };
      for (const { seed, text } of cases) {
        const truth = script === 'Traditional' ? toMirrorTraditional(text) : text;
        const options = { seed, places: 2 + (seed % 2), reader };
        const whole = make(truth, options);
        tally.cases += 1;
        if (fold(repairBlocks([whole.text]).plain[0] ?? '') === fold(text)) tally.casesRight += 1;
        for (const { start } of whole.places) {
          const { text: damaged, places } = make(truth, { ...options, at: [start] });
          const place = places[0];
          if (!place) continue;
          tally.places += 1;
          if (!engine.screenDamage([damaged]).suspected) tally.unseen += 1;
          const got = engine.applyEdits(damaged, engine.planRepair([damaged, PROOF], model).edits[0]);
          const isRight = fold(got) === fold(truth);
          const isHard = !GUESSABLE.test(place.eaten);
          if (place.gone) tally.gone += 1;
          if (isHard) tally.hard += 1;
          if (isRight) {
            tally.right += 1;
            if (place.gone) tally.goneRight += 1;
            continue;
          }
          const memory = new engine.PageMemory([damaged], model);
          const line = damaged;
          const costTrue = costOf(line, truth, memory, DIALECTS[reader]);
          const costGot = costOf(line, got, memory, DIALECTS[reader]);
          const what =
            got === damaged
              ? 'left'
              : costTrue === null
                ? 'barred'
                : costGot !== null && costTrue > costGot
                  ? 'model'
                  : 'search';
          if (!(isHard && place.eaten)) tally[what] += 1;
          if (shown > 0 && !isHard) {
            shown -= 1;
            let k = 0;
            while (k < truth.length && got[k] === truth[k]) k += 1;
            let e = 0;
            while (got.at(-1 - e) === truth.at(-1 - e) && e < truth.length - k && e < got.length - k) e += 1;
            console.log(
              `${seed} ${what} true ${costTrue?.toFixed(1)} got ${costGot?.toFixed(1)} ${place.gone ? `gone ${place.gone} ` : ''}| ${truth.slice(Math.max(0, k - 8), k)}[${truth.slice(k, truth.length - e)} ≠ ${got.slice(k, got.length - e)}]${truth.slice(truth.length - e, truth.length - e + 6)} | ${damaged.slice(Math.max(0, k - 6), k + 14)}`,
            );
          }
        }
      }
      const share = (/** @type {number} */ n) => `${((100 * n) / tally.places).toFixed(1)}`.padStart(5);
      console.log(
        `${name.padEnd(34)} cases ${((100 * tally.casesRight) / tally.cases).toFixed(1).padStart(5)} | places ${tally.places}: right ${share(tally.right)}, model ${share(tally.model)}, search ${share(tally.search)}, barred ${share(tally.barred)}, left ${share(tally.left)}, not screened ${share(tally.unseen)}, ASCII eaten ${share(tally.hard)} | both bytes gone ${share(tally.gone)} (right of these ${((100 * tally.goneRight) / Math.max(1, tally.gone)).toFixed(0)})`,
      );
    }
  }
}
