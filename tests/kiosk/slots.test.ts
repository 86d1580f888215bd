import { describe, expect, test } from 'vitest'
import { newVisit, shownStep } from '../../kiosk/src/steps.ts'
import type { CommandId, ServiceId } from '../../shared/ids.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { IssuedView } from '../../shared/views.ts'
import { kioskHouse, type ServiceKind } from '../support/kioskHouse.ts'

const id = 'command-0001' as CommandId
const it = 'it' as ServiceId
const time = 1_000_000
const opens = { type: 'all-opened' } as const
const chooses = { type: 'service-chosen', service: it } as const
const picks = { type: 'slot-chosen', service: it, time } as const
const wants = { type: 'slot-wanted', id } as const
const scans = { type: 'code-scanned', code: 'KE1234', id } as const
const no = (code: RefusalCode) =>
  ({ type: 'answered', id, answer: { ok: false, refusal: { code, params: { service: it } } } }) as const
const house = (kind: ServiceKind) => kioskHouse({ it: { slots: [time], ...kind }, other: {} })

describe('T27 free slots at the kiosk', () => {
  test.each(['appointment', 'contingent-used', 'full'] as const)('are taken where %s gives no number', (now) => {
    const { via } = house({ now, documents: true })
    const asked = via(opens, chooses, picks)
    expect(shownStep(asked)).toEqual({ screen: 'slot', service: it, time })
    expect(asked.work).toBeNull()
    const wanted = via(opens, chooses, picks, wants)
    expect(wanted.work).toEqual({ kind: 'slot', id, service: it, time })
    const issued = { label: 'T001', slot: true } as IssuedView
    const taken = via(opens, chooses, picks, wants, { type: 'answered', id, answer: { ok: true, value: issued } })
    expect(shownStep(taken)).toEqual({ screen: 'ticket', issued })
  })

  test('are offered before a long wait, and whoever would rather wait goes on and is not asked again', () => {
    const { via } = house({ longWait: true, documents: true })
    expect(shownStep(via(opens, chooses)).screen).toBe('long-wait')
    expect(via(opens, chooses, picks, wants).work).toMatchObject({ kind: 'slot', time })
    expect(shownStep(via(opens, chooses, { type: 'wait-preferred' })).screen).toBe('documents')
    const chosen = via(opens, chooses, { type: 'wait-preferred' }, { type: 'documents-complete' })
    expect(chosen.chosen).toMatchObject([{ wish: { service: it, ratherWait: true } }])
  })

  test.each([
    ['with a short wait', { longWait: false }],
    ['without a free slot', { longWait: true, slots: [] }],
  ])('%s there is no such question', (_what, kind) => {
    expect(shownStep(house(kind).via(opens, chooses)).screen).not.toBe('long-wait')
  })

  test('something else that is chosen already stays, and is asked about no slot', () => {
    const { via } = house({ longWait: true })
    const other = { type: 'service-chosen', service: 'other' as ServiceId } as const
    const both = via(opens, other, { type: 'more-wanted' }, opens, chooses)
    expect(both.chosen.map(({ wish }) => wish.service)).toEqual(['other', it])
  })

  test('an appointment that has lapsed: a free slot, or the same concern without an appointment', () => {
    const { via } = house({})
    const late = [scans, no('appointment-too-late')] as const
    expect(shownStep(via(...late)).screen).toBe('refused')
    expect(via(...late, picks, wants).work).toMatchObject({ kind: 'slot', service: it })
    expect(via(...late, chooses).chosen).toMatchObject([{ wish: { service: it } }])
  })

  test('one that somebody else was faster to take leads to the others', () => {
    const { via } = house({ now: 'appointment' })
    const refused = via(opens, chooses, picks, wants, no('slot-taken'))
    expect(shownStep(refused)).toMatchObject({ screen: 'refused', asked: 'slot', refusal: { code: 'slot-taken' } })
    expect(via(opens, chooses, picks, wants, no('slot-taken'), picks, wants).work).toMatchObject({ kind: 'slot' })
  })

  test('nothing is taken by a tap that belongs elsewhere', () => {
    const { from, via } = house({})
    expect(via(picks, wants)).toEqual(newVisit)
    const wanted = house({ now: 'appointment' }).via(opens, chooses, picks, wants)
    expect(from(wanted, { ...wants, id: 'command-0002' as CommandId })).toEqual(wanted)
  })
})
