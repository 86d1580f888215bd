import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetOldDays } from '../../server/operations/forgetting.ts'
import { planHash } from '../../server/planHash.ts'
import { systemTimers, type Timers } from '../../server/timers.ts'
import { restClient } from '../support/restClient.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { appointmentRow } from '../support/storeRows.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const day = '2026-11-23'
const days = { from: day, to: day } as never
let server: TestServer
let program: ReturnType<typeof restClient>
/** What waits for an hour to pass. */
let hourly: (() => void)[]

beforeEach(async () => {
  hourly = []
  const timers: Timers = {
    after(ms, run) {
      if (ms < hourMs) return systemTimers.after(ms, run)
      hourly.push(run)
      return () => {}
    },
  }
  server = await startTestServer({ plans: [smallPlan()], timers })
  program = restClient(server, await server.token('program'))
})
afterEach(() => server.close())

const laterBy = async (count: number) => {
  server.clock.advance(count * dayMs)
  await server.restart()
  const run = hourly.pop()
  const waiting = hourly.length
  run?.()
  // It waits for the next hour when all is done.
  await vi.waitFor(() => expect(hourly.length).toBeGreaterThan(waiting))
}
const count = (table: string, where = '1 = 1') => {
  const database = new DatabaseSync(join(server.folder, 'lotse.db'), { readOnly: true })
  const row = database.prepare(`SELECT count(*) AS count FROM ${table} WHERE ${where}`).get()
  database.close()
  return Number(row?.count)
}
const ofTheDay = `stream = 'kempten/${day}'`

test('E19 after 90 days a day is deleted with its visits, and the statistics say of it what they said before', async () => {
  await program.post('/sites/kempten/desks/c1/open')
  for (let n = 0; n < 6; n++) await program.post('/sites/kempten/tickets', { services: ['passport'] })
  for (let n = 0; n < 6; n++) {
    server.clock.advance(4 * 60_000)
    const { id } = (await program.post('/sites/kempten/desks/c1/call-next')).json
    await program.post(`/tickets/${id}/finish`, { outcome: 'settled' })
  }
  const statistics = async () => {
    const counter = await server.connect('counter', await server.token('supervisor'))
    const read = await counter.request('statistics:read', days)
    return read.ok ? read.value : null
  }
  const told = await statistics()
  expect(told).toMatchObject({ visitors: 6, estimates: { total: { count: 6 } } })

  await laterBy(90)
  expect(count('streams')).toBe(2)
  expect(count('events', ofTheDay)).toBeGreaterThan(6)
  await laterBy(1)
  expect(count('events', ofTheDay)).toBe(0)
  expect(count('visits')).toBe(0)
  expect(count('tickets')).toBe(0)
  expect(count('streams')).toBe(2)
  expect(await statistics()).toEqual(told)
})

test('E19 appointments are deleted two days after theirs', async () => {
  const { store } = server.app.operations
  const codes = ['K7M4Q2', 'P2X9R8']
  await store.appointments.put([appointmentRow(codes[0]!), appointmentRow(codes[1]!, { date: '2026-11-24' as never })])
  await laterBy(2)
  expect(count('appointments')).toBe(2)
  await laterBy(1)
  expect(count('appointments')).toBe(1)
})

test('E19 how long days and appointments are kept is a setting of the site', async () => {
  const { store } = server.app.operations
  const plan = smallPlan((draft) => {
    draft.keeping = { detailDays: 3, appointmentDays: 0 }
  })
  await store.plans.put(plan, planHash(plan), server.clock.now())
  await store.appointments.put([appointmentRow('K7M4Q2')])
  await laterBy(1)
  expect(count('appointments')).toBe(0)
  await laterBy(2)
  expect(count('events', ofTheDay)).toBeGreaterThan(0)
  await laterBy(1)
  expect(count('events', ofTheDay)).toBe(0)
})

test('E19 the newest day stays, however long ago it was: the next one learns from it', async () => {
  const { sites, store } = server.app.operations
  const kempten = sites.find('kempten')
  expect(await forgetOldDays(store, kempten!, server.clock.now() + 200 * dayMs)).toEqual({ days: 0, appointments: 0 })
  expect(count('events', ofTheDay)).toBe(1)
})
