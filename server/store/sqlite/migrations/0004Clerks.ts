import type { Migration } from '../migrate.ts'

export const clerks: Migration = {
  id: 4,
  name: 'clerks',
  sql: `
    CREATE TABLE clerks (
      site TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      skills TEXT,
      active INTEGER NOT NULL,
      PRIMARY KEY (site, id)
    ) STRICT, WITHOUT ROWID;
  `,
}
