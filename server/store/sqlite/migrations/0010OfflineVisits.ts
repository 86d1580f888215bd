import type { Migration } from '../migrate.ts'

/** Which numbers a kiosk gave without the server. Rows from before hold nothing: there were none. */
export const offlineVisits: Migration = {
  id: 10,
  name: 'visits without a server',
  sql: `
    ALTER TABLE visits ADD COLUMN offline INTEGER;
  `,
}
