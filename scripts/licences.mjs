// The packages that are part of what is shipped (extension and command line), with their licences. node scripts/licences.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const ALLOWED = /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|CC0-1\.0|BlueOak-1\.0\.0|\(?MIT OR .*\)?|.* OR MIT\)?)$/;
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const shipped = Object.entries(packages).filter(
  ([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional,
);
const refused = [];
for (const [path, { version, license }] of shipped.sort()) {
  const name = path.replace(/^.*node_modules\//, '');
  console.log(`${name} ${version}: ${license ?? 'not said'}`);
  if (
    !(license ?? '')
      .replace(/[()]/g, '')
      .split(' AND ')
      .every((one) => ALLOWED.test(one))
  )
    refused.push(name);
}
console.log(`${shipped.length} packages.`);
if (refused.length > 0) console.error(`Look at these: ${refused.join(', ')}`);
process.exitCode = refused.length > 0 ? 1 : 0;
