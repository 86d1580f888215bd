import type { Migration } from '../migrate.ts'

export const freeSlots: Migration = {
  id: 5,
  name: 'free slots and no-shows',
  sql: `
    CREATE TABLE slots (
      site TEXT NOT NULL,
      service TEXT NOT NULL,
      time INTEGER NOT NULL,
      date TEXT NOT NULL,
      capacity INTEGER NOT NULL,
      PRIMARY KEY (site, service, time)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX slots_by_day ON slots (site, date, time);

    CREATE TABLE no_shows (
      site TEXT NOT NULL,
      date TEXT NOT NULL,
      number INTEGER NOT NULL,
      service TEXT NOT NULL,
      time INTEGER NOT NULL,
      PRIMARY KEY (site, date, number)
    ) STRICT, WITHOUT ROWID;
  `,
}
