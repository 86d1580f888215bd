import type { Migration } from '../migrate.ts'

/** Where phones want to be told of their ticket: contact data, deleted with it. */
export const phoneAlerts: Migration = {
  id: 10,
  name: 'phone alerts',
  sql: `
    CREATE TABLE phone_alerts (
      endpoint text COLLATE "C" PRIMARY KEY,
      ticket text COLLATE "C" NOT NULL,
      stream text COLLATE "C" NOT NULL,
      p256dh text NOT NULL,
      auth text NOT NULL,
      soon_told smallint NOT NULL,
      call_told bigint NOT NULL,
      delete_at bigint NOT NULL
    );
    CREATE INDEX phone_alerts_by_stream ON phone_alerts (stream);
  `,
}
