import type { Migration } from '../migrate.ts'

/** Times are epoch milliseconds, hashes hexadecimal, `event`, `body`, `slip`, `services` and `answer` JSON. */
export const firstTables: Migration = {
  id: 1,
  name: 'first tables',
  sql: `
    CREATE TABLE streams (
      stream TEXT PRIMARY KEY,
      site TEXT NOT NULL,
      date TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX streams_by_date ON streams (site, date);

    CREATE TABLE events (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      event TEXT NOT NULL,
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tickets (
      ticket TEXT PRIMARY KEY,
      stream TEXT NOT NULL,
      label TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ticket_keys (
      key_hash TEXT PRIMARY KEY,
      ticket TEXT NOT NULL UNIQUE,
      stream TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE visits (
      site TEXT NOT NULL,
      date TEXT NOT NULL,
      ticket TEXT NOT NULL,
      sitting INTEGER NOT NULL,
      label TEXT NOT NULL,
      channel TEXT NOT NULL,
      service TEXT NOT NULL,
      services TEXT NOT NULL,
      appointment INTEGER NOT NULL,
      priority INTEGER NOT NULL,
      after_hours INTEGER NOT NULL,
      start_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      called_at INTEGER,
      serving_at INTEGER,
      ended_at INTEGER NOT NULL,
      "end" TEXT NOT NULL,
      outcome TEXT,
      estimate_low REAL,
      estimate_likely REAL,
      estimate_high REAL,
      PRIMARY KEY (site, date, ticket, sitting)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE commands (
      principal TEXT NOT NULL,
      id TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      answer TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (principal, id)
    ) STRICT;

    CREATE TABLE print_jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      site TEXT NOT NULL,
      printer TEXT NOT NULL,
      ticket TEXT NOT NULL,
      label TEXT NOT NULL,
      copy INTEGER NOT NULL,
      slip TEXT,
      created_at INTEGER NOT NULL,
      state TEXT NOT NULL,
      reason TEXT,
      state_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX print_jobs_to_do ON print_jobs (site, printer, state, id) WHERE state IN ('queued', 'sending', 'not-sent');

    CREATE TABLE plans (
      hash TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE current_plans (
      site TEXT PRIMARY KEY,
      hash TEXT NOT NULL REFERENCES plans (hash),
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE day_secrets (
      stream TEXT PRIMARY KEY,
      secret TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tokens (
      id TEXT PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      site TEXT NOT NULL,
      name TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE links (
      hash TEXT PRIMARY KEY,
      app TEXT NOT NULL,
      role TEXT NOT NULL,
      site TEXT NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE appointments (
      site TEXT NOT NULL,
      code TEXT NOT NULL,
      date TEXT NOT NULL,
      service TEXT NOT NULL,
      time INTEGER NOT NULL,
      language TEXT,
      cancelled INTEGER NOT NULL,
      PRIMARY KEY (site, code)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX appointments_by_day ON appointments (site, date, time);
    CREATE INDEX appointments_by_code ON appointments (code);

    CREATE TABLE notes (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
