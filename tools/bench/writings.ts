// What a store was given to write, in the groups in which it wrote it, to be written again without anything around it.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { visitValues, type Writing, writingOf } from '../../server/store/sqlite/append.ts'
import type { SqliteStore } from '../../server/store/sqliteStore.ts'
import type { Append, AppendResult, Rows } from '../../server/store/store.ts'

/** What one commit held. */
export type Group = readonly Writing[]

/** The same store, which notes what it wrote and what shared a commit; nothing is copied while it runs. */
export const noting = (store: SqliteStore): { readonly store: SqliteStore; groups(): readonly Group[] } => {
  const written: { readonly commit: number; readonly appends: readonly Append[]; readonly rows: Rows }[] = []
  return {
    store: {
      ...store,
      append(appends, rows) {
        const result = store.append(appends, rows)
        // Those of one commit go on before the next one is written.
        const note = ({ kind }: AppendResult) => {
          if (kind === 'appended') written.push({ commit: store.statistics().commits, appends, rows })
        }
        // Whoever wrote hears of a fault.
        result.then(note, () => {})
        return result
      },
    },
    groups: () =>
      [...Map.groupBy(written, ({ commit }) => commit).values()].map((group) =>
        group.map(({ appends, rows }) => writingOf(appends, rows)),
      ),
  }
}

/** One row to insert: the table and its values. */
type Row = readonly [table: string, ...values: SQLInputValue[]]

/** The rows of a writing, ready to insert: nothing of the work is left but the inserting. */
export const rowsOf = ({ appends, rows }: Writing): readonly Row[] => [
  ...appends.flatMap(({ stream, expectedVersion, events }): Row[] => {
    const [site = '', date = ''] = stream.split('/')
    const first: Row[] = expectedVersion === 0 ? [['streams', stream, site, date]] : []
    return [...first, ...events.map((event, index): Row => ['events', stream, expectedVersion + 1 + index, event])]
  }),
  ...(rows.tickets ?? []).flatMap(({ ticket, stream, label, keyHash }): Row[] => [
    ['tickets', ticket, stream, label],
    ['ticket_keys', keyHash, ticket, stream],
  ]),
  ...(rows.visits ?? []).map((visit): Row => ['visits', ...visitValues(visit)]),
  ...(rows.command ? [commandRow(rows.command)] : []),
]

const commandRow = ({ principal, id, fingerprint, answer, at }: NonNullable<Writing['rows']['command']>): Row => [
  'commands',
  principal,
  id,
  fingerprint,
  answer,
  at,
]

const widths = { streams: 3, events: 3, tickets: 3, ticket_keys: 3, visits: 27, commands: 5 } as const

/** Inserts rows by plain prepared statements, a transaction a call. */
export const plainWriter = (database: DatabaseSync): ((rows: readonly Row[]) => void) => {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const inserts = new Map(
    Object.entries(widths).map(([table, width]) => [
      table,
      database.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`),
    ]),
  )
  return (rows) => {
    begin.run()
    for (const [table, ...values] of rows) inserts.get(table)?.run(...values)
    commit.run()
  }
}
