// Photographs what a reader sees: every surface, light and dark, the popup and the options in three languages, into
// out/shots. node scripts/shots.mjs [--readme]
// --readme   instead, the few pictures the READMEs show, into docs/images
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensurePackages } from './ensure-packages.mjs';
import { root } from './run.mjs';
import { SAMPLE_URLS, shootReadme, shootSurfaces } from './shots/surfaces.mjs';

const SAMPLE = join(root, 'tests/pages/sample/mirror.html');
const PLAIN = join(root, 'tests/pages/not-articles/encyclopedia.html');
const LOCALES = ['zh_CN', 'zh_TW', 'en'];

/**
 * A copy of the built extension that speaks one language whatever the browser speaks: its words stand in for those of
 * every other language. Browsers often come with no language but English.
 */
function speaking(locale, built) {
  const directory = mkdtempSync(join(tmpdir(), `qingdu-${locale}-`));
  cpSync(built, directory, { recursive: true });
  for (const other of LOCALES) {
    cpSync(join(built, '_locales', locale), join(directory, '_locales', other), { recursive: true });
  }
  return directory;
}

/** Runs `shoot` with a browser whose extension speaks `locale`. */
async function inLanguage(locale, shoot) {
  const { build, extensionDirectory } = await import('./build.mjs');
  const { launch } = await import('../tests/browser/launch.mjs');
  await build(['chrome']);
  const extension = speaking(locale, extensionDirectory('chromium'));
  const [article, plain] = [readFileSync(SAMPLE), readFileSync(PLAIN)];
  const session = await launch({
    browser: 'chromium',
    extension,
    pages: {
      [SAMPLE_URLS.listed]: { body: article },
      [SAMPLE_URLS.unlisted]: { body: article },
      [SAMPLE_URLS.plain]: { body: plain },
    },
  });
  try {
    await shoot(session);
  } finally {
    await session.close();
    rmSync(extension, { recursive: true, force: true });
  }
}

await ensurePackages();
if (process.argv.includes('--readme')) {
  const images = join(root, 'docs/images');
  await inLanguage('en', (session) => shootReadme(session, images, { withServed: true }));
  await inLanguage('zh_CN', (session) => shootReadme(session, join(images, 'zh-CN'), { withServed: false }));
} else {
  const out = join(root, 'out/shots');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const locale of LOCALES) {
    await inLanguage(locale, (session) => shootSurfaces(session, out, { locale, isWhole: locale === 'zh_CN' }));
    await sleep(0);
  }
  console.log(`Left in ${out}.`);
}
