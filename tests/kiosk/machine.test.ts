import { describe, expect, test } from 'vitest'
import { keyIn } from '../../kiosk/src/machine.ts'
import { newVisit, shownStep } from '../../kiosk/src/steps.ts'
import type { CommandId, ReasonId, ServiceId } from '../../shared/ids.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { IssuedView, ScannedView } from '../../shared/views.ts'
import { kioskHouse, type ServiceKind } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const group = 'ausweis' as ReasonId
const issued = { label: 'A042' } as IssuedView
const service = 'it' as ServiceId
const wished = {
  service,
  documents: [],
  quantity: null,
  documentsAtHand: false,
  evenUnstaffed: false,
  staysHere: false,
  ratherWait: false,
}

/** One service, called `it`, of the given kind. */
const house = (kind: ServiceKind = {}) => ({
  ...kioskHouse({ it: kind }),
  choose: { type: 'service-chosen', service } as const,
})

const open = { type: 'group-opened', group } as const
const back = { type: 'back' } as const
const draw = { type: 'number-wanted', id } as const
const yes = { type: 'answered', id, answer: { ok: true, value: issued } } as const
const no = (code: RefusalCode) => ({ type: 'answered', id, answer: { ok: false, refusal: { code } } }) as const

describe('G what a tap on a service leads to', () => {
  test('a number, when nothing is open to ask', () => {
    const { via, choose } = house()
    expect(via(open, choose, draw).work).toEqual({ kind: 'issue', id, wishes: [wished] })
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

  test('G15 another site that is sooner is offered first, and the visitor chooses freely', () => {
    const { via, choose } = house({ there: true, unstaffed: true, documents: true })
    const offered = [open, choose]
    expect(shownStep(via(...offered)).screen).toBe('other-site')
    const stays = [...offered, { type: 'stay-wanted' } as const]
    expect(shownStep(via(...stays)).screen).toBe('unstaffed')
    expect(shownStep(via(...stays, { type: 'unstaffed-accepted', id }, { type: 'documents-complete' })).screen).toBe(
      'more',
    )
    const goes = via(...offered, { type: 'other-site-wanted' })
    expect(shownStep(goes)).toMatchObject({ screen: 'go-there', wish: { service } })
    expect(goes.work).toBeNull()
    expect(shownStep(via(...offered, { type: 'other-site-wanted' }, back)).screen).toBe('other-site')
  })

  test('G14 what another site alone does asks nothing', () => {
    const { via, choose } = house({ there: true, now: 'elsewhere' })
    expect(shownStep(via(open, choose)).screen).toBe('elsewhere')
  })

  test('a service that the plan has just lost does nothing', () => {
    const { via } = house()
    const visit = via(open, { type: 'service-chosen', service: 'gone' as ServiceId })
    expect(visit).toEqual(via(open))
  })
})

describe('K the questions before a number', () => {
  test('come one after the other: unstaffed, quantity, documents', () => {
    const { via, choose } = house({ unstaffed: true, quantity: true, documents: true })
    const asked = [open, choose]
    expect(shownStep(via(...asked)).screen).toBe('unstaffed')
    const accepted = [...asked, { type: 'unstaffed-accepted', id } as const]
    expect(shownStep(via(...accepted)).screen).toBe('quantity')
    const counted = [...accepted, { type: 'quantity-given', quantity: 3 } as const]
    expect(shownStep(via(...counted)).screen).toBe('documents')
    expect(via(...counted, { type: 'documents-complete' }, draw).work).toMatchObject({
      wishes: [{ service, quantity: 3, documentsAtHand: true, evenUnstaffed: true }],
    })
  })

  test('who lacks a document gets the list and no number', () => {
    const { via, choose } = house({ documents: true })
    const visit = via(open, choose, { type: 'documents-missing' })
    expect(shownStep(visit)).toEqual({ screen: 'take-along', wish: wished })
    expect(visit.work).toBeNull()
  })

  test('back leads through them the same way', () => {
    const { via, choose } = house({ quantity: true, documents: true })
    const there = [open, choose, { type: 'quantity-given', quantity: 2 } as const]
    expect(shownStep(via(...there, back)).screen).toBe('quantity')
    expect(shownStep(via(...there, back, back)).screen).toBe('group')
    expect(shownStep(via(...there, back, back, back, back)).screen).toBe('welcome')
  })
})

describe('K a request under way', () => {
  const another = { ...draw, id: 'command-0002' as CommandId }

  test('lets no second tap through', () => {
    const { via, choose } = house()
    const asked = via(open, choose, draw)
    expect(via(open, choose, draw, another)).toEqual(asked)
    expect(via(open, choose, draw, back)).toEqual(asked)
    expect(via(open, choose, draw, { type: 'code-scanned', code: 'ABC123', id })).toEqual(asked)
  })

  test('ends with the number, from where nothing leads back to a second one', () => {
    const { via, choose } = house()
    const visit = via(open, choose, draw, yes)
    expect(shownStep(visit)).toEqual({ screen: 'ticket', issued })
    expect(via(open, choose, draw, yes, back)).toEqual(newVisit)
    expect(via(open, choose, draw, yes, choose)).toEqual(visit)
    expect(via(open, choose, draw, yes, another)).toEqual(visit)
  })

  test('an answer that belongs to an earlier visit is not shown to the next visitor', () => {
    const { via, choose } = house()
    expect(via(open, choose, draw, { type: 'ended' }, yes)).toEqual(newVisit)
    expect(via(open, choose, draw, { type: 'ended' }, open, choose, another, yes)).toEqual(via(open, choose, another))
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
    const visit = via(open, choose, draw, no(code))
    expect(shownStep(visit).screen).toBe(screen)
    expect(visit.work).toBeNull()
  })

  test('after "not staffed" the visitor may still want the number', () => {
    const { via, choose } = house()
    const visit = via(open, choose, draw, no('not-staffed'), { type: 'unstaffed-accepted', id })
    expect(visit.work).toMatchObject({ kind: 'issue', wishes: [{ evenUnstaffed: true }] })
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
    expect(shownStep(via(...events))).toEqual({ screen: 'refused', refusal: { code }, asked: 'check-in', wish: null })
    expect(shownStep(via(...events, back))).toEqual({ screen: 'check-in', code: 'KE1234' })
  })
})

test('K the end of a visit takes everything back', () => {
  const { via, choose } = house({ documents: true })
  expect(via(open, choose, { type: 'ended' })).toEqual(newVisit)
})

test('K events that do not belong to what is shown change nothing', () => {
  const { via } = house({ documents: true })
  expect(via({ type: 'documents-complete' })).toEqual(newVisit)
  expect(via(draw, { type: 'more-wanted' }, { type: 'went-on' })).toEqual(newVisit)
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
    expect(shownStep(visit)).toEqual({ screen: 'refused', refusal, asked: 'scan', wish: null })
  })
})
