// Durable commands a second, beside what the same file does with the same rows and nothing around them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/log.ts'
import { migrate } from '../../server/store/sqlite/migrate.ts'
import { openDatabase } from '../../server/store/sqlite/openDatabase.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { SiteId } from '../../shared/ids.ts'
import { median } from '../median.ts'
import { openBusyDay } from './days.ts'
import { type Group, noting, plainWriter, rowsOf } from './writings.ts'

/** How much is under way at the same moment: at each site, one command at each of so many counters. */
export interface Load {
  readonly sites: number
  readonly counters: number
}

export interface CommandRates {
  readonly load: Load
  /** Commands a second. */
  readonly perSecond: number
  readonly perCommit: number
  /** Commands a second when the same rows are written, each command in a commit of its own. */
  readonly raw: number
  /** … and in the same groups. */
  readonly grouped: number
}

const measureMs = 800
const warmUpMs = 500
const busyMs = 5_000

/** Medians of the rounds for each load; the three rates of a round come one after the other. */
export const measureCommands = async (loads: readonly Load[], rounds: number): Promise<readonly CommandRates[]> => {
  const found = loads.map((): Omit<CommandRates, 'load'>[] => [])
  for (const load of loads) await oneRound(load, warmUpMs)
  for (let round = 0; round < rounds; round++)
    for (const [index, load] of loads.entries()) found[index]?.push(await oneRound(load, measureMs))
  return loads.map((load, index) => {
    const rates = found[index] ?? []
    return {
      load,
      perSecond: median(rates.map(({ perSecond }) => perSecond)),
      perCommit: median(rates.map(({ perCommit }) => perCommit)),
      raw: median(rates.map(({ raw }) => raw)),
      grouped: median(rates.map(({ grouped }) => grouped)),
    }
  })
}

const oneRound = async (load: Load, forMs: number): Promise<Omit<CommandRates, 'load'>> => {
  const { groups, setUp, perSecond } = await withFolder((folder) => liveRun(folder, load, forMs))
  const commands = groups.reduce((sum, group) => sum + group.length, 0)
  const perCommit = commands / groups.length
  const singles = groups.flat().map((writing) => [writing])
  const raw = await withFolder((folder) => plainRun(folder, setUp, singles, forMs))
  const grouped = await withFolder((folder) => plainRun(folder, setUp, groups, forMs))
  return { perSecond, perCommit, raw, grouped }
}

const withFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const liveRun = async (folder: string, { sites, counters }: Load, forMs: number) => {
  const opened = await openSqliteStore({ folder, now: Date.now, log: silentLog })
  const { store, groups } = noting(opened)
  const days = await Promise.all(
    Array.from({ length: sites }, (_, index) => openBusyDay(store, `site-${index + 1}` as SiteId)),
  )
  const setUp = opened.statistics().commits
  const started = performance.now()
  const counts = await Promise.all(days.map((day) => day.work(counters, () => performance.now() - started >= forMs)))
  const seconds = (performance.now() - started) / 1000
  await opened.close()
  const commands = counts.reduce((sum, count) => sum + count, 0)
  const all = groups()
  return { perSecond: commands / seconds, setUp: all.slice(0, setUp), groups: all.slice(setUp) }
}

/** Writes as much of it as there is time for, in a file that was opened in the same way. */
const plainRun = async (folder: string, setUp: readonly Group[], groups: readonly Group[], forMs: number) => {
  const database = await openDatabase(folder, busyMs)
  migrate(database, Date.now())
  const write = plainWriter(database)
  write(setUp.flatMap((group) => group.flatMap(rowsOf)))
  const prepared = groups.map((group) => ({ rows: group.flatMap(rowsOf), commands: group.length }))
  let commands = 0
  const started = performance.now()
  for (const group of prepared) {
    if (performance.now() - started >= forMs) break
    write(group.rows)
    commands += group.commands
  }
  const seconds = (performance.now() - started) / 1000
  database.close()
  return commands / seconds
}
