import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        // No plugin and no DOM here: pure code that reaches for either fails at once.
        test: {
          name: 'domain',
          environment: 'node',
          include: [
            'lib/domain/**/*.test.ts',
            'cli/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'tests/unit/**/*.test.{ts,mjs}',
          ],
        },
      },
      { test: { name: 'dom', environment: 'node', include: ['lib/dom/**/*.test.ts', 'tests/fuzz/**/*.test.mjs'] } },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          environment: 'happy-dom',
          include: ['{components,entrypoints}/**/*.test.{ts,tsx}', 'lib/{storage,messaging}/**/*.test.ts'],
        },
      },
      {
        // Stories told in real browsers with the built extension; two files at a time, each starts its own browsers.
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.browser.mjs'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
