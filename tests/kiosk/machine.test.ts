import { describe, expect, test } from 'vitest'
import {
  advance,
  keyIn,
  type Lookup,
  newVisit,
  shownStep,
  type Visit,
  type VisitEvent,
} from '../../kiosk/src/machine.ts'
import type { CommandId, ReasonId, ServiceId } from '../../shared/ids.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { IssuedView, KioskService, KioskServiceNow, ScannedView } from '../../shared/views.ts'

const id = 'command-0001' as CommandId
const group = 'ausweis' as ReasonId
const issued = { label: 'A042' } as IssuedView

interface Kind {
  readonly now?: KioskServiceNow['now']
  readonly unstaffed?: boolean
  readonly quantity?: boolean
  readonly documents?: boolean
}

/** One service, called `it`, of the given kind. */
function house({ now = 'number', unstaffed = false, quantity = false, documents = false }: Kind = {}) {
  const service = 'it' as ServiceId
  const entry = {
    service: {
      id: service,
      documents: documents ? [{ de: 'Ausweis' }] : [],
      quantity: quantity ? { question: { de: 'Wie viele?' }, max: 4 } : null,
    } as unknown as KioskService,
    now: { id: service, now, unstaffed, waiting: 0, wait: null, closure: null },
  }
  const lookup: Lookup = (asked) => (asked === service ? entry : undefined)
  const via = (...events: readonly VisitEvent[]): Visit =>
    events.reduce((visit, event) => advance(visit, event, lookup), newVisit)
  return { service, via, choose: { type: 'service-chosen', service, id } as const }
}

const open = { type: 'group-opened', group } as const
const back = { type: 'back' } as const
const yes = { type: 'answered', id, answer: { ok: true, value: issued } } as const
const no = (code: RefusalCode) => ({ type: 'answered', id, answer: { ok: false, refusal: { code } } }) as const

describe('G what a tap on a service leads to', () => {
  test('a number at once, when nothing is open to ask', () => {
    const { via, choose, service } = house()
    expect(via(open, choose).work).toEqual({
      kind: 'issue',
      id,
      wish: { service, quantity: null, documentsAtHand: false, evenUnstaffed: false },
    })
  })

  test.each([
    ['infostand', 'infostand'],
    ['elsewhere', 'elsewhere'],
    ['appointment', 'appointment-only'],
    ['closed', 'no-numbers'],
    ['contingent-used', 'no-numbers'],
  ] as const)('%s shows %s and asks for no number', (now, screen) => {
    const { via, choose } = house({ now })
    const visit = via(open, choose)
    expect(shownStep(visit).screen).toBe(screen)
    expect(visit.work).toBeNull()
  })

  test('a service that the plan has just lost does nothing', () => {
    const { via } = house()
    const visit = via(open, { type: 'service-chosen', service: 'gone' as ServiceId, id })
    expect(visit).toEqual(via(open))
  })
})

describe('K the questions before a number', () => {
  test('come one after the other: unstaffed, quantity, documents', () => {
    const { via, choose, service } = house({ unstaffed: true, quantity: true, documents: true })
    const asked = [open, choose]
    expect(shownStep(via(...asked)).screen).toBe('unstaffed')
    const accepted = [...asked, { type: 'unstaffed-accepted', id } as const]
    expect(shownStep(via(...accepted)).screen).toBe('quantity')
    const counted = [...accepted, { type: 'quantity-given', quantity: 3, id } as const]
    expect(shownStep(via(...counted)).screen).toBe('documents')
    expect(via(...counted, { type: 'documents-complete', id }).work).toEqual({
      kind: 'issue',
      id,
      wish: { service, quantity: 3, documentsAtHand: true, evenUnstaffed: true },
    })
  })

  test('who lacks a document gets the list and no number', () => {
    const { via, choose, service } = house({ documents: true })
    const visit = via(open, choose, { type: 'documents-missing' })
    expect(shownStep(visit)).toEqual({ screen: 'take-along', service })
    expect(visit.work).toBeNull()
  })

  test('back leads through them the same way', () => {
    const { via, choose } = house({ quantity: true, documents: true })
    const there = [open, choose, { type: 'quantity-given', quantity: 2, id } as const]
    expect(shownStep(via(...there, back)).screen).toBe('quantity')
    expect(shownStep(via(...there, back, back)).screen).toBe('group')
    expect(shownStep(via(...there, back, back, back, back)).screen).toBe('welcome')
  })
})

describe('K a request under way', () => {
  test('lets no second tap through', () => {
    const { via, choose } = house()
    const asked = via(open, choose)
    expect(via(open, choose, { ...choose, id: 'command-0002' as CommandId })).toEqual(asked)
    expect(via(open, choose, back)).toEqual(asked)
    expect(via(open, choose, { type: 'code-scanned', code: 'ABC123', id })).toEqual(asked)
  })

  test('ends with the number, from where nothing leads back to a second one', () => {
    const { via, choose } = house()
    const visit = via(open, choose, yes)
    expect(shownStep(visit)).toEqual({ screen: 'ticket', issued })
    expect(via(open, choose, yes, back)).toEqual(newVisit)
    expect(via(open, choose, yes, choose)).toEqual(visit)
  })

  test('an answer that belongs to an earlier visit is not shown to the next visitor', () => {
    const { via, choose } = house()
    expect(via(open, choose, { type: 'ended' }, yes)).toEqual(newVisit)
    const second = { ...choose, id: 'command-0002' as CommandId }
    expect(via(open, choose, { type: 'ended' }, open, second, yes)).toEqual(via(open, second))
  })

  test.each([
    ['not-staffed', 'unstaffed'],
    ['go-to-infostand', 'infostand'],
    ['handled-elsewhere', 'elsewhere'],
    ['appointment-only', 'appointment-only'],
    ['contingent-used', 'no-numbers'],
    ['service-closed', 'no-numbers'],
    ['numbers-exhausted', 'refused'],
    ['issue-ended', 'refused'],
  ] as const)('refused as %s shows %s', (code, screen) => {
    const { via, choose } = house()
    const visit = via(open, choose, no(code))
    expect(shownStep(visit).screen).toBe(screen)
    expect(visit.work).toBeNull()
  })

  test('after "not staffed" the visitor may still want the number', () => {
    const { via, choose } = house()
    const visit = via(open, choose, no('not-staffed'), { type: 'unstaffed-accepted', id })
    expect(visit.work).toMatchObject({ kind: 'issue', wish: { evenUnstaffed: true } })
  })
})

describe('K appointments', () => {
  const told = { type: 'appointment-told' } as const
  const send = { type: 'code-sent', id } as const

  test('are checked in by their number, whatever is typed between its letters', () => {
    const { via } = house()
    const visit = via(told, { type: 'text-typed', text: 'ke-12 34' }, send)
    expect(visit.work).toEqual({ kind: 'check-in', id, code: 'KE1234' })
  })

  test('an empty number is not sent', () => {
    const { via } = house()
    expect(via(told, send)).toEqual(via(told))
  })

  test('are checked in by a scan from every screen', () => {
    const { via, choose } = house({ documents: true })
    const scan = { type: 'code-scanned', code: 'ke1234\t', id } as const
    for (const visit of [via(scan), via(open, choose, scan), via(open, { ...choose }, scan)]) {
      expect(visit.work).toEqual({ kind: 'check-in', id, code: 'KE1234' })
    }
  })

  test.each([
    'appointment-too-early',
    'appointment-too-late',
    'appointment-wrong-day',
    'appointment-wrong-site',
    'appointment-checked-in',
    'appointment-cancelled',
    'unknown-appointment',
  ] as const)('%s gets its own answer, from where back leads to the number typed', (code) => {
    const { via } = house()
    const events = [told, { type: 'text-typed', text: 'KE1234' } as const, send, no(code)]
    expect(shownStep(via(...events))).toEqual({ screen: 'refused', refusal: { code }, asked: 'check-in' })
    expect(shownStep(via(...events, back))).toEqual({ screen: 'check-in', code: 'KE1234' })
  })
})

test('K the end of a visit takes everything back', () => {
  const { via, choose } = house({ documents: true })
  expect(via(open, choose, { type: 'ended' })).toEqual(newVisit)
})

test('K events that do not belong to what is shown change nothing', () => {
  const { via, choose } = house({ documents: true })
  expect(via(choose)).toEqual(newVisit)
  expect(via({ type: 'documents-complete', id })).toEqual(newVisit)
  expect(via({ type: 'text-typed', text: 'x' })).toEqual(newVisit)
  expect(via(open, open)).toEqual(via(open))
})

describe('K6 a slip under the scanner', () => {
  const key = 'AbCdEfGhIjKlMnOpQrStU_'
  const scan = { type: 'code-scanned', code: `https://nummer.example/t/#${key}`, id } as const

  test('is told from an appointment by its address', () => {
    expect(keyIn(scan.code)).toBe(key)
    expect(keyIn('K7M4Q2')).toBeNull()
    expect(keyIn(`https://nummer.example/t/#${key}x`)).toBeNull()
  })

  test('asks for the number, shows what came of it, and leads back to the welcome', () => {
    const { via } = house()
    expect(via(scan).work).toEqual({ kind: 'scan', id, key })
    const scanned = { did: 'resumed', ticket: { label: 'A001' } } as unknown as ScannedView
    const answered = { type: 'answered', id, answer: { ok: true, value: scanned } } as const
    expect(shownStep(via(scan, answered))).toEqual({ screen: 'slip', scanned })
    expect(via(scan, answered, back)).toEqual(newVisit)
  })

  test('that nobody knows is said so', () => {
    const { via } = house()
    const refusal = { code: 'unknown-ticket' } as const
    const visit = via(scan, { type: 'answered', id, answer: { ok: false, refusal } })
    expect(shownStep(visit)).toEqual({ screen: 'refused', refusal, asked: 'scan' })
  })
})
