import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', environment: 'node', include: ['lib/domain/**/*.test.ts', 'cli/**/*.test.ts', 'scripts/**/*.test.{ts,mjs}', 'tests/unit/**/*.test.ts'] } },
      { test: { name: 'dom', environment: 'node', include: ['lib/dom/**/*.test.ts'] } },
      {
        extends: false,
        plugins: [WxtVitest()],
        test: { name: 'extension', environment: 'happy-dom', include: ['{components,entrypoints}/**/*.test.{ts,tsx}', 'lib/{storage,messaging}/**/*.test.ts'] },
      },
    ],
  },
});
