import type { Migration } from '../migrate.ts'

/** What staff and the town show on boards; `body` is JSON. */
export const boardNotices: Migration = {
  id: 11,
  name: 'notices on boards',
  sql: `
    CREATE TABLE board_notices (
      site text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      body text NOT NULL,
      until bigint,
      PRIMARY KEY (site, id)
    );
    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON board_notices
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();
  `,
}
