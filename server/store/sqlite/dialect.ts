// Kysely over Node's own SQLite, on the connection that the log also uses.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { told } from './errors.ts'
import type { Turns } from './turns.ts'

/** So many prepared statements are kept; the oldest goes first. */
const keptStatements = 200

/** A query or transaction holds the connection's turn from beginning to end. */
export function nodeSqliteDialect(database: DatabaseSync, turns: Turns): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driverOf(database, turns),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function driverOf(database: DatabaseSync, turns: Turns): Driver {
  const connection = connectionOf(database)
  let endTurn: () => void = () => {}
  const run = (sql: string) => told(database, () => database.exec(sql))
  return {
    async init() {},
    async acquireConnection() {
      endTurn = await turns.take()
      return connection
    },
    // Immediate: a transaction that reads first and writes later could otherwise lose its place to another process.
    async beginTransaction() {
      run('BEGIN IMMEDIATE')
    },
    async commitTransaction() {
      run('COMMIT')
    },
    async rollbackTransaction() {
      // SQLite has already rolled back by itself when the disk is full or broken.
      if (database.isTransaction) run('ROLLBACK')
    },
    async releaseConnection() {
      endTurn()
    },
    async destroy() {},
  }
}

function connectionOf(database: DatabaseSync): DatabaseConnection {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const [oldest] = statements.keys()
    if (statements.size >= keptStatements && oldest !== undefined) statements.delete(oldest)
    statements.set(sql, statement)
    return statement
  }
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      return told(database, () => {
        const statement = prepare(sql)
        const values = parameters as readonly SQLInputValue[]
        if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
        const { changes, lastInsertRowid } = statement.run(...values)
        return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
      })
    },
    async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      // A statement of its own: the kept one may run again before this one is read to its end.
      for (const row of database.prepare(sql).iterate(...(parameters as readonly SQLInputValue[])))
        yield { rows: [row as R] }
    },
  }
}
