/**
 * Repair by kind of damage, over unseen abstracts. Run: node bench/repair/run.mjs [--mod 0] [--cases 200] [--kind NAME or GROUP]
 * Exact share and CER after folding, in Simplified; `opencc` and `ftfy's way` are baselines on the same texts.
 */
import { abstracts, option } from './abstracts.mjs';
import { engine, repairBlocks } from './engine.mjs';
import { distance, fold } from './fold.mjs';
import { KINDS } from './kinds.mjs';

const mod = Number(option('mod', '0'));
const cases = abstracts({ mod, most: Number(option('cases', '200')) });
console.log(
  `${cases.length} abstracts, lines ≡ ${mod} mod 5 of csl-dev-titles.tsv; seed = line number; generator scripts/damage; mirrors: 20–90 glossed characters, every cut; shifts: 2–3 lost lead bytes a text, cut anywhere: each ended by a second loss 1–8 characters on; older programs drop every pair of GBK’s user-defined zones`,
);

/** What ftfy does: a single-byte page taken for UTF-8, if all bytes fit. @param {string} text */
function asFtfy(text) {
  for (const shown of ['windows-1252', 'windows-1251', 'windows-1254', 'macintosh', 'cp437']) {
    const bytes = engine.encodeText(text, shown);
    if (!bytes) continue;
    try {
      const made = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      if (made !== text) return made;
    } catch {}
  }
  return text;
}

const percent = (/** @type {number} */ share) => (100 * share).toFixed(1).padStart(6);
console.log(
  'kind                                          cases | exact %: ours  ftfy  opencc | CER %: before   ours | ms/case',
);
for (const [name, { make, group }] of Object.entries(KINDS)) {
  if (option('kind', name) !== name && option('kind', name) !== group) continue;
  const sums = { n: 0, ours: 0, ftfy: 0, opencc: 0, length: 0, before: 0, after: 0, ms: 0, flagged: 0, left: 0 };
  for (const { seed, text } of cases) {
    const damaged = make(text, seed);
    if (damaged === null) continue;
    const want = fold(text);
    const start = performance.now();
    const { plain, plan } = repairBlocks([damaged]);
    sums.ms += performance.now() - start;
    const errors = distance(want, fold(plain[0] ?? ''));
    const opencc = distance(want, fold(engine.convertText(damaged, 't2s')));
    sums.n += 1;
    sums.length += want.length;
    sums.after += errors;
    sums.before += opencc;
    if (errors === 0) sums.ours += 1;
    if (opencc === 0) sums.opencc += 1;
    if (fold(engine.convertText(asFtfy(damaged), 't2s')) === want) sums.ftfy += 1;
    if ((plan?.unrecoverable.length ?? 0) > 0) sums.flagged += 1;
    if ((plan?.edits[0]?.length ?? 0) === 0) sums.left += 1;
  }
  if (sums.n === 0) continue;
  const { n, ours, ftfy, opencc, length, before, after, ms, flagged, left } = sums;
  const hopeless =
    group === 'hopeless' ? `  flagged ${percent(flagged / n)} %, left as it was ${percent(left / n)} %` : '';
  console.log(
    `${name.padEnd(44)} ${String(n).padStart(6)} |       ${percent(ours / n)}${percent(ftfy / n)}${percent(opencc / n)}  |      ${percent(before / length)} ${((100 * after) / length).toFixed(3).padStart(6)} | ${(ms / n).toFixed(1)}${hopeless}`,
  );
}
