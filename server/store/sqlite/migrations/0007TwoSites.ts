import type { Migration } from '../migrate.ts'

/** A ticket that has moved to another day has a second key; a token may speak for several sites (`sites`: JSON). */
export const twoSites: Migration = {
  id: 7,
  name: 'two sites',
  sql: `
    CREATE TABLE keys_of_tickets (
      key_hash TEXT PRIMARY KEY,
      ticket TEXT NOT NULL,
      stream TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO keys_of_tickets SELECT key_hash, ticket, stream FROM ticket_keys;
    DROP TABLE ticket_keys;
    ALTER TABLE keys_of_tickets RENAME TO ticket_keys;
    CREATE INDEX ticket_keys_by_ticket ON ticket_keys (ticket);

    ALTER TABLE tokens ADD COLUMN sites TEXT NOT NULL DEFAULT '[]';
    UPDATE tokens SET sites = json_array(site);
    ALTER TABLE tokens DROP COLUMN site;
    ALTER TABLE links ADD COLUMN sites TEXT NOT NULL DEFAULT '[]';
    UPDATE links SET sites = json_array(site);
    ALTER TABLE links DROP COLUMN site;
  `,
}
