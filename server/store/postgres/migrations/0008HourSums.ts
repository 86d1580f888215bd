import type { Migration } from '../migrate.ts'

/** What is left of days whose details were deleted; `sums` is JSON. */
export const hourSums: Migration = {
  id: 8,
  name: 'sums by the hour',
  sql: `
    CREATE TABLE hour_sums (
      site text COLLATE "C" NOT NULL,
      date text COLLATE "C" NOT NULL,
      hour integer NOT NULL,
      service text COLLATE "C" NOT NULL,
      sums text NOT NULL,
      PRIMARY KEY (site, date, hour, service)
    );
  `,
}
