import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runOn } from '../../server/commandRun.ts'
import type { DayCommand } from '../../server/domain/commands.ts'
import { sendTicket } from '../../server/domain/decide/acrossSites.ts'
import { emptyDay } from '../../server/domain/evolve.ts'
import { type LiveDay, openLiveDay } from '../../server/liveDay.ts'
import { silentLog } from '../../server/log.ts'
import { planHash } from '../../server/planHash.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store, StreamId } from '../../server/store/store.ts'
import type { CommandId, DayDate, DeskId, ServiceId, TicketId } from '../../shared/ids.ts'
import { kemptenPlan, sonthofenPlan } from '../support/neighbourPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const plans = { kempten: kemptenPlan(), sonthofen: sonthofenPlan() }
type Site = keyof typeof plans
const stream = (site: Site): StreamId => `${site}/2026-11-23`
const at = Date.parse('2026-11-23T09:00:00+01:00')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let store: SqliteStore

const openDay = (site: Site, from: Store = store) => {
  const plan = plans[site]
  const empty = emptyDay(plan.site.id, plan, planHash(plan))
  return openLiveDay({ stream: stream(site), store: from, empty, loadPlan: async () => plan, planOf: () => plan })
}
const run = (day: LiveDay, command: DayCommand) =>
  day.run({ command: () => command, sender: null, answer: ({ events }) => events.map(({ type }) => type).join() })

beforeEach(async () => {
  folder = await temporaryFolder()
  store = await openSqliteStore({ folder: folder.folder, now: () => at, log: silentLog })
})
afterEach(async () => {
  await store.close()
  await folder.remove()
})

const id = (n: number) => `ticket${String(n).padStart(12, '0')}` as TicketId
const desk = 'c1' as DeskId
const issue = (n: number): DayCommand => ({
  type: 'IssueTicket',
  at,
  ticket: id(n),
  asker: 'staff',
  channel: 'visit',
  legs: [{ service: 'passport' as ServiceId }],
  language: null,
  kiosk: null,
  priority: null,
  appointmentAt: null,
  evenUnstaffed: true,
})

/** Both days with a desk open; a visitor sits at Kempten's. */
const openBoth = async () => {
  const days = { kempten: await openDay('kempten'), sonthofen: await openDay('sonthofen') }
  for (const site of ['kempten', 'sonthofen'] as const) {
    const { site: card } = plans[site]
    await run(days[site], {
      type: 'OpenDay',
      at,
      site: card.id,
      date: '2026-11-23' as DayDate,
      plan: planHash(plans[site]),
      appointments: [],
    })
    await run(days[site], { type: 'OpenDesk', at, desk, clerk: null, skills: null, takeOver: false })
  }
  await run(days.kempten, issue(1))
  await run(days.kempten, { type: 'CallNext', at, desk })
  return days
}

const send = (here: LiveDay, there: LiveDay, from: Store = store, command = 'command-1') =>
  runOn(from, [here.line, there.line], {
    decide([one = here.state(), two = there.state()]) {
      const decided = sendTicket({ type: 'SendTicket', at, ticket: id(1), service: 'vehicles' as ServiceId }, one, two)
      return decided.kind === 'refused' ? decided : { kind: 'events', events: [decided.here, decided.there] }
    },
    sender: { principal: 'test', id: command as CommandId, fingerprint: 'same' },
    answer: (written) => written.flatMap(({ events }) => events.map(({ type }) => type)).join(),
    rows: () => ({
      ticketsMoved: [{ ticket: id(1), stream: stream('sonthofen'), label: 'KA001' as never, keyHash: 'hash' }],
    }),
  })

/** Where the ticket is by the log alone: never at both sites, never at none. */
const whereByLog = async (from: Store) => {
  const phases = []
  for (const site of ['kempten', 'sonthofen'] as const)
    phases.push((await openDay(site, from)).state().tickets.get(id(1))?.phase.kind ?? 'none')
  return phases.join(' ')
}

describe('T30 a command of two days', () => {
  test('writes both in one append, once for one command id, and shows nothing before', async () => {
    const { kempten, sonthofen } = await openBoth()
    const before = store.statistics()
    const running = send(kempten, sonthofen)
    expect([kempten, sonthofen].map((day) => day.state().tickets.get(id(1))?.phase.kind)).toEqual(['called', undefined])
    expect(await running).toMatchObject({ kind: 'done', answer: 'TicketSent,TicketExpected' })
    expect(store.statistics()).toEqual({ commits: before.commits + 1, appends: before.appends + 1 })
    expect(await send(kempten, sonthofen)).toEqual({ kind: 'repeated', answer: 'TicketSent,TicketExpected' })
    expect(await whereByLog(store)).toBe('sent expected')
  })

  test('whoever follows one day sees the other as it then is', async () => {
    const { kempten, sonthofen } = await openBoth()
    const seen: unknown[] = []
    kempten.onCommitted(() => seen.push(sonthofen.state().tickets.get(id(1))?.phase.kind))
    await send(kempten, sonthofen)
    expect(seen).toEqual(['expected'])
  })

  test.for(['kempten', 'sonthofen'] as const)(
    'is decided again when another process was faster at %s',
    async (site) => {
      const { kempten, sonthofen } = await openBoth()
      const other = await openDay(site)
      await run(other, issue(2))
      expect(await send(kempten, sonthofen)).toMatchObject({ kind: 'done' })
      expect([kempten, sonthofen].every((day) => day.state().tickets.has(id(1)))).toBe(true)
      expect((site === 'kempten' ? kempten : sonthofen).state().tickets.has(id(2))).toBe(true)
      expect(await whereByLog(store)).toBe('sent expected')
    },
  )

  test('is refused on what is true by then, and leaves both days alone', async () => {
    const { kempten, sonthofen } = await openBoth()
    await run(await openDay('sonthofen'), { type: 'CloseDay', at })
    expect(await send(kempten, sonthofen)).toMatchObject({ kind: 'refused', refusal: { code: 'other-site-closed' } })
    expect(await whereByLog(store)).toBe('called none')
    expect(await run(kempten, { type: 'StartServing', at, ticket: id(1) })).toMatchObject({ kind: 'done' })
  })

  test('of two at the same moment one moves the ticket, and commands beside it go on', async () => {
    const { kempten, sonthofen } = await openBoth()
    const [first, second, issued, there] = await Promise.all([
      send(kempten, sonthofen),
      send(kempten, sonthofen, store, 'command-2'),
      run(kempten, issue(2)),
      run(sonthofen, issue(3)),
    ])
    expect([first.kind, second.kind, issued.kind, there.kind]).toEqual(['done', 'refused', 'done', 'done'])
    expect(await whereByLog(store)).toBe('sent expected')
    expect(kempten.state().tickets.get(id(2))?.label).toBe('A002')
  })

  test('nothing half is left when the append breaks, and what was decided after it is decided again', async () => {
    const { kempten, sonthofen } = await openBoth()
    const breaking: Store = { ...store, append: async () => Promise.reject(new Error('the disk is full')) }
    const sent = send(kempten, sonthofen, breaking)
    const after = run(sonthofen, issue(3))
    await expect(sent).rejects.toThrow('the disk is full')
    expect(await after).toMatchObject({ kind: 'done' })
    expect(await whereByLog(store)).toBe('called none')
    expect(sonthofen.state().tickets.get(id(3))?.label).toBe('C001')
    expect(await send(kempten, sonthofen, store, 'command-2')).toMatchObject({ kind: 'done' })
  })

  test('D2 whatever fails, races and repeats: a ticket is at one site, and both days are the fold of their logs', async () => {
    const step = fc.constantFrom('send', 'break', 'race here', 'race there', 'issue here', 'issue there')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const own = await temporaryFolder()
        const file = await openSqliteStore({ folder: own.folder, now: () => at, log: silentLog })
        const mine = store
        store = file
        try {
          const { kempten, sonthofen } = await openBoth()
          const breaking: Store = { ...file, append: async () => Promise.reject(new Error('broken')) }
          let count = 10
          await Promise.allSettled(
            steps.map(async (one) => {
              count += 1
              const n = count
              if (one === 'send') return send(kempten, sonthofen, file, `command-${n}`)
              if (one === 'break') return send(kempten, sonthofen, breaking, `command-${n}`)
              if (one === 'race here') return run(await openDay('kempten', file), issue(n))
              if (one === 'race there') return run(await openDay('sonthofen', file), issue(n))
              return run(one === 'issue here' ? kempten : sonthofen, issue(n))
            }),
          )
          await Promise.all([kempten.present(), sonthofen.present()])
          const by = await whereByLog(file)
          expect(by).toBe(steps.includes('send') ? 'sent expected' : 'called none')
          for (const [site, day] of Object.entries({ kempten, sonthofen }) as [Site, LiveDay][])
            expect(day.state()).toEqual((await openDay(site, file)).state())
        } finally {
          store = mine
          await file.close()
          await own.remove()
        }
      }),
      { numRuns: 25 },
    )
  })
})
