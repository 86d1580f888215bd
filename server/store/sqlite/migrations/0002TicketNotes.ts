import type { Migration } from '../migrate.ts'

export const ticketNotes: Migration = {
  id: 2,
  name: 'notes for colleagues',
  sql: `
    CREATE TABLE ticket_notes (
      ticket TEXT PRIMARY KEY,
      stream TEXT NOT NULL,
      text TEXT NOT NULL,
      delete_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ticket_notes_by_stream ON ticket_notes (stream);
  `,
}
