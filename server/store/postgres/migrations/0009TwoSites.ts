import type { Migration } from '../migrate.ts'

/** A ticket that has moved to another day has a second key; a token may speak for several sites (`sites`: JSON). */
export const twoSites: Migration = {
  id: 9,
  name: 'two sites',
  sql: `
    ALTER TABLE ticket_keys DROP CONSTRAINT ticket_keys_ticket_key;
    CREATE INDEX ticket_keys_by_ticket ON ticket_keys (ticket);

    ALTER TABLE tokens ADD COLUMN sites text;
    UPDATE tokens SET sites = json_build_array(site)::text;
    ALTER TABLE tokens ALTER COLUMN sites SET NOT NULL, DROP COLUMN site;
    ALTER TABLE links ADD COLUMN sites text;
    UPDATE links SET sites = json_build_array(site)::text;
    ALTER TABLE links ALTER COLUMN sites SET NOT NULL, DROP COLUMN site;

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
      IF json_array_length(writing->'moved') > 0 THEN
        UPDATE tickets SET stream = moved->>'stream', label = moved->>'label'
          FROM json_array_elements(writing->'moved') AS moved WHERE tickets.ticket = moved->>'ticket';
        UPDATE ticket_keys SET stream = moved->>'stream'
          FROM json_array_elements(writing->'moved') AS moved WHERE ticket_keys.ticket = moved->>'ticket';
        UPDATE ticket_notes SET stream = moved->>'stream'
          FROM json_array_elements(writing->'moved') AS moved WHERE ticket_notes.ticket = moved->>'ticket';
        INSERT INTO ticket_keys (key_hash, ticket, stream)
          SELECT moved->>'key_hash', moved->>'ticket', moved->>'stream' FROM json_array_elements(writing->'moved') AS moved
          WHERE moved->>'key_hash' IS NOT NULL;
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
          ON CONFLICT (ticket) DO UPDATE SET stream = excluded.stream, text = excluded.text, delete_at = excluded.delete_at;
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
