import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeSqliteDialect } from '../../server/store/sqlite/dialect.ts'
import { type Turns, turns } from '../../server/store/sqlite/turns.ts'

interface Tables {
  desks: { id: number; name: string }
}

describe('Kysely over node:sqlite', () => {
  let database: DatabaseSync
  let connectionTurns: Turns
  let kysely: Kysely<Tables>
  beforeEach(() => {
    database = new DatabaseSync(':memory:')
    database.exec('CREATE TABLE desks (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)')
    connectionTurns = turns()
    kysely = new Kysely({ dialect: nodeSqliteDialect(database, connectionTurns) })
  })
  afterEach(() => {
    if (database.isOpen) database.close()
  })
  const names = () =>
    database
      .prepare('SELECT name FROM desks ORDER BY id')
      .all()
      .map(({ name }) => name)

  test('gives rows, numbers of rows and new ids', async () => {
    expect(await kysely.insertInto('desks').values({ id: 7, name: 'a' }).executeTakeFirst()).toMatchObject({
      insertId: 7n,
    })
    await kysely.insertInto('desks').values({ id: 8, name: 'b' }).execute()
    expect(await kysely.updateTable('desks').set({ name: 'c' }).where('id', '=', 7).executeTakeFirst()).toMatchObject({
      numUpdatedRows: 1n,
    })
    expect(await kysely.updateTable('desks').set({ name: 'd' }).where('id', '=', 7).returningAll().execute()).toEqual([
      { id: 7, name: 'd' },
    ])
    expect(await kysely.selectFrom('desks').selectAll().orderBy('id').execute()).toEqual([
      { id: 7, name: 'd' },
      { id: 8, name: 'b' },
    ])
    const streamed: unknown[] = []
    for await (const row of kysely.selectFrom('desks').select('id').orderBy('id').stream()) streamed.push(row)
    expect(streamed).toEqual([{ id: 7 }, { id: 8 }])
    expect(await kysely.deleteFrom('desks').executeTakeFirst()).toMatchObject({ numDeletedRows: 2n })
  })

  test('keeps the connection to itself during a transaction, and undoes all of one that fails', async () => {
    const order: string[] = []
    const begun = Promise.withResolvers<void>()
    const failing = kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('desks').values({ id: 1, name: 'undone' }).execute()
      begun.resolve()
      await new Promise(setImmediate)
      order.push('transaction')
      throw new Error('changed my mind')
    })
    await begun.promise
    const others = [
      connectionTurns.take().then((endTurn) => {
        order.push('other writer')
        database.exec("INSERT INTO desks VALUES (2, 'kept')")
        endTurn()
      }),
      kysely.insertInto('desks').values({ id: 3, name: 'kept too' }).execute(),
    ]
    await expect(failing).rejects.toThrow('changed my mind')
    await Promise.all(others)
    expect(order).toEqual(['transaction', 'other writer'])
    expect(names()).toEqual(['kept', 'kept too'])
  })

  test('lets the next one in after a query that failed', async () => {
    await kysely.insertInto('desks').values({ id: 1, name: 'a' }).execute()
    await expect(kysely.insertInto('desks').values({ id: 2, name: 'a' }).execute()).rejects.toThrow('UNIQUE')
    await kysely.insertInto('desks').values({ id: 2, name: 'b' }).execute()
    expect(names()).toEqual(['a', 'b'])
  })

  test('survives more kinds of queries than it keeps prepared', async () => {
    await kysely.insertInto('desks').values({ id: 1, name: 'a' }).execute()
    for (let size = 1; size <= 250; size += 1) {
      const ids = Array.from({ length: size }, (_, index) => index + 1)
      expect(await kysely.selectFrom('desks').select('name').where('id', 'in', ids).execute()).toEqual([{ name: 'a' }])
    }
  })

  test('says that the store is closed when it is', async () => {
    database.close()
    await expect(kysely.selectFrom('desks').selectAll().execute()).rejects.toThrow('closed')
    await expect(kysely.selectFrom('desks').selectAll().execute()).rejects.toThrow('closed')
  })
})
