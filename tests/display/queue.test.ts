import { expect, test } from 'vitest'
import { deskIn } from '../../display/src/ticket/place.ts'
import { beThereAt, dotsFor, remaining } from '../../display/src/ticket/queue.ts'
import { ticketKeyIn } from '../../display/src/ticket/ticketKey.ts'
import { loadTexts } from '../../ui/language.ts'

const { t, textOf } = await loadTexts('de', { root: null })
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 23, hours, minutes)

test('the key of a ticket is read from the fragment alone, and only in its own form', () => {
  expect(ticketKeyIn('#abcdefghijklmnopqrs-_0')).toBe('abcdefghijklmnopqrs-_0')
  for (const other of [
    '',
    '#',
    '#abc',
    '#abcdefghijklmnopqrs-_01',
    '#abcdefghijklmnopqrs-_/',
    'abcdefghijklmnopqrs-_0',
  ])
    expect(ticketKeyIn(other)).toBeNull()
})

test('few numbers before the visitor are drawn each, many as a gap', () => {
  expect(dotsFor(0)).toEqual({ dots: 0, more: false })
  expect(dotsFor(4)).toEqual({ dots: 4, more: false })
  expect(dotsFor(30)).toEqual({ dots: 4, more: true })
})

const walkIn = { appointmentAt: null, slot: false }

test('the visitor is asked to be there well before the earliest likely call, at a round time', () => {
  expect(beThereAt(at(8, 49), { low: 20, high: 40 }, walkIn)).toBe(at(9, 0))
  expect(beThereAt(at(8, 51), { low: 40, high: 60 }, walkIn)).toBe(at(9, 25))
})

test('T26 with a free slot the visitor comes at its time, and with any appointment not after it', () => {
  const late = { low: 120, high: 180 }
  expect(beThereAt(at(8, 49), late, { appointmentAt: at(9, 30), slot: true })).toBe(at(9, 30))
  expect(beThereAt(at(8, 49), { low: 10, high: 40 }, { appointmentAt: at(9, 30), slot: true })).toBe(at(9, 30))
  expect(beThereAt(at(8, 49), null, { appointmentAt: at(9, 30), slot: true })).toBe(at(9, 30))
  expect(beThereAt(at(9, 27), late, { appointmentAt: at(9, 30), slot: true })).toBeNull()
  expect(beThereAt(at(8, 49), late, { appointmentAt: at(9, 30), slot: false })).toBe(at(9, 30))
  expect(beThereAt(at(8, 49), { low: 20, high: 40 }, { appointmentAt: at(9, 30), slot: false })).toBe(at(9, 0))
})

test('nobody is sent away for a few minutes, or when the wait is not known', () => {
  expect(beThereAt(at(8, 49), { low: 10, high: 20 }, walkIn)).toBeNull()
  expect(beThereAt(at(8, 49), { low: 0, high: 60 }, walkIn)).toBeNull()
  expect(beThereAt(at(8, 49), null, walkIn)).toBeNull()
})

test('E9 the wait is said as the range that it is', () => {
  const said = (low: number, high: number) => {
    const words = remaining({ low, high }, t)
    return `${words?.lead} ${words?.range}`.replace('\u2060', '')
  }
  expect(said(10, 20)).toBe('Noch etwa 10–20 Min.')
  expect(said(10, 10)).toBe('Noch etwa 10 Min.')
  expect(said(0, 10)).toBe('Noch bis 10 Min.')
  expect(said(0, 4)).toBe('Noch wenige Minuten')
  expect(remaining(null, t)).toBeNull()
})

test('a numbered counter is named as on the board, other desks by their name', () => {
  expect(deskIn({ desk: { de: '7' }, deskKind: 'counter' }, { t, textOf })).toBe('Schalter\u00a07')
  expect(deskIn({ desk: { de: 'Infostand' }, deskKind: 'infostand' }, { t, textOf })).toBe('Infostand')
})
