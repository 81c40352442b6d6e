// The layer table of docs/architecture.md as rules. tests/unit/layers.test.ts plants one break per rule and sees it caught.

/** Who may import whom; `domain`, `dom`, `storage` and `messaging` stand in lib/. */
const mayImport = {
  domain: ['domain'],
  dom: ['domain', 'dom'],
  storage: ['domain', 'storage'],
  messaging: ['domain', 'messaging'],
  components: ['domain', 'components'],
  entrypoints: ['domain', 'dom', 'storage', 'messaging', 'components', 'entrypoints'],
  cli: ['domain', 'dom', 'cli'],
};
const inLib = ['domain', 'dom', 'storage', 'messaging'];
const folderOf = (layer) => (inLib.includes(layer) ? `lib/${layer}` : layer);
const folders = (layers) => `^(${layers.map(folderOf).join('|')})/`;

/** Tests may import what they test and what they test with. */
const TESTS = '(\\.test\\.tsx?$|/test-[^/]+\\.tsx?$)';
/** Makes its own bundle with scripts/build-cli.mjs when there is none. */
const BUNDLES_ITSELF = '^cli/qingdu\\.mjs$';
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
const EXTENSION_API = packages('wxt', '@wxt-dev', '@webext-core', 'webextension-polyfill');
const PREACT = packages('preact', '@preact', '@testing-library');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([layer, allowed]) => ({
      name: `${layer}-may-import`,
      severity: 'error',
      comment: `${folderOf(layer)}/ may import only: ${allowed.map(folderOf).join(', ')}`,
      from: { path: `^${folderOf(layer)}/`, pathNot: [TESTS, BUNDLES_ITSELF] },
      to: { path: '^(lib|components|entrypoints|cli|tests|bench|scripts|docs)/', pathNot: folders(allowed) },
    })),
    {
      name: 'lib-folders',
      severity: 'error',
      comment: 'lib/ holds domain, dom, storage and messaging, nothing else',
      from: {},
      to: { path: '^lib/', pathNot: folders(inLib) },
    },
    {
      name: 'domain-door',
      severity: 'error',
      comment: 'A module of lib/domain/ is entered by its index.ts',
      from: { path: '^lib/domain/([^/]+)/', pathNot: TESTS },
      to: { path: '^lib/domain/[^/]+/', pathNot: '^lib/domain/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'domain-door-outside',
      severity: 'error',
      comment: 'A module of lib/domain/ is entered by its index.ts',
      from: { path: '^(lib/(?!domain/)|components/|entrypoints/|cli/)', pathNot: TESTS },
      to: { path: '^lib/domain/[^/]+/', pathNot: '^lib/domain/[^/]+/(index\\.ts|data/[^/]+)$' },
    },
    {
      name: 'no-islands',
      severity: 'error',
      comment:
        'Structure, citations, summaries and notes speak only in reading text: they neither decode, repair nor convert',
      from: { path: '^lib/domain/(article|citation|summary|annotation)/', pathNot: TESTS },
      to: { path: '^lib/domain/(encoding|mojibake|script)/' },
    },
    {
      name: 'one-road',
      severity: 'error',
      comment:
        'Text is repaired and converted by analysePage alone, for readArticle, and by the command-line filters that do nothing else',
      from: {
        path: '^(lib|components|entrypoints|cli)/',
        pathNot: ['^lib/domain/(mojibake|script|page)/', '^cli/(commands/)?(repair|convert|decode)\\.ts$', TESTS],
      },
      to: { path: '^lib/domain/(mojibake|script)/', pathNot: '/data/[^/]+$' },
    },
    {
      name: 'domain-is-self-contained',
      severity: 'error',
      comment: 'lib/domain/ is pure: no packages but the conversion dictionaries, nothing of Node',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'core'],
        pathNot: packages('opencc-js'),
      },
    },
    {
      name: 'no-extension-api',
      severity: 'error',
      comment: 'Pure code, DOM code, components and the command line do not know that they run in an extension',
      from: { path: folders(['domain', 'dom', 'components', 'cli']), pathNot: TESTS },
      to: { path: EXTENSION_API },
    },
    {
      name: 'no-preact',
      severity: 'error',
      comment: 'Only components and entrypoints draw',
      from: { path: folders([...inLib, 'cli']), pathNot: TESTS },
      to: { path: PREACT },
    },
    {
      name: 'no-node',
      severity: 'error',
      comment: 'What ships in the extension cannot use Node',
      from: { path: '^(lib|components|entrypoints)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-sibling-entrypoints',
      severity: 'error',
      comment: 'Entrypoints meet only in lib/ and components/',
      from: { path: '^entrypoints/([^/.]+)[/.]' },
      to: { path: '^entrypoints/', pathNot: '^entrypoints/$1[/.]' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that is not found hides from every other rule',
      from: {},
      to: { couldNotResolve: true, path: '^[.@~]', pathNot: '[?]|^\\.wxt/|/dist/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};
