// SQLite's error codes (https://sqlite.org/rescode.html) → what the operator is told.
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../storeError.ts'

/** The primary code: the low byte of the extended one; null for an error that is not SQLite's. */
function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return error.errcode & 0xff
}

/** SQLITE_BUSY or SQLITE_LOCKED. */
export const isBusy = (error: unknown): boolean => [5, 6].includes(primaryCode(error) ?? 0)

/** SQLITE_CONSTRAINT or SQLITE_MISMATCH: the fault lies in one row and not in the disk. */
export const isRowFault = (error: unknown): boolean => [19, 20].includes(primaryCode(error) ?? 0)

export const closed = (): StoreError => new StoreError('closed', 'The store is closed.')

/** Gives back what `run` gives; what it throws is told as `storeErrorOf` tells it. */
export function told<T>(database: DatabaseSync, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!database.isOpen) throw closed()
    throw storeErrorOf(error, database.location() ?? 'the database')
  }
}

/** The `StoreError` for what is wrong with the place of the data; an error of another kind (a fault in a query) is given back as it is. */
export function storeErrorOf(error: unknown, path: string): unknown {
  const cause = { cause: error }
  if (error instanceof StoreError) return error
  switch (primaryCode(error)) {
    case 5:
    case 6:
      return new StoreError('busy', `Another program has held ${path} for too long. End it, then try again.`, cause)
    case 13:
      return new StoreError(
        'full',
        `The disk that holds ${path} is full. Make room; the server then goes on by itself.`,
        cause,
      )
    case 3:
    case 8:
    case 14:
    case 23:
      return new StoreError(
        'unwritable',
        `${path} cannot be opened for writing. Give the user of this process write access to ${dirname(path)}.`,
        cause,
      )
    case 11:
    case 26:
      return new StoreError(
        'damaged',
        `${path} is damaged or not a database of Lotse. Move it aside and put back the latest backup.`,
        cause,
      )
    case 10:
      return new StoreError(
        'broken-disk',
        `Reading or writing ${path} failed in the operating system. Check the disk.`,
        cause,
      )
  }
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return new StoreError(
      'unwritable',
      `${dirname(path)} cannot be used as data folder (${error.code}). Create it with write access for the user of this process, or set LOTSE_DATA.`,
      cause,
    )
  return error
}
