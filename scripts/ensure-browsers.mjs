// Finds the browsers, or installs them where that is ours to do: on Debian and Ubuntu, as root. Needs no packages.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * Where each browser may stand, best first: `[name, ...places]`; a place without a slash is looked for on the path.
 * Branded Chrome comes last: since version 137 it ignores `--load-extension`.
 */
const PLACES = {
  linux: {
    chromium: [
      ['Chromium', 'chromium', 'chromium-browser', '/snap/bin/chromium'],
      ['Edge', 'microsoft-edge', 'microsoft-edge-stable'],
      ['Chrome', 'google-chrome', 'google-chrome-stable'],
    ],
    firefox: [['Firefox', 'firefox-esr', 'firefox', '/snap/bin/firefox']],
  },
  darwin: {
    chromium: [
      ['Chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
      ['Edge', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      ['Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ],
    firefox: [
      ['Firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
      ['Firefox', '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox'],
    ],
  },
  win32: {
    chromium: [
      ['Chromium', ...onWindows('Chromium/Application/chrome.exe')],
      ['Edge', ...onWindows('Microsoft/Edge/Application/msedge.exe')],
      ['Chrome', ...onWindows('Google/Chrome/Application/chrome.exe')],
    ],
    firefox: [['Firefox', ...onWindows('Mozilla Firefox/firefox.exe')]],
  },
};

function onWindows(path) {
  const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': x86 } = process.env;
  return [PROGRAMFILES, x86, LOCALAPPDATA].filter(Boolean).map((folder) => join(folder, path));
}

function locate(place) {
  if (/[\\/]/.test(place)) return existsSync(place) ? place : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, place)).find(existsSync);
}

/**
 * @param {'chromium' | 'firefox'} family
 * @returns {{ family: string, name: string, path: string } | undefined} `QINGDU_CHROMIUM` and `QINGDU_FIREFOX` win.
 */
export function findBrowser(family) {
  const given = process.env[`QINGDU_${family.toUpperCase()}`];
  if (given) return { family, name: family === 'firefox' ? 'Firefox' : 'Chromium', path: given };
  for (const [name, ...places] of PLACES[process.platform]?.[family] ?? PLACES.linux[family]) {
    const path = places.map(locate).find(Boolean);
    if (path) return { family, name, path };
  }
  return undefined;
}

const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
  fonts: ['fonts-noto-cjk'],
};

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !locate('apt-get')) return false;
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

async function aptInstall(kinds) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${kinds.map((kind) => DEBIAN_PACKAGES[kind][0]).join(', ')} with apt-get …`);
  const update = await run('apt-get', ['update'], { env, label: 'apt-get update' });
  if (update.code !== 0) console.log(update.output);
  for (const kind of kinds) {
    let output = '';
    for (const name of DEBIAN_PACKAGES[kind]) {
      const args = ['install', '--yes', '--no-install-recommends', name];
      const result = await run('apt-get', args, { env, label: `apt-get install ${name}` });
      output = result.output;
      if (result.code === 0) break;
    }
    if (kind === 'fonts' ? !hasChineseFont() : !findBrowser(kind)) console.log(output);
  }
}

const ADVICE = {
  chromium: 'Chromium or Microsoft Edge (Chrome no longer takes an extension from the command line)',
  firefox: 'Firefox 140 or later',
};

/**
 * Makes sure that these browsers are there. Costs a few look-ups when they are.
 * @param {('chromium' | 'firefox')[]} families
 * @throws when one is missing and cannot be installed from here; the message says what to install.
 */
export async function ensureBrowsers(families) {
  const missing = () => families.filter((family) => !findBrowser(family));
  const kinds = [...missing(), ...(hasChineseFont() ? [] : ['fonts'])];
  if (kinds.length > 0 && isDebianRoot()) await aptInstall(kinds);
  const absent = missing();
  if (absent.length === 0) return;
  const wanted = absent.map((family) => ADVICE[family]).join(', and ');
  const apt = `sudo apt-get install ${absent.map((family) => DEBIAN_PACKAGES[family][0]).join(' ')} fonts-noto-cjk`;
  const hint = process.platform === 'linux' ? ` (on Debian or Ubuntu: ${apt})` : '';
  throw new Error(
    `Not found: ${wanted}${hint}. If it stands elsewhere, set ${absent.map((family) => `QINGDU_${family.toUpperCase()}`).join(' or ')} to its path.`,
  );
}
