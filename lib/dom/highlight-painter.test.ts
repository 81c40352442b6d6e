import { expect, test } from 'vitest';
import { highlightPainter } from './highlight-painter.ts';

class Highlight {
  readonly ranges: readonly Range[];
  constructor(...ranges: Range[]) {
    this.ranges = ranges;
  }
}
const range = {} as Range;

function setUp() {
  const highlights = new Map<string, unknown>([['of-the-page', 1]]);
  const doc = { defaultView: { CSS: { highlights }, Highlight } } as unknown as Document;
  const painter = highlightPainter(doc);
  if (!painter) throw new Error('no painter');
  return { highlights, painter };
}

test('touches no name but its own', () => {
  const { highlights, painter } = setUp();
  painter.paint('yellow', [range]);
  expect([...highlights.keys()]).toEqual(['of-the-page', 'qingdu-yellow']);
  painter.paint('yellow', []);
  expect([...highlights.keys()]).toEqual(['of-the-page']);
});

test('comes back once after another script cleared the registry, and does not fight it', () => {
  const { highlights, painter } = setUp();
  painter.paint('yellow', [range]);
  highlights.clear();
  painter.repair();
  expect(highlights.has('qingdu-yellow')).toBe(true);
  highlights.clear();
  painter.repair();
  expect(highlights.size).toBe(0);
});

test('without highlights in the browser there is no painter', () => {
  expect(highlightPainter({ defaultView: {} } as Document)).toBeNull();
});
