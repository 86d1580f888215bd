// The agent's memory: jobs and the secret, in a SQLite file that one agent holds at a time.
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { AgentJobView } from '../../../shared/agentRequests.ts'
import type { Label, PrinterId, SiteId, TicketId } from '../../../shared/ids.ts'
import { Slip } from '../../../shared/slip.ts'
import type { PrinterRef, PrintJob, PrintJobs } from '../printJobs.ts'

/** The agent has one printer and knows no site. */
export const ownPrinter: PrinterRef = { site: 'agent' as SiteId, printer: 'own' as PrinterId }

/** A job's name is remembered as long as the server remembers a command. */
const rememberedMs = 48 * 3_600_000
/** Until then a slip that did not come out may be printed yet; a slip holds its visitor's key. */
const keptSlipMs = 600_000

const tables = `
  CREATE TABLE IF NOT EXISTS job (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, label TEXT NOT NULL, slip TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`

/** Two agents on one folder would print each other's slips. */
class FolderTaken extends Error {
  override readonly name = 'FolderTaken'
  readonly code = 'folder-taken'
}

interface Row {
  readonly id: number
  readonly name: string
  readonly label: string
  readonly slip: string
  readonly created_at: number
}

const jobFrom = ({ id, name, label, slip, created_at }: Row): PrintJob => ({
  ...ownPrinter,
  id,
  ticket: name as TicketId,
  label: label as Label,
  copy: false,
  slip: Slip.parse(JSON.parse(slip)),
  createdAt: created_at,
})

export type AgentFile = ReturnType<typeof openAgentFile>

const hold = (db: DatabaseSync, folder: string) => {
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    db.exec('PRAGMA secure_delete = ON;')
    db.exec(tables)
  } catch (error) {
    db.close()
    throw new FolderTaken(`Another print agent uses the folder ${folder}, or it cannot be written (${error}).`)
  }
}

/** Opens or makes `agent.db` in the folder, for this user alone. Throws when another agent holds it. */
export const openAgentFile = (folder: string) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'agent.db')
  const db = new DatabaseSync(path)
  chmodSync(path, 0o600)
  hold(db, folder)

  const jobs: PrintJobs = {
    async take() {
      const row = db
        .prepare(
          `UPDATE job SET state = 'sending' WHERE id = (SELECT min(id) FROM job WHERE state = 'queued') RETURNING *`,
        )
        .get()
      return row ? jobFrom(row as unknown as Row) : null
    },
    async mark(id, end) {
      const slip = end.state === 'not-sent' ? '' : `, slip = ''`
      db.prepare(`UPDATE job SET state = ?, reason = ?${slip} WHERE id = ? AND state = 'sending'`).run(
        end.state,
        'reason' in end ? end.reason : null,
        id,
      )
    },
    async expire(_printer, createdBefore) {
      const old = `UPDATE job SET state = 'not-sent', reason = 'expired', slip = ''
        WHERE created_at < ? AND (state = 'queued' OR (state = 'not-sent' AND reason <> 'expired'))`
      return Number(db.prepare(old).run(createdBefore).changes)
    },
    async requeue(_printer, createdSince) {
      const again = `UPDATE job SET state = 'queued', reason = NULL
        WHERE state = 'not-sent' AND reason <> 'expired' AND created_at >= ? AND slip <> ''`
      return Number(db.prepare(again).run(createdSince).changes)
    },
    async interrupt() {
      const rows = db.prepare(`SELECT * FROM job WHERE state = 'sending'`).all() as unknown as Row[]
      db.exec(`UPDATE job SET state = 'unknown', reason = 'interrupted', slip = '' WHERE state = 'sending'`)
      return rows.map(jobFrom)
    },
  }

  const viewOf = (name: string): AgentJobView | null => {
    const row = db.prepare('SELECT state, reason FROM job WHERE name = ?').get(name)
    if (!row) return null
    return { state: row.reason === 'unconfirmed' ? 'unconfirmed' : (row.state as AgentJobView['state']) }
  }

  return {
    jobs,
    viewOf,
    /** On disk before it returns. Of two jobs of one name the first counts. */
    add(name: string, label: Label, slip: Slip, at: number): AgentJobView {
      db.prepare(
        `INSERT INTO job (name, label, slip, state, created_at) VALUES (?, ?, ?, 'queued', ?) ON CONFLICT (name) DO NOTHING`,
      ).run(name, label, JSON.stringify(slip), at)
      return viewOf(name) ?? { state: 'queued' }
    },
    waiting: (): number => Number(db.prepare(`SELECT count(*) AS n FROM job WHERE state = 'queued'`).get()?.n),
    forget(now: number): void {
      db.prepare('DELETE FROM job WHERE created_at < ?').run(now - rememberedMs)
      db.prepare(`UPDATE job SET slip = '' WHERE state = 'not-sent' AND created_at < ?`).run(now - keptSlipMs)
      // What was overwritten stands in the file beside the database until then.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    note(name: string): string | null {
      const value = db.prepare('SELECT value FROM note WHERE name = ?').get(name)?.value
      return typeof value === 'string' ? value : null
    },
    putNote(name: string, value: string): void {
      db.prepare('INSERT INTO note VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
        name,
        value,
      )
    },
    close: () => db.close(),
  }
}
