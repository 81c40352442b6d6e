// What the project promises of itself, checked on the sources and on the built packages: no HTML from strings, no code
// from strings or from elsewhere, no permission that docs/privacy.md does not give a reason for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const SINKS =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|setHTMLUnsafe|parseFromString)\b|\bdocument\.write|\beval\(|\bnew Function\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket\b|\bEventSource\b/;
/** Parses a page's own bytes into a document that is never shown: its scripts do not run. */
const INERT = /^lib\/dom\/page-bytes\.ts:\d+: .*new DOMParser\(\)\.parseFromString/;
const FOLDERS = ['entrypoints', 'components', 'lib'];

/** Lines of our sources that use what is banned, as `file:line: text`. */
export function bannedUses(folders = FOLDERS) {
  const found = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /^test-|\.test\.tsx?$/.test(entry.name)) continue;
      const file = join(entry.parentPath ?? entry.path, entry.name);
      readFileSync(file, 'utf8')
        .split('\n')
        .forEach((line, i) => {
          if (SINKS.test(line) && !/^\s*(?:\/\/|\*|\/\*)/.test(line))
            found.push(`${file.slice(root.length + 1)}:${i + 1}: ${line.trim()}`);
        });
    }
  }
  return found.filter((use) => !INERT.test(use));
}

/** What is wrong with a built package. */
export function faultsOf(directory) {
  const faults = [];
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  const reasons = readFileSync(join(root, 'docs/privacy.md'), 'utf8');
  for (const permission of [...manifest.permissions, ...manifest.optional_host_permissions]) {
    if (!reasons.includes(`\`${permission}\``)) faults.push(`${permission}: docs/privacy.md gives no reason for it`);
  }
  const policy = manifest.content_security_policy?.extension_pages ?? '';
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    if (!policy.split('; ').includes(rule)) faults.push(`the policy of extension pages lacks ${rule}`);
  }
  const open = (manifest.web_accessible_resources ?? []).flatMap(({ resources }) => resources);
  if (open.join() !== 'composer.html') faults.push(`pages may reach ${open.join()}`);
  for (const name of readdirSync(directory, { recursive: true }).filter((file) => file.endsWith('.js'))) {
    if (/\.(?:innerHTML|outerHTML)=[^=]/.test(readFileSync(join(directory, name), 'utf8')))
      faults.push(`${name} sets HTML`);
  }
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(directory, name), 'utf8');
    if (/(?:src|href)="(?:https?:)?\/\//.test(html)) faults.push(`${name} loads from elsewhere`);
    if (/<script(?![^>]*\bsrc=)|\son\w+="/.test(html)) faults.push(`${name} holds code`);
  }
  return faults;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = ['.output/chrome-mv3', '.output/firefox-mv3'].map((path) => join(root, path)).filter(existsSync);
  const faults = [...bannedUses(), ...built.flatMap(faultsOf)];
  for (const fault of faults) console.error(fault);
  if (built.length === 0) console.error('Nothing is built: run `npm run build` first.');
  console.log(`${built.length} packages looked at, ${faults.length} faults.`);
  process.exitCode = faults.length > 0 || built.length === 0 ? 1 : 0;
}
