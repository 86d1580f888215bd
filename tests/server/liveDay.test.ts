import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyDay } from '../../server/domain/evolve.ts'
import { type LiveDay, openLiveDay, type Run } from '../../server/liveDay.ts'
import { silentLog } from '../../server/log.ts'
import { planHash } from '../../server/planHash.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { CommandId, DayDate, DeskId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const plan = smallPlan()
const hash = planHash(plan)
const site = 'kempten' as SiteId
const stream = 'kempten/2026-11-23'
const at = Date.parse('2026-11-23T09:00:00+01:00')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let store: SqliteStore
let day: LiveDay

const openDay = (from: Store) =>
  openLiveDay({
    stream,
    store: from,
    empty: emptyDay(site, plan, hash),
    loadPlan: async () => plan,
    planOf: () => plan,
  })

beforeEach(async () => {
  folder = await temporaryFolder()
  store = await openSqliteStore({ folder: folder.folder, now: () => at, log: silentLog })
  day = await openDay(store)
  await day.run({
    command: () => ({ type: 'OpenDay', at, site, date: '2026-11-23' as DayDate, plan: hash, appointments: [] }),
    sender: null,
    answer: () => null,
  })
})

afterEach(async () => {
  await store.close()
  await folder.remove()
})

const ticketId = (n: number) => `ticket${String(n).padStart(12, '0')}` as TicketId
const sender = (id: string, fingerprint = 'same') => ({ principal: 'test', id: id as CommandId, fingerprint })

const issue = (n: number, from: Run<string>['sender'] = null): Run<string> => ({
  command: () => ({
    type: 'IssueTicket',
    at: at + n,
    ticket: ticketId(n),
    asker: 'visitor',
    channel: 'visit',
    legs: [{ service: 'passport' as ServiceId }],
    language: null,
    kiosk: null,
    priority: null,
    appointmentAt: null,
    evenUnstaffed: true,
  }),
  sender: from,
  answer: ({ state }) => state.tickets.get(ticketId(n))?.label ?? '',
})

const openDesk: Run<null> = {
  command: () => ({ type: 'OpenDesk', at, desk: 'c1' as DeskId, clerk: null, skills: null, takeOver: false }),
  sender: null,
  answer: () => null,
}
const callNext: Run<string> = {
  command: () => ({ type: 'CallNext', at: at + 1_000, desk: 'c1' as DeskId }),
  sender: null,
  answer: ({ events }) => events.map(({ type }) => type).join(),
}

const labelOf = (ran: Awaited<ReturnType<LiveDay['run']>>) => ('answer' in ran ? ran.answer : ran.refusal.code)

describe('live day', () => {
  test('commands of one moment are decided in turn on the tentative state and share one commit', async () => {
    const before = store.statistics().commits
    const ran = await Promise.all(Array.from({ length: 50 }, (_, n) => day.run(issue(n))))
    expect(ran.map(labelOf)).toEqual(Array.from({ length: 50 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`))
    expect(store.statistics().commits - before).toBe(1)
  })

  test('nothing tentative is readable: the state has a ticket only when its events are in the store', async () => {
    const seen: number[] = []
    day.onCommitted((state) => seen.push(state.tickets.size))
    const running = day.run(issue(1))
    expect(day.state().tickets.size).toBe(0)
    await running
    expect(day.state().tickets.size).toBe(1)
    expect(seen).toEqual([1])
  })

  test('the same command id answers as the first time and changes nothing, also after a restart', async () => {
    const first = await day.run(issue(1, sender('command-1')))
    const again = await day.run(issue(2, sender('command-1')))
    expect(again).toEqual({ kind: 'repeated', answer: labelOf(first) })
    const reopened = await openDay(store)
    expect(await reopened.run(issue(3, sender('command-1')))).toEqual({ kind: 'repeated', answer: labelOf(first) })
    expect(reopened.state().tickets.size).toBe(1)
  })

  test('two repetitions in the same moment issue one ticket, and the day goes on', async () => {
    const ran = await Promise.all([
      day.run(issue(1, sender('command-1'))),
      day.run(issue(2, sender('command-1'))),
      day.run(issue(3)),
    ])
    expect(ran.map(labelOf)).toEqual(['A001', 'A001', 'A002'])
    expect([...day.state().tickets.values()].map(({ label }) => label)).toEqual(['A001', 'A002'])
  })

  test('another request under the same id is refused as id-reused', async () => {
    await day.run(issue(1, sender('command-1')))
    const other = await day.run(issue(2, sender('command-1', 'other')))
    expect(other).toEqual({ kind: 'refused', refusal: { code: 'id-reused' } })
  })

  test('a refusal is remembered by nobody: the same id is decided anew', async () => {
    await day.run(openDesk)
    expect(await day.run({ ...callNext, sender: sender('command-2') })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'queue-empty' },
    })
    await day.run(issue(1))
    expect(await day.run({ ...callNext, sender: sender('command-2') })).toMatchObject({
      kind: 'done',
      answer: 'TicketCalled',
    })
  })

  test('a writer that lost the race reads what is new and decides again', async () => {
    const other = await openDay(store)
    await other.run(issue(1))
    expect(labelOf(await day.run(issue(2)))).toBe('A002')
    expect(day.state().version).toBe(3)
  })

  test('crossing writers on one stream never give a label twice', async () => {
    const other = await openDay(store)
    const ran = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? day : other).run(issue(n))))
    expect(new Set(ran.map(labelOf)).size).toBe(20)
    other.catchUp(day.state().version)
    await expect.poll(() => other.state().tickets.size).toBe(20)
    expect([...other.state().tickets.keys()].sort()).toEqual([...day.state().tickets.keys()].sort())
  })

  test('a broken disk rejects the command, and nothing of it stays', async () => {
    let broken = true
    const flaky: Store = {
      ...store,
      append: (appends, rows) => (broken ? Promise.reject(new Error('disk')) : store.append(appends, rows)),
    }
    const fragile = await openDay(flaky)
    await expect(Promise.all([fragile.run(issue(1)), fragile.run(issue(2))])).rejects.toThrow('disk')
    broken = false
    expect(labelOf(await fragile.run(issue(3)))).toBe('A001')
    expect(fragile.state().tickets.size).toBe(1)
  })
})
