// Violations of WCAG that axe finds in a page or a frame.
import axe from 'axe-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Violations below a selector of a page or frame, a line each. */
async function violations(frame, selector) {
  await frame.evaluate(axe.source);
  // A frame of another process hears of the colours a moment later, and colours on their way are nobody's.
  await frame.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const found = await frame.evaluate(
    (include, tags) => window.axe.run({ include: [include] }, { runOnly: tags, iframes: false }),
    selector,
    RULES,
  );
  // Looking at nothing is no success.
  expect(found.passes.length).toBeGreaterThan(0);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ''}`),
  );
}

/** That a page or frame has none, in light and dark; without transitions, whose colours in between nobody reads. */
export async function expectNone(page, frame, selector) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    expect.soft(await violations(frame, selector), scheme).toEqual([]);
  }
  await page.emulateMediaFeatures([]);
}
