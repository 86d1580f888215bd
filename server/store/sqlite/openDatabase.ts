// The file, opened so that a commit is on disk when it returns.
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { StoreError } from '../storeError.ts'
import { isBusy, storeErrorOf } from './errors.ts'

/**
 * Opens `lotse.db` in the folder, making both if need be, readable for their owner alone. `busyMs`: how long one waits for another
 * process that writes. Throws a `StoreError` that says what is wrong with the folder.
 */
export async function openDatabase(folder: string, busyMs: number): Promise<DatabaseSync> {
  const path = join(folder, 'lotse.db')
  let database: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    makeFile(path)
    database = new DatabaseSync(path, { timeout: busyMs, enableForeignKeyConstraints: true })
    await useWriteAheadLog(database, path, busyMs)
    database.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA cache_size = -16000;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;
    `)
    return database
  } catch (error) {
    database?.close()
    throw storeErrorOf(error, path)
  }
}

/** Never opens a file that is there: closing it would drop the locks that SQLite holds for this process. */
function makeFile(path: string) {
  try {
    closeSync(openSync(path, 'ax', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

/** The change of mode does not wait for other processes by itself. */
async function useWriteAheadLog(database: DatabaseSync, path: string, busyMs: number) {
  const deadline = performance.now() + busyMs
  for (;;) {
    try {
      const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode
      if (mode === 'wal') return
      throw new StoreError(
        'unwritable',
        `${path} lies on a file system without shared memory (mode ${mode}). Put the data folder on a local disk.`,
      )
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error
      await setTimeout(10)
    }
  }
}
