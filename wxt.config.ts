import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { SITE_MATCHES } from './lib/dom/sites/table.ts';

/** Pages of ours load nothing from anywhere else and run no code but the packaged. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  // Where the browser knows them: no HTML, script or address of a script out of a string, and no way to ask for one.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Preact can set HTML from a string (`dangerouslySetInnerHTML`). We never do, and what is built cannot. */
const withoutHtmlSink = {
  name: 'qingdu-without-html-sink',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/[\\/]preact[\\/]dist[\\/]preact\.m?js/.test(id)) return;
    const made = code.replace(/\w+\.innerHTML=(\w+\.__html)/g, '$1');
    if (made === code) throw new Error('Preact sets HTML in another way than it did: look at it again.');
    return { code: made, map: null };
  },
};

/**
 * WXT makes every content script a context (timers that end with the extension, and an event in the page by which an older
 * copy of the script is stopped). None of ours takes it: on pages that are no article it was a tenth of the detector's
 * time, and pages could hear the event.
 */
const withoutContext = {
  name: 'qingdu-without-context',
  enforce: 'pre' as const,
  load(id: string) {
    return /[\\/]wxt[\\/]dist[\\/]utils[\\/]content-script-context\.mjs$/.test(id)
      ? 'export class ContentScriptContext {}'
      : null;
  },
};

/**
 * Where a content script runs stands in the manifest, which WXT makes of its definition. In the script itself the table of
 * sites is not needed: it was a part of what every page has to compile and fill.
 */
const withoutMatches = {
  name: 'qingdu-without-matches',
  enforce: 'pre' as const,
  apply: 'build' as const,
  transform(code: string, id: string) {
    if (/virtual:/.test(id) || !/[\\/]entrypoints[\\/](?:detect|wake)\.content[\\/]index\.ts$/.test(id)) return;
    const made = code.replace(/matches: \[\.\.\.\w+\]/, 'matches: []');
    if (made === code) throw new Error(`${id} has its matches in another way than it did: look at it again.`);
    return { code: made, map: null };
  },
};

export default defineConfig({
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  vite: () => ({
    plugins: [withoutHtmlSink, withoutContext, withoutMatches, preact()],
    // Loading a module of `lib/` does nothing but fill its constants: what is not used of it is left out.
    build: {
      rollupOptions: {
        treeshake: { moduleSideEffects: (id: string) => !/[\\/]lib[\\/]/.test(id) },
        // What is wrapped to be run later (the detector's reading of a page) need not be compiled at once.
        optimization: { pifeForModuleWrappers: false },
      },
    },
  }),
  hooks: {
    // What went into the model is told in the repository; the package ships the model alone.
    'build:publicAssets': (_wxt, files) => {
      const shipped = files.filter(({ relativeDest }) => !/^model[\\/].*\.md$/.test(relativeDest));
      files.splice(0, files.length, ...shipped);
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extensionName__',
    short_name: '__MSG_extensionShortName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'zh_CN',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'qingdu@qingdu.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
    // WXT adds sidePanel for Chrome.
    permissions: ['storage', 'unlimitedStorage', 'scripting', 'activeTab', 'contextMenus'],
    host_permissions: [...SITE_MATCHES],
    // Asked for when the reader turns automatic backups on.
    optional_permissions: ['downloads'],
    optional_host_permissions: ['*://*/*'],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: { suggested_key: { default: 'Alt+P' }, description: '__MSG_commandPanel__' } }
        : { 'open-panel': { suggested_key: { default: 'Alt+P' }, description: '__MSG_commandPanel__' } }),
      _execute_action: { suggested_key: { default: 'Alt+Shift+Q' } },
      'toggle-view': { suggested_key: { default: 'Alt+Q' }, description: '__MSG_commandView__' },
      // Chrome takes four suggested keys and no more.
      'clean-view': {
        ...(browser === 'firefox' ? { suggested_key: { default: 'Alt+Shift+C' } } : {}),
        description: '__MSG_commandClean__',
      },
      'add-note': { suggested_key: { default: 'Alt+N' }, description: '__MSG_commandNote__' },
    },
    // Only the composer is framed by pages; without its one-time token it shows nothing.
    web_accessible_resources: [{ resources: ['composer.html'], matches: ['*://*/*'] }],
    ...(command === 'build' ? { content_security_policy: { extension_pages: POLICY } } : {}),
  }),
});
