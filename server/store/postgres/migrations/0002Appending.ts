import type { Migration } from '../migrate.ts'

/**
 * A group of appends is one call, and so one transaction and one way to the database and back. Appends to a stream take turns by a
 * lock; locks are taken in one order, so that no two servers wait for each other for ever. The writer's row comes first: it keeps
 * what became of the group for one who did not hear the answer, and a group that was given up is refused when it comes after all.
 */
export const appending: Migration = {
  id: 2,
  name: 'appending',
  sql: `
    CREATE FUNCTION lotse_append_one(writing json) RETURNS json LANGUAGE plpgsql AS $$
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
      IF json_array_length(writing->'visits') > 0 THEN
        INSERT INTO visits SELECT * FROM json_populate_recordset(NULL::visits, writing->'visits');
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

    -- basis: for each append the places of those in the group that it was decided on; it is written only if they are.
    -- apart: each append in a subtransaction of its own, so that one with an impossible row takes no other along.
    CREATE FUNCTION lotse_append(by_writer text, number bigint, locks text[], writings json, basis json, apart boolean)
      RETURNS text LANGUAGE plpgsql AS $$
    DECLARE
      key bigint;
      writing json;
      outcome json;
      all_outcomes json[] := '{}';
      changed text[] := '{}';
    BEGIN
      -- Acknowledged means durable, whatever the database's own setting is.
      IF current_setting('synchronous_commit') = 'off' THEN
        SET LOCAL synchronous_commit = on;
      END IF;

      INSERT INTO writers AS w (writer, group_number, seen_at) VALUES (by_writer, number, clock_timestamp())
        ON CONFLICT (writer) DO UPDATE SET group_number = number, outcomes = NULL, seen_at = clock_timestamp()
          WHERE w.group_number < number;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'this group of appends was given up' USING ERRCODE = 'LT001';
      END IF;

      FOR key IN SELECT DISTINCT hashtextextended(name, 0) FROM unnest(locks) AS name ORDER BY 1 LOOP
        PERFORM pg_advisory_xact_lock(key);
      END LOOP;

      FOR writing IN SELECT * FROM json_array_elements(writings) LOOP
        IF EXISTS (
          SELECT FROM json_array_elements_text(basis->coalesce(array_length(all_outcomes, 1), 0)) AS place
          WHERE all_outcomes[place::integer]->>'kind' <> 'appended'
        ) THEN
          outcome := json_build_object('kind', 'conflict');
        ELSIF apart THEN
          BEGIN
            outcome := lotse_append_one(writing);
          EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
            outcome := json_build_object('kind', 'impossible', 'message', SQLERRM);
          END;
        ELSE
          outcome := lotse_append_one(writing);
        END IF;
        all_outcomes := all_outcomes || outcome;
        IF outcome->>'kind' = 'appended' THEN
          changed := changed || ARRAY(SELECT append->>'stream' FROM json_array_elements(writing->'appends') AS append);
        END IF;
      END LOOP;

      PERFORM pg_notify('lotse_days', stream || ' ' || version) FROM streams WHERE stream = ANY (changed);
      UPDATE writers SET outcomes = array_to_json(all_outcomes)::text WHERE writer = by_writer;
      RETURN array_to_json(all_outcomes)::text;
    END $$;
  `,
}
