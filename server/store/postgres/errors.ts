// PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) → what the operator is told.
import { DatabaseError } from 'pg'
import { StoreError, type StoreErrorCode } from '../storeError.ts'

export const closed = (): StoreError => new StoreError('closed', 'The store is closed.')

/** The class and the whole of the database's own code; null for an error that did not come from it. */
const codeOf = (error: unknown): string | null => (error instanceof DatabaseError ? (error.code ?? '') : null)

/** Data exception or integrity constraint violation: the fault lies in one row. */
export const isRowFault = (error: unknown): boolean => ['22', '23'].includes(codeOf(error)?.slice(0, 2) ?? '')

/** Deadlock or serialization failure: undone, and worth another try. */
export const isRetryable = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error) ?? '')

/**
 * The database answered that the statement failed, so its transaction is undone. Everything else (a connection that broke, a time
 * that ran out, a server that is shutting down) leaves open whether a commit has happened.
 */
export const isAnswer = (error: unknown): boolean => error instanceof DatabaseError && error.severity === 'ERROR'

const codes: readonly (readonly [RegExp, StoreErrorCode, (place: string) => string])[] = [
  [/^53100$/, 'full', (place) => `The disk of ${place} is full. Make room; the server then goes on by itself.`],
  [/^(57P0|08|53)/, 'unreachable', (place) => `${place} takes no connections at the moment. Is it being restarted?`],
  [/^(55P03|57014)$/, 'busy', (place) => `${place} was kept busy by another program for too long. Try again.`],
  [/^28/, 'unwritable', (place) => `${place} refuses user or password. Check DATABASE_URL.`],
  [/^3D000$/, 'unwritable', (place) => `${place} does not exist. Create the database, or check DATABASE_URL.`],
  [/^42501$/, 'unwritable', (place) => `The user of DATABASE_URL may not make or change tables in ${place}.`],
  [/^25006$/, 'unwritable', (place) => `${place} is read-only. DATABASE_URL must name the primary server.`],
  [/^XX00[12]$/, 'damaged', (place) => `${place} is damaged. Restore the latest backup.`],
  [/^58/, 'broken-disk', (place) => `${place} cannot read or write its files. Check its disk.`],
]

/** The `StoreError` for what is wrong with the database at `place`; a fault in a statement is given back as it is. */
export function storeErrorOf(error: unknown, place: string): unknown {
  const code = codeOf(error)
  if (error instanceof StoreError || code === '') return error
  if (code === null)
    return new StoreError('unreachable', `${place} does not answer (${reason(error)}). Is PostgreSQL running there?`, {
      cause: error,
    })
  const known = codes.find(([pattern]) => pattern.test(code))
  return known ? new StoreError(known[1], known[2](place), { cause: error }) : error
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ')
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
