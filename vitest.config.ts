import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Growth is measured as a ratio; the clock only ends what hangs. */
const SLOW_MACHINE = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        // No plugin and no DOM here: pure code that reaches for either fails at once.
        test: {
          name: 'domain',
          environment: 'node',
          testTimeout: SLOW_MACHINE,
          include: [
            'lib/domain/**/*.test.ts',
            'cli/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'tests/unit/**/*.test.{ts,mjs}',
          ],
        },
      },
      {
        test: {
          name: 'dom',
          environment: 'node',
          testTimeout: SLOW_MACHINE,
          include: ['lib/dom/**/*.test.ts', 'tests/fuzz/**/*.test.mjs'],
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          environment: 'happy-dom',
          testTimeout: SLOW_MACHINE,
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
