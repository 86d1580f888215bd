import type { Migration } from '../migrate.ts'

export const clerks: Migration = {
  id: 6,
  name: 'clerks',
  sql: `
    CREATE TABLE clerks (
      site text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      name text NOT NULL,
      skills text,
      active smallint NOT NULL,
      PRIMARY KEY (site, id)
    );
    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON clerks
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();
  `,
}
