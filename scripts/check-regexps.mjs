// No regular expression may take exponential time, on any text. One that may take polynomial time (`\s*x?\s*` over a
// long run of spaces) is either written otherwise, or stands in regexp-bounds.mjs with what bounds its input and why.
// node scripts/check-regexps.mjs [--list]
import { pathToFileURL } from 'node:url';
import { analyse } from 'scslre';
import { BOUNDS } from './regexp-bounds.mjs';
import { loadedRegexps, readRegexps, sourcesIn } from './regexps.mjs';

/** How the time of a regular expression may grow with the text: 'linear', 'polynomial', 'exponential'. */
export function growthOf({ source, flags }) {
  const { reports } = analyse({ source, flags });
  if (reports.some(({ exponential }) => exponential)) return 'exponential';
  return reports.length > 0 ? 'polynomial' : 'linear';
}

/** The bound that holds for one; `used` hears of every bound that is needed. */
function boundOf({ file, source }, used) {
  const bound = BOUNDS.find((one) => file.startsWith(one.in) && (one.source ?? source) === source);
  if (bound) used.add(bound);
  return bound;
}

async function main() {
  const files = sourcesIn();
  const read = files.map((file) => readRegexps(file));
  const literals = read.flatMap((one) => one.literals);
  const found = [...literals, ...(await loadedRegexps())];
  const used = new Set();
  const faults = [];
  const counts = { linear: 0, polynomial: 0, exponential: 0 };
  for (const regexp of found) {
    const place = regexp.line > 0 ? `${regexp.file}:${regexp.line}` : regexp.file;
    let growth;
    try {
      growth = growthOf(regexp);
    } catch (error) {
      faults.push(`${place}: not understood (${error.message}): /${regexp.source}/`);
      continue;
    }
    counts[growth] += 1;
    if (growth === 'linear') continue;
    const bound = growth === 'polynomial' ? boundOf(regexp, used) : undefined;
    if (process.argv.includes('--list')) console.log(`${growth} ${place} /${regexp.source}/${regexp.flags}`);
    if (!bound) faults.push(`${place}: ${growth}, and nothing bounds its input: /${regexp.source}/${regexp.flags}`);
  }
  // What is built from what is only known at run time cannot be looked at here.
  for (const { file, line, text } of read.flatMap((one) => one.built)) {
    if (!boundOf({ file, source: 'built' }, used)) faults.push(`${file}:${line}: built at run time: ${text}`);
  }
  for (const one of BOUNDS) if (!used.has(one)) faults.push(`regexp-bounds.mjs: nothing in ${one.in} needs its bound`);
  for (const fault of faults) console.error(fault);
  console.log(
    `${found.length} regular expressions: ${counts.linear} linear, ${counts.polynomial} polynomial on bounded text, ` +
      `${counts.exponential} exponential; ${faults.length} faults.`,
  );
  process.exitCode = faults.length > 0 || literals.length < 100 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
