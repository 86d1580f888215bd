import type { Migration } from '../migrate.ts'

/** Slots are settings, of whose changes servers tell each other; no-shows are rows that go with events. */
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

    CREATE OR REPLACE FUNCTION lotse_append_one(writing json) RETURNS json LANGUAGE plpgsql AS $$
    DECLARE
      append json;
      command json := writing->'command';
      earlier commands;
      jobs json;
    BEGIN
      IF json_typeof(command) = 'object' THEN
        SELECT * INTO earlier FROM commands c
          WHERE c.principal = command->>'principal' AND c.id = command->>'id'
            AND c.at > (command->>'at')::bigint - (command->>'memory')::bigint;
        IF FOUND THEN
          RETURN json_build_object('kind', 'repeated', 'row', row_to_json(earlier));
        END IF;
      END IF;

      FOR append IN SELECT * FROM json_array_elements(writing->'appends') LOOP
        IF (append->>'expected')::bigint <> coalesce((SELECT s.version FROM streams s WHERE s.stream = append->>'stream'), 0) THEN
          RETURN json_build_object('kind', 'conflict');
        END IF;
      END LOOP;

      IF json_typeof(command) = 'object' THEN
        INSERT INTO commands (principal, id, fingerprint, answer, at)
          VALUES (command->>'principal', command->>'id', command->>'fingerprint', command->>'answer', (command->>'at')::bigint)
          ON CONFLICT (principal, id) DO UPDATE
            SET fingerprint = excluded.fingerprint, answer = excluded.answer, at = excluded.at;
      END IF;

      FOR append IN SELECT * FROM json_array_elements(writing->'appends') LOOP
        INSERT INTO streams (stream, site, date, version)
          VALUES (append->>'stream', append->>'site', append->>'date',
            (append->>'expected')::bigint + json_array_length(append->'events'))
          ON CONFLICT (stream) DO UPDATE SET version = excluded.version;
        INSERT INTO events (stream, version, event)
          SELECT append->>'stream', (append->>'expected')::bigint + place, event
          FROM json_array_elements_text(append->'events') WITH ORDINALITY AS given (event, place);
      END LOOP;

      IF json_array_length(writing->'tickets') > 0 THEN
        INSERT INTO tickets (ticket, stream, label)
          SELECT ticket->>'ticket', ticket->>'stream', ticket->>'label' FROM json_array_elements(writing->'tickets') AS ticket;
        INSERT INTO ticket_keys (key_hash, ticket, stream)
          SELECT ticket->>'key_hash', ticket->>'ticket', ticket->>'stream' FROM json_array_elements(writing->'tickets') AS ticket
          WHERE ticket->>'key_hash' IS NOT NULL;
      END IF;
      IF json_array_length(writing->'visits_undone') > 0 THEN
        DELETE FROM visits USING json_array_elements(writing->'visits_undone') AS undone
          WHERE visits.site = undone->>'site' AND visits.date = undone->>'date'
            AND visits.ticket = undone->>'ticket' AND visits.sitting = (undone->>'sitting')::integer;
      END IF;
      IF json_array_length(writing->'visits') > 0 THEN
        INSERT INTO visits SELECT * FROM json_populate_recordset(NULL::visits, writing->'visits');
      END IF;
      IF json_array_length(writing->'no_shows_undone') > 0 THEN
        DELETE FROM no_shows USING json_array_elements(writing->'no_shows_undone') AS undone
          WHERE no_shows.site = undone->>'site' AND no_shows.date = undone->>'date'
            AND no_shows.number = (undone->>'number')::integer;
      END IF;
      IF json_array_length(writing->'no_shows') > 0 THEN
        INSERT INTO no_shows SELECT * FROM json_populate_recordset(NULL::no_shows, writing->'no_shows');
      END IF;
      IF json_array_length(writing->'notes') > 0 THEN
        INSERT INTO ticket_notes SELECT * FROM json_populate_recordset(NULL::ticket_notes, writing->'notes')
          ON CONFLICT (ticket) DO UPDATE SET text = excluded.text, delete_at = excluded.delete_at;
      END IF;
      IF json_array_length(writing->'jobs') > 0 THEN
        WITH added AS (
          INSERT INTO print_jobs (site, printer, ticket, label, copy, slip, created_at, state, state_at)
            SELECT site, printer, ticket, label, copy, slip, created_at, 'queued', created_at
            FROM json_array_elements(writing->'jobs') WITH ORDINALITY AS given (job, place),
              json_populate_record(NULL::print_jobs, job)
            ORDER BY place
            RETURNING print_jobs.id
        ) SELECT json_agg(id ORDER BY id) INTO jobs FROM added;
      END IF;
      RETURN json_build_object('kind', 'appended', 'jobs', coalesce(jobs, '[]'::json));
    END $$;
  `,
}
