// One server a folder: a lock that the operating system holds for this process and drops when the process ends, however it ends.
import { chmodSync, mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isBusy, storeErrorOf } from './sqlite/errors.ts'
import { StoreError } from './storeError.ts'

/** A server that is just ending (a restart) is waited for this long. */
const patienceMs = 2_000

/** Kept from the garbage collector, which would close the file and drop the lock with it. */
const held = new Set<DatabaseSync>()

/**
 * Makes the folder if need be and takes it for this server; returns what gives it back. Throws a `StoreError` `folder-in-use` that
 * names the server that has it. The lock is SQLite's RESERVED lock on a file of its own: only one process gets it, no native
 * module is needed, nothing is left behind by a killed process, and others can still read who holds it.
 */
export function lockFolder(folder: string, { waitMs = patienceMs } = {}): () => void {
  const path = join(folder, 'lotse.lock')
  let lock: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    lock = new DatabaseSync(path, { timeout: waitMs })
    lock.exec('BEGIN IMMEDIATE')
    lock.exec('CREATE TABLE IF NOT EXISTS holder (process INTEGER NOT NULL, host TEXT NOT NULL); DELETE FROM holder')
    lock.prepare('INSERT INTO holder VALUES (?, ?)').run(process.pid, hostname())
    lock.exec('COMMIT')
    chmodSync(path, 0o600)
    lock.exec('BEGIN IMMEDIATE')
  } catch (error) {
    const refused = lock !== undefined && isBusy(error) ? inUse(folder, lock) : storeErrorOf(error, path)
    lock?.close()
    throw refused
  }
  const taken = lock
  held.add(taken)
  return () => {
    if (held.delete(taken)) taken.close()
  }
}

function inUse(folder: string, lock: DatabaseSync): StoreError {
  return new StoreError(
    'folder-in-use',
    `Another Lotse server (${holderOf(lock)}) is running with the data folder ${resolve(folder)}. Stop that one first, or give this one a folder of its own with LOTSE_DATA.`,
  )
}

function holderOf(lock: DatabaseSync): string {
  try {
    const holder = lock.prepare('SELECT process, host FROM holder').get()
    if (holder) return `process ${holder.process} on ${holder.host}`
  } catch {
    // The holder is just writing its name: the refusal is told without it.
  }
  return 'unknown process'
}
