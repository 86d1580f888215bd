import type { SQLInputValue } from 'node:sqlite'
import { lockFolder } from '../lockFolder.ts'
import { migrate } from '../sqlite/migrate.ts'
import { openDatabase } from '../sqlite/openDatabase.ts'
import { type CopiedRow, columnList, copiedTables, type Dump, rowsAtOnce } from './dump.ts'

/** Opens the data folder for itself; throws a `StoreError` while a server works with it. */
export async function openSqliteDump(folder: string, now: number): Promise<Dump> {
  const unlock = lockFolder(folder)
  const open = async () => {
    try {
      const database = await openDatabase(folder, 5_000)
      migrate(database, now)
      return database
    } catch (error) {
      unlock()
      throw error
    }
  }
  const database = await open()

  return {
    place: folder,
    async count(table) {
      return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count)
    },
    async *rows(table) {
      let some: CopiedRow[] = []
      for (const row of database.prepare(`SELECT ${columnList(table)} FROM ${table}`).iterate()) {
        some.push(row as CopiedRow)
        if (some.length < rowsAtOnce) continue
        yield some
        some = []
      }
      if (some.length > 0) yield some
    },
    async lastPrintJob() {
      return Number(database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'print_jobs'").get()?.seq ?? 0)
    },
    async fill(work, lastPrintJob) {
      database.exec('BEGIN IMMEDIATE')
      try {
        await work(async (table, rows) => {
          const columns = copiedTables[table]
          const places = columns.map(() => '?').join(', ')
          const insert = database.prepare(`INSERT INTO ${table} (${columnList(table)}) VALUES (${places})`)
          for (const row of rows) insert.run(...columns.map((column): SQLInputValue => row[column] ?? null))
        })
        database.exec("DELETE FROM sqlite_sequence WHERE name = 'print_jobs'")
        database.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('print_jobs', ?)").run(lastPrintJob)
        database.exec('COMMIT')
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    async close() {
      database.close()
      unlock()
    },
  }
}
