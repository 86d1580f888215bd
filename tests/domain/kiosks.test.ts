import { describe, expect, test } from 'vitest'
import { offeredAt } from '../../server/domain/offer.ts'
import { isRush } from '../../server/domain/rush.ts'
import type { ViewContext } from '../../server/domain/views/context.ts'
import { kioskCatalogue, kioskView } from '../../server/domain/views/kiosk.ts'
import type { KioskId, PrinterId } from '../../shared/ids.ts'
import type { PrinterSign } from '../../shared/views.ts'
import { at, callsNext, closesOut, gives, opens, opensDay, taps } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { viewContext } from '../support/viewContext.ts'

type Draft = Parameters<NonNullable<Parameters<typeof smallPlan>[0]>>[0]
type KioskDraft = Draft['kiosks'][number]

const words = (text: string) => ({ de: text, en: text })
const entrance = 'entrance' as KioskId
const lift = 'lift' as KioskId

/** Two kiosks with a printer each; the one at the entrance names the one by the lift. */
const twoKiosks = (first: Partial<KioskDraft> = {}, second: Partial<KioskDraft> = {}) =>
  smallPlan((draft) => {
    draft.printers = ['left', 'right'].map((id) => ({
      id,
      name: id,
      profile: 'generic-80',
      connection: { kind: 'file', folder: id },
    }))
    draft.kiosks = [
      {
        id: 'entrance',
        name: words('Eingang'),
        printer: 'left',
        neighbour: { kiosk: 'lift', way: words('am Aufzug') },
        ...first,
      },
      { id: 'lift', name: words('Aufzug'), printer: 'right', ...second },
    ]
  })

const day = (plan: ReturnType<typeof twoKiosks>, ...steps: Step[]) =>
  givenUnder(plan, opensDay([], plan), ...steps).state
const seen = (time: string, signs: { readonly [printer: string]: PrinterSign } = {}): ViewContext =>
  viewContext({ at: at(time), printerSign: (printer: PrinterId) => signs[printer] ?? null })

describe('K16 the profile of a kiosk', () => {
  const catalogueOf = (plan: ReturnType<typeof twoKiosks>) => kioskCatalogue(day(plan), entrance, seen('09:00'))

  test('K16 it offers what the plan says, and what answers to the questions of that lead to', () => {
    const plan = twoKiosks({ services: ['passport'] })
    const [passport] = plan.services
    if (!passport) throw new Error('The small plan has a passport.')
    const option = (id: string, leadsTo: string | null) => ({ id, name: words(id), leadsTo, documents: [] })
    const asking = smallPlan((draft) => {
      draft.kiosks = [{ id: 'entrance', name: words('Eingang'), services: ['passport'] }]
      Object.assign(draft.services[0] ?? {}, {
        questions: [{ id: 'who', text: words('Wer?'), options: [option('me', null), option('moved', 'residence')] }],
      })
    })
    expect(catalogueOf(plan)?.services.map(({ id, listed }) => [id, listed])).toEqual([['passport', true]])
    const offered = kioskCatalogue(day(asking), entrance, seen('09:00'))?.services
    expect(offered?.map(({ id, listed }) => [id, listed])).toEqual([
      ['passport', true],
      ['residence', false],
    ])
    expect(kioskView(day(asking), entrance, seen('09:00')).services.map(({ id }) => id)).toEqual([
      'passport',
      'residence',
    ])
  })

  test('K16 a kiosk for appointments alone offers nothing else', () => {
    expect(catalogueOf(twoKiosks({ profile: 'check-in' }))).toMatchObject({
      services: [],
      kiosk: { profile: 'check-in' },
    })
    expect(offeredAt(twoKiosks(), { profile: 'first-issue', services: null })).toHaveLength(5)
  })
})

describe('K17 a rush', () => {
  const times = (count: number, from: string, everySeconds: number) =>
    Array.from({ length: count }, (_, one) => at(from) + one * everySeconds * 1000)
  const numbers = (...when: readonly number[]): Step[] =>
    when.map((time, one) => ({ ...taps(`t${one}-${time}`, 'passport', '09:00'), at: time }))
  const rushing = (steps: readonly Step[], time: string, plan = twoKiosks()) =>
    isRush(day(plan, opens('c1', '08:00'), ...steps), at(time))

  test('K17 begins with more than 20 numbers in ten minutes, wherever they were given', () => {
    expect(rushing(numbers(...times(20, '09:00', 20)), '09:06:30')).toBe(false)
    expect(rushing([...numbers(...times(20, '09:00', 20)), gives('last', 'passport', '09:06:31')], '09:06:32')).toBe(
      true,
    )
    expect(rushing(numbers(...times(30, '09:00', 31)), '09:15:30')).toBe(false)
  })

  test('K17 goes on while at least half of that comes, and ends by the time alone', () => {
    const burst = numbers(...times(21, '09:00', 1))
    expect(rushing(burst, '09:10:10')).toBe(true)
    expect(rushing(burst, '09:10:12')).toBe(false)
    const steady = numbers(...times(21, '09:00', 1), ...times(20, '09:01', 59))
    expect(rushing(steady, '09:20:00')).toBe(true)
    const slower = numbers(...times(21, '09:00', 1), ...times(10, '09:02', 120))
    expect(rushing(slower, '09:20:01')).toBe(false)
  })

  test('K17 what has ended begins only with as many as at first', () => {
    const calmed = numbers(...times(21, '09:00', 1), ...times(11, '09:20', 1))
    expect(rushing(calmed, '09:20:12')).toBe(false)
  })

  test('K17 is what the plan says, or never; calls of desks are no numbers', () => {
    const never = smallPlan((draft) => (draft.rush = null))
    const soon = smallPlan((draft) => (draft.rush = { numbers: 2, withinSeconds: 60 }))
    const three = numbers(...times(3, '09:00', 5))
    expect(rushing(numbers(...times(40, '09:00', 1)), '09:01', never)).toBe(false)
    expect(rushing(three, '09:00:20', soon)).toBe(true)
    expect(rushing([...numbers(...times(2, '09:00', 5)), callsNext('c1', '09:00:08')], '09:00:20', soon)).toBe(false)
    expect(kioskView(day(soon, opens('c1', '08:00'), ...three), entrance, seen('09:00:20')).rush).toBe(true)
  })
})

describe('K18 the neighbour', () => {
  const neighbourAt = (time: string, signs: Parameters<typeof seen>[1], ...steps: Step[]) =>
    kioskView(day(twoKiosks(), ...steps), entrance, seen(time, signs)).neighbour

  test('K18 is named with the way to it, as long as it gives paper', () => {
    expect(neighbourAt('09:00', { left: { kind: 'fault', why: 'paper-end' } })).toEqual({
      name: words('Aufzug'),
      way: words('am Aufzug'),
    })
    expect(neighbourAt('09:00', { right: { kind: 'fault', why: 'cover-open' } })).toBeNull()
    expect(kioskView(day(twoKiosks()), lift, seen('09:00')).neighbour).toBeNull()
  })

  test('K18 is not named while it is out of service', () => {
    const closing = closesOut({ kind: 'kiosk', kiosk: lift }, '09:00')
    expect(neighbourAt('09:10', {}, closing)).toBeNull()
  })
})
