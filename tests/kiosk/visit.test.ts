import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import { connectionKey, useHouse } from '../../kiosk/src/stores/house.ts'
import { useVisit } from '../../kiosk/src/stores/visit.ts'
import type { ReasonId, ServiceId, TicketId } from '../../shared/ids.ts'
import type { KioskCatalogue, KioskView } from '../../shared/kioskViews.ts'
import type { IssuedView } from '../../shared/views.ts'
import { connect } from '../../ui/connection.ts'
import { loadTexts, provideTexts } from '../../ui/language.ts'
import { fakeWire, settled } from '../support/fakeWire.ts'

const service = 'reisepass' as ServiceId
const ticket = 'ticket-00000000001' as TicketId
const catalogue = {
  kiosk: { id: 'eingang' },
  languages: ['de', 'en'],
  site: { timeZone: 'Europe/Berlin' },
  services: [{ id: service, documents: [], quantity: null, questions: [], listed: true }],
} as unknown as KioskCatalogue
const view = {
  version: { day: '2026-11-23', log: 1, at: 0 },
  clock: { now: 0, speed: 1, trial: false, timeZone: 'Europe/Berlin' },
  services: [{ id: service, now: 'number', unstaffed: false, waiting: 0, wait: null }],
} as unknown as KioskView
const issued = { ticket, label: 'A042' } as unknown as IssuedView

async function setUp() {
  vi.useFakeTimers()
  const wire = fakeWire()
  const app = createApp({})
  const texts = await loadTexts('de', { root: null })
  app.use(createPinia())
  app.provide(connectionKey, connect({ app: 'kiosk', openWire: wire.open }))
  provideTexts(app, texts)
  const { house, visit } = app.runWithContext(() => ({ house: useHouse(), visit: useVisit() }))
  wire.comes()
  wire.answer('kiosk:join', { ok: true, value: { catalogue, view } })
  await settled()
  const choose = () => {
    visit.take({ type: 'group-opened', group: 'ausweis' as ReasonId })
    visit.take({ type: 'service-chosen', service })
    visit.take({ type: 'number-wanted', id: visit.newId() })
  }
  return { wire, house, visit, texts, choose }
}

afterEach(() => {
  vi.useRealTimers()
})

test('K a tap asks once for a number, in the visitor’s language, and shows it', async () => {
  const { wire, visit, texts, choose } = await setUp()
  await texts.use('en')
  choose()
  choose()
  expect(wire.of('ticket:issue')).toHaveLength(1)
  expect(wire.of('ticket:issue')[0]).toMatchObject({
    services: [{ service }],
    language: 'en',
    kiosk: 'eingang',
    evenUnstaffed: false,
  })
  wire.answer('ticket:issue', { ok: true, value: issued })
  await settled()
  expect(visit.step).toEqual({ screen: 'ticket', issued })
})

test('K a number that was asked for when the line broke is asked for again under the same id', async () => {
  const { wire, visit, choose } = await setUp()
  choose()
  wire.breaks()
  wire.comes()
  const ids = wire.of('ticket:issue').map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  wire.answer('ticket:issue', { ok: true, value: issued })
  await settled()
  expect(visit.step.screen).toBe('ticket')
})

test('K whoever leaves before the line is back gets no number any more, and neither does the next visitor', async () => {
  const { wire, visit, choose } = await setUp()
  wire.breaks()
  choose()
  visit.end()
  wire.comes()
  await settled()
  expect(wire.of('ticket:issue')).toHaveLength(0)
  expect(visit.step.screen).toBe('welcome')
})

test('K the end of a visit takes back the language', async () => {
  const { visit, texts } = await setUp()
  await texts.use('en')
  expect(visit.fresh).toBe(false)
  visit.end()
  await settled()
  expect(texts.language.value).toBe('de')
  expect(visit.fresh).toBe(true)
})

test('K the end of printing may come before the answer that names the ticket', async () => {
  const { wire, visit, choose } = await setUp()
  choose()
  wire.push('printing:changed', { ticket, state: 'not-sent' })
  wire.answer('ticket:issue', { ok: true, value: issued })
  await settled()
  expect(visit.prints.get(ticket)).toBe('not-sent')
})
