import { expect, test } from 'vitest'
import { layOutTicket, type TicketSlip } from '../../server/devices/ticket.ts'
import { Slip } from '../../shared/slip.ts'
import { englishTexts, germanTexts, germanTicket, longTicket } from './sampleTickets.ts'

const linesOf = (ticket: TicketSlip, texts = germanTexts, columns = 48): string[] =>
  layOutTicket(ticket, texts, { columns }).flatMap((line) => (line.kind === 'text' ? [line.text] : []))
const wholeText = (ticket: TicketSlip, texts = germanTexts, columns = 48): string =>
  linesOf(ticket, texts, columns).join('\n')

test('a ticket says all that its holder needs', () => {
  const lines = linesOf(germanTicket)
  for (const said of [
    'Stadt Kempten (Allgäu)',
    'Bürgerservice, Rathausplatz 22',
    'A042',
    'Wartebereich Blau',
    'Geradeaus, dann rechts, 1. Tür',
    '10–20 Minuten',
    '4',
    'Nummern werden nicht der Reihe nach aufgerufen.',
    'Montag, 23. November 2026, 10:42 Uhr',
  ])
    expect(lines).toContain(said)
})

test('the number is by far the largest thing on the slip', () => {
  const slip = layOutTicket(longTicket, germanTexts, { columns: 32 })
  const texts = slip.flatMap((line) => (line.kind === 'text' ? [line] : []))
  const number = texts.find(({ text }) => text === longTicket.label)
  for (const other of texts) if (other !== number) expect(other.size).toBeLessThanOrEqual((number?.size ?? 0) / 2)
})

test('the wait is a range, and never more exact than it is', () => {
  const waits = [
    [{ low: 10, high: 20 }, '10–20 Minuten'],
    [{ low: 0, high: 15 }, 'bis 15 Minuten'],
    [{ low: 30, high: 30 }, 'etwa 30 Minuten'],
    [{ low: 0, high: 2 }, 'wenige Minuten'],
    [null, 'noch nicht absehbar'],
  ] as const
  for (const [wait, said] of waits) expect(linesOf({ ...germanTicket, wait })).toContain(said)
})

test('nobody ahead is said in words, and an unknown number of people not at all', () => {
  expect(linesOf({ ...germanTicket, ahead: 0 })).toContain('niemand')
  expect(wholeText({ ...germanTicket, ahead: null })).not.toContain('Wartende')
})

test('a copy of a number that waits no more is told no wait', () => {
  expect(wholeText({ ...germanTicket, copy: true, ahead: null, wait: null })).not.toContain('Voraussichtliche')
})

test('a slip without an address has no QR code and no word about phones', () => {
  for (const url of [null, 'no address', `https://lotse.kempten.de/${'a'.repeat(400)}`]) {
    const ticket = { ...germanTicket, url }
    expect(layOutTicket(ticket, germanTexts, { columns: 48 }).some(({ kind }) => kind === 'qr')).toBe(false)
    expect(wholeText(ticket)).not.toContain('Handy')
  }
})

test('a reprint says so and bears the same number', () => {
  expect(linesOf({ ...germanTicket, copy: true })).toEqual(expect.arrayContaining(['Kopie', 'A042']))
  expect(linesOf({ ...germanTicket, copy: true }, englishTexts)).toContain('Copy')
  expect(linesOf(germanTicket)).not.toContain('Kopie')
})

test('several concerns and their quantities stand under one number', () => {
  const services = [{ name: 'Reisepass', quantity: 2 }, { name: 'Meldebescheinigung' }]
  expect(linesOf({ ...germanTicket, services })).toEqual(
    expect.arrayContaining(['2 × Reisepass', 'Meldebescheinigung']),
  )
})

test('documents are listed where the kiosk did not show them', () => {
  expect(linesOf(longTicket)).toEqual(
    expect.arrayContaining(['Bitte halten Sie bereit:', '- Personalausweis oder Reisepass']),
  )
  expect(wholeText(germanTicket)).not.toContain('Bitte halten Sie bereit')
})

test.each([32, 42, 48])('a slip of %i columns is plain data that fits the paper', (columns) => {
  const slip = layOutTicket(longTicket, germanTexts, { columns })
  expect(Slip.parse(JSON.parse(JSON.stringify(slip)))).toEqual(slip)
  for (const line of slip)
    if (line.kind === 'text') expect(Array.from(line.text).length * line.size).toBeLessThanOrEqual(columns)
})

test('every language file has every text of the slip', () => {
  expect(Object.keys(englishTexts).toSorted()).toEqual(Object.keys(germanTexts).toSorted())
  const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
  for (const [key, text] of Object.entries(germanTexts))
    expect(holes(englishTexts[key as keyof typeof germanTexts]), key).toEqual(holes(text))
})
