import type { Migration } from '../migrate.ts'

/** Whoever changes settings tells of it in the same transaction, once; the number is for those who did not hear it. */
export const tellingChanges: Migration = {
  id: 3,
  name: 'telling changes of settings',
  sql: `
    CREATE TABLE settings_version (
      version bigint NOT NULL,
      changed_by text NOT NULL
    );
    INSERT INTO settings_version VALUES (0, '');

    CREATE FUNCTION lotse_settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE settings_version SET version = version + 1, changed_by = pg_current_xact_id()::text
        WHERE changed_by <> pg_current_xact_id()::text;
      IF FOUND THEN
        PERFORM pg_notify('lotse_settings', '');
      END IF;
      RETURN NULL;
    END $$;

    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON tokens
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();
    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON current_plans
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();
    CREATE TRIGGER settings_changed AFTER INSERT OR UPDATE OR DELETE ON appointments
      FOR EACH ROW EXECUTE FUNCTION lotse_settings_changed();
  `,
}
