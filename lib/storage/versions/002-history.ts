/**
 * 2026-11: earlier words of notes; deleted notes are found by when they were deleted; works know what they cite.
 * Example of the rows: 002-history.example.json (frozen: never changed once released).
 */
export const history = {
  version: 2,
  stores: {
    annotations: 'id, workId, modified, deleted',
    history: '[annotationId+revision]',
  },
  rows: {
    works: (row: Readonly<Record<string, unknown>>) => ({ ...row, cited: [] }),
  },
} as const;
