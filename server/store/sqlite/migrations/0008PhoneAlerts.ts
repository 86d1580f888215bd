import type { Migration } from '../migrate.ts'

/** Where phones want to be told of their ticket: contact data, deleted with it. */
export const phoneAlerts: Migration = {
  id: 8,
  name: 'phone alerts',
  sql: `
    CREATE TABLE phone_alerts (
      endpoint TEXT PRIMARY KEY,
      ticket TEXT NOT NULL,
      stream TEXT NOT NULL,
      p256dh TEXT NOT NULL,
      auth TEXT NOT NULL,
      soon_told INTEGER NOT NULL,
      call_told INTEGER NOT NULL,
      delete_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX phone_alerts_by_stream ON phone_alerts (stream);
  `,
}
