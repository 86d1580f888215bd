import type { Log } from '../../log.ts'
import { openConnections } from '../postgres/connections.ts'
import { storeErrorOf } from '../postgres/errors.ts'
import { migrate } from '../postgres/migrate.ts'
import { StoreError } from '../storeError.ts'
import { type CopiedRow, type CopiedTable, columnList, type Dump, rowsAtOnce } from './dump.ts'

/** What PostgreSQL keeps otherwise than SQLite. */
const kept = (table: CopiedTable, row: CopiedRow): CopiedRow => {
  if (table === 'notes') return { ...row, value: JSON.stringify(row.value) }
  // Counted when all events are there.
  return table === 'streams' ? { ...row, version: 0 } : row
}
const given = (table: CopiedTable, row: CopiedRow): CopiedRow =>
  table === 'notes' ? { ...row, value: JSON.parse(String(row.value)) as string } : row

/** A server that was heard of so lately is running. */
const runningServers = "SELECT count(*) AS count FROM writers WHERE seen_at > clock_timestamp() - interval '20 seconds'"

/** Opens the database as it is now; throws a `StoreError` while a server works with it. */
export async function openPostgresDump(url: string, now: number, log: Log): Promise<Dump> {
  const connections = openConnections(url, log)
  const { place } = connections
  const open = async () => {
    const client = await connections.take()
    try {
      await migrate(client, { now, place })
      const { rows } = await client.query<{ count: number }>(runningServers)
      if ((rows[0]?.count ?? 0) > 0)
        throw new StoreError('folder-in-use', `A Lotse server is running with it: ${place}. Stop all of them first.`)
      return client
    } catch (error) {
      client.release(true)
      await connections.close()
      throw storeErrorOf(error, place)
    }
  }
  const client = await open()

  return {
    place,
    async count(table) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
      return rows[0]?.count ?? 0
    },
    async *rows(table) {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
      try {
        await client.query(`DECLARE copied CURSOR FOR SELECT ${columnList(table)} FROM ${table}`)
        for (;;) {
          const { rows } = await client.query<CopiedRow>(`FETCH ${rowsAtOnce} FROM copied`)
          if (rows.length === 0) return
          yield rows.map((row) => given(table, row))
        }
      } finally {
        await client.query('COMMIT')
      }
    },
    async lastPrintJob() {
      const { rows } = await client.query<{ last: number }>(
        "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('print_jobs', 'id')), 0) AS last",
      )
      return rows[0]?.last ?? 0
    },
    async fill(work, lastPrintJob) {
      await client.query('BEGIN')
      try {
        await work(async (table, rows) => {
          const columns = table === 'streams' ? `${columnList(table)}, version` : columnList(table)
          await client.query(
            `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
            [JSON.stringify(rows.map((row) => kept(table, row)))],
          )
        })
        await client.query(
          'UPDATE streams SET version = (SELECT max(version) FROM events WHERE events.stream = streams.stream)',
        )
        if (lastPrintJob > 0)
          await client.query("SELECT setval(pg_get_serial_sequence('print_jobs', 'id'), $1)", [lastPrintJob])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw storeErrorOf(error, place)
      }
    },
    async close() {
      client.release()
      await connections.close()
    },
  }
}
