/**
 * 2026-11: works and the addresses of their copies, annotations, drafts, settings.
 * Example of the rows: 001-first.example.json (frozen: never changed once released).
 */
export const first = {
  version: 1,
  stores: {
    works: 'id, *aliases, nameKey, opened',
    copies: 'url, workId',
    annotations: 'id, workId, modified',
    drafts: 'key, workId',
    settings: 'key',
  },
} as const;
