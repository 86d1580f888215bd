import type { Migration } from '../migrate.ts'

/** What staff and the town show on boards; `body` is JSON. */
export const boardNotices: Migration = {
  id: 9,
  name: 'notices on boards',
  sql: `
    CREATE TABLE board_notices (
      site TEXT NOT NULL,
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      until INTEGER,
      PRIMARY KEY (site, id)
    ) STRICT, WITHOUT ROWID;
  `,
}
