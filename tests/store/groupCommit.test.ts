import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { groupCommit } from '../../server/store/groupCommit.ts'
import { groupWriter, writingOf } from '../../server/store/sqlite/append.ts'
import { storeErrorOf } from '../../server/store/sqlite/errors.ts'
import { migrate } from '../../server/store/sqlite/migrate.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import { append, kempten, morning, sonthofen } from '../support/storeRows.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

describe('a group commit', () => {
  test('takes all that comes in the same turn of the loop, and what comes meanwhile in the next group', async () => {
    const groups: string[][] = []
    const resuming: (() => void)[] = []
    const commits = groupCommit<string, string>(async (take) => {
      const group = take()
      groups.push([...group])
      await new Promise<void>((resolve) => resuming.push(resolve))
      return group.map((work) => ({ result: work.toUpperCase() }))
    })
    const first = [commits.add('a'), commits.add('b')]
    await expect.poll(() => groups).toEqual([['a', 'b']])
    const second = [commits.add('c'), commits.add('d')]
    resuming[0]?.()
    expect(await Promise.all(first)).toEqual(['A', 'B'])
    await expect
      .poll(() => groups)
      .toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ])
    resuming[1]?.()
    expect(await Promise.all(second)).toEqual(['C', 'D'])
    await commits.drained()
  })

  test('waits until its schedule says that all have been heard', async () => {
    const scheduled: (() => void)[] = []
    const groups: number[][] = []
    const commits = groupCommit<number, number>(
      async (take) => {
        const group = take()
        groups.push([...group])
        return group.map((work) => ({ result: work }))
      },
      (run) => scheduled.push(run),
    )
    const first = commits.add(1)
    await new Promise(setImmediate)
    const second = commits.add(2)
    await new Promise(setImmediate)
    expect(groups).toEqual([])
    expect(scheduled).toHaveLength(1)
    scheduled[0]?.()
    expect(await Promise.all([first, second])).toEqual([1, 2])
    expect(groups).toEqual([[1, 2]])
  })

  test('gives each its own outcome, and all of a broken group the error', async () => {
    let broken: 'before' | 'after' | null = null
    const commits = groupCommit<number, number>(async (take) => {
      if (broken === 'before') throw new Error('broken before')
      const group = take()
      if (broken === 'after') throw new Error('broken after')
      return group.map((work) => (work < 0 ? { error: new Error(`not ${work}`) } : { result: work }))
    })
    const outcomes = () => Promise.allSettled([1, -2, 3].map(commits.add))
    const fine = [{ value: 1 }, { reason: { message: 'not -2' } }, { value: 3 }]
    expect(await outcomes()).toMatchObject(fine)
    for (const moment of ['before', 'after'] as const) {
      broken = moment
      expect(await outcomes()).toMatchObject(Array(3).fill({ reason: { message: `broken ${moment}` } }))
    }
    broken = null
    expect(await outcomes()).toMatchObject(fine)
  })
})

describe('the SQLite store', () => {
  let store: SqliteStore
  let folder: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ folder, remove } = await temporaryFolder())
    store = await openSqliteStore({ folder, now: () => morning, log: silentLog, busyMs: 50 })
  })
  afterEach(async () => {
    await store.close()
    await remove()
  })

  test('commits the appends of one moment together, those of one stream and of many', async () => {
    const one = Array.from({ length: 50 }, (_, index) => store.append([append(kempten, index, 'a')], {}))
    const many = Array.from({ length: 50 }, (_, index) =>
      store.append([append(`site-${index}/2026-11-23`, 0, 'a')], {}),
    )
    const refused = store.append([append(kempten, 0, 'late')], {})
    await Promise.all([...one, ...many, refused])
    expect(store.statistics()).toEqual({ commits: 1, appends: 100 })
    await store.append([append(kempten, 50, 'a')], {})
    await store.append([append(kempten, 50, 'late')], {})
    expect(store.statistics()).toEqual({ commits: 2, appends: 101 })
  })

  test('rejects the whole group when it cannot commit, has written nothing, and goes on when it can', async () => {
    const other = new DatabaseSync(`${folder}/lotse.db`)
    other.exec('BEGIN IMMEDIATE')
    const group = () =>
      Promise.allSettled([append(kempten, 0, 'a'), append(sonthofen, 0, 'b')].map((each) => store.append([each], {})))
    const followed: string[] = []
    store.follow((stream) => followed.push(stream))
    expect(await group()).toMatchObject(Array(2).fill({ reason: { name: 'StoreError', code: 'busy' } }))
    expect(await store.read(kempten, 0)).toEqual([])
    expect(store.statistics()).toEqual({ commits: 0, appends: 0 })
    other.exec('ROLLBACK')
    other.close()
    expect(await group()).toMatchObject(Array(2).fill({ value: { kind: 'appended' } }))
    await expect.poll(() => followed).toEqual([kempten, sonthofen])
  })
})

test('a disk that fills up in the middle of a group leaves nothing of it', () => {
  const database = new DatabaseSync(':memory:')
  migrate(database, morning)
  const write = groupWriter(database)
  const small = writingOf([append(kempten, 0, 'a')], {})
  const large = writingOf([append(sonthofen, 0, 'x'.repeat(100_000))], {})
  const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
  database.exec(`PRAGMA max_page_count = ${pages + 5}`)
  let broken: unknown
  try {
    write([small, large])
  } catch (error) {
    broken = storeErrorOf(error, 'lotse.db')
  }
  expect(broken).toMatchObject({ name: 'StoreError', code: 'full' })
  expect(database.isTransaction).toBe(false)
  expect(database.prepare('SELECT count(*) AS count FROM events').get()).toEqual({ count: 0 })
  expect(write([small])).toEqual([{ result: { kind: 'appended', printJobs: [] } }])
  database.exec(`PRAGMA max_page_count = ${pages + 500}`)
  expect(write([large])).toEqual([{ result: { kind: 'appended', printJobs: [] } }])
  database.close()
})
