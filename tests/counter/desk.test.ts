import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReasonId } from '../../shared/ids.ts'
import { settled } from '../support/fakeWire.ts'
import { counterApp } from './counterApp.ts'
import { atDesk, catalogue, deskHere, deskView, openWith } from './sampleViews.ts'

const free = () => deskView(openWith({ kind: 'free' }))
const serving = () => deskView(openWith({ kind: 'with', ticket: atDesk('A042', { phase: 'serving' }) }))

let counter: Awaited<ReturnType<typeof counterApp>>
beforeEach(async () => {
  counter = await counterApp()
})
afterEach(() => counter.stop())

test('the remembered desk is joined, and its view is the present', async () => {
  await counter.arrive(free())
  expect(counter.line.of('desk:join')).toMatchObject([{ desk: '7' }])
  expect(counter.store.step).toEqual({ kind: 'free' })
  await counter.push(serving())
  expect(counter.store.step?.kind).toBe('serving')
})

test('a view of another desk is not taken for this one', async () => {
  await counter.arrive({ ...free(), desk: deskHere({ kind: 'closed' }, '8') })
  expect(counter.store.present).toBeNull()
})

test('a desk that is no longer in the plan is forgotten, and the choice is offered', async () => {
  counter.line.comes()
  await settled()
  counter.line.answer('desk:join', { ok: false, refusal: { code: 'unknown-desk' } })
  await settled()
  expect(counter.line.of('desk:join').at(-1)).toMatchObject({ desk: null })
  expect(counter.remembered.desk).toBeNull()
  expect(counter.store.lostDesk).toBe(true)
})

test('a call that is pressed twice is sent once, under one id', async () => {
  await counter.arrive(free())
  void counter.work.callNext()
  void counter.work.callNext()
  await settled()
  expect(counter.line.of('desk:callNext')).toEqual([{ desk: '7', id: expect.stringMatching(/^[0-9a-f]{32}$/) }])
  counter.line.answer('desk:callNext', { ok: true, value: { ticket: 't' as never, label: 'A042' as never } })
  await settled()
  expect(counter.store.notice).toEqual({ kind: 'done', text: 'A042 wurde aufgerufen.' })
})

test('a call with nobody to call says so', async () => {
  await counter.arrive(free())
  void counter.work.callNext()
  counter.line.answer('desk:callNext', { ok: true, value: null })
  await settled()
  expect(counter.store.notice).toMatchObject({ text: 'Es wartet niemand, den Sie jetzt aufrufen können.' })
})

test('a refusal stays until the next action', async () => {
  await counter.arrive(free())
  void counter.work.callNext()
  counter.line.answer('desk:callNext', { ok: false, refusal: { code: 'in-break' } })
  await settled()
  expect(counter.store.notice).toEqual({ kind: 'refused', refusal: { code: 'in-break' } })
  void counter.work.pause()
  await settled()
  expect(counter.store.notice).toBeNull()
})

test('without a connection nothing is sent, and the time since then is told', async () => {
  await counter.arrive(free())
  counter.line.breaks()
  await settled()
  expect(counter.store.offlineSince).not.toBeNull()
  await counter.work.callNext()
  expect(counter.line.of('desk:callNext')).toEqual([])
  await counter.arrive(free())
  expect(counter.store.offlineSince).toBeNull()
})

test('what was under way when the line broke is repeated under the same id', async () => {
  await counter.arrive(free())
  void counter.work.callNext()
  counter.line.breaks()
  expect(counter.store.busy).toBe(true)
  await counter.arrive(free())
  const [first, second, third] = counter.line.of('desk:callNext')
  expect(second).toEqual(first)
  expect(third).toBeUndefined()
})

test('what was under way when the line broke can be discarded', async () => {
  await counter.arrive(free())
  void counter.work.callNext()
  counter.line.breaks()
  counter.store.withdraw()
  await settled()
  expect(counter.store.busy).toBe(false)
  await counter.arrive(free())
  expect(counter.line.of('desk:callNext')).toHaveLength(1)
})

test('S opening a desk that is open elsewhere asks, then takes over', async () => {
  await counter.arrive(deskView({ kind: 'closed' }))
  void counter.work.open()
  counter.line.answer('desk:open', { ok: false, refusal: { code: 'desk-open-elsewhere' } })
  await settled()
  expect(counter.dialogs.open).toEqual({ kind: 'takeOver', desk: '7' })
  void counter.work.open(true)
  await settled()
  expect(counter.line.of('desk:open').map(({ takeOver }) => takeOver)).toEqual([false, true])
})

test('T a visit ends with the outcome that was chosen', async () => {
  await counter.arrive(serving())
  counter.visit.choose('erledigt' as ReasonId)
  void counter.visit.finish()
  await settled()
  expect(counter.line.of('ticket:finish')).toMatchObject([
    { ticket: 'ticket-A042', outcome: 'erledigt', services: null },
  ])
})

test('T where the plan demands an outcome, a visit does not end without one', async () => {
  const { reasons } = catalogue
  await counter.arrive(serving(), { ...catalogue, reasons: { ...reasons, outcomeRequired: true } })
  expect(await counter.visit.finish()).toBe(false)
  expect(counter.visit.outcomeMissing).toBe(true)
  expect(counter.line.of('ticket:finish')).toEqual([])
})

test('T of several concerns, those that were not dealt with today are left out', async () => {
  const legs = ['reisepass', 'fuehrungszeugnis'].map((service) => ({
    service: service as never,
    quantity: 1,
    here: true,
  }))
  await counter.arrive(deskView(openWith({ kind: 'with', ticket: atDesk('A042', { phase: 'serving', legs }) })))
  counter.visit.leaveOut('fuehrungszeugnis' as never, true)
  void counter.visit.finish()
  await settled()
  expect(counter.line.of('ticket:finish')).toMatchObject([{ services: ['reisepass'] }])
})

test('the outcome of one visitor is not that of the next', async () => {
  await counter.arrive(serving())
  counter.visit.choose('erledigt' as ReasonId)
  await counter.push(deskView(openWith({ kind: 'with', ticket: atDesk('A043', { phase: 'serving' }) })))
  expect(counter.visit.outcome).toBeNull()
})

test('T a visitor may be marked missed 30 seconds after the call', async () => {
  await counter.arrive(deskView(openWith({ kind: 'with', ticket: atDesk('A042') })))
  expect(counter.visit.missableInSeconds).toBe(30)
})
