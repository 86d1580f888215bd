import type { Migration } from '../migrate.ts'

/** What is left of days whose details were deleted; `sums` is JSON. */
export const hourSums: Migration = {
  id: 6,
  name: 'sums by the hour',
  sql: `
    CREATE TABLE hour_sums (
      site TEXT NOT NULL,
      date TEXT NOT NULL,
      hour INTEGER NOT NULL,
      service TEXT NOT NULL,
      sums TEXT NOT NULL,
      PRIMARY KEY (site, date, hour, service)
    ) STRICT, WITHOUT ROWID;
  `,
}
