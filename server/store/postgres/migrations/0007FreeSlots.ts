import type { Migration } from '../migrate.ts'

/** Slots are settings, of whose changes servers tell each other; no-shows are rows that go with events, written since migration 9. */
export const freeSlots: Migration = {
  id: 7,
  name: 'free slots and no-shows',
  sql: `
    CREATE TABLE slots (
      site text COLLATE "C" NOT NULL,
      service text COLLATE "C" NOT NULL,
      time bigint NOT NULL,
      date text COLLATE "C" NOT NULL,
      capacity integer NOT NULL,
      PRIMARY KEY (site, service, time)
    );
    CREATE INDEX slots_by_day ON slots (site, date, time);
    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON slots
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();

    CREATE TABLE no_shows (
      site text COLLATE "C" NOT NULL,
      date text COLLATE "C" NOT NULL,
      number integer NOT NULL,
      service text NOT NULL,
      time bigint NOT NULL,
      PRIMARY KEY (site, date, number)
    );
  `,
}
