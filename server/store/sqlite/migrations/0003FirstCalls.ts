import type { Migration } from '../migrate.ts'

/** What estimates are held against: the issue and the first call. Rows from before have none of it. */
export const firstCalls: Migration = {
  id: 3,
  name: 'first calls of visits',
  sql: `
    ALTER TABLE visits ADD COLUMN issued_at INTEGER;
    ALTER TABLE visits ADD COLUMN first_called_at INTEGER;
    ALTER TABLE visits ADD COLUMN first_due_at INTEGER;
    ALTER TABLE visits ADD COLUMN first_call TEXT;
    ALTER TABLE visits ADD COLUMN missed INTEGER;
  `,
}
