import type { Migration } from '../migrate.ts'

/** What estimates are held against: the issue and the first call. Rows from before, and of a server that was not updated yet, have none of it. */
export const firstCalls: Migration = {
  id: 5,
  name: 'first calls of visits',
  sql: `
    ALTER TABLE visits
      ADD COLUMN issued_at bigint,
      ADD COLUMN first_called_at bigint,
      ADD COLUMN first_due_at bigint,
      ADD COLUMN first_call text,
      ADD COLUMN missed smallint;
  `,
}
