import { describe, expect, it } from 'vitest'
import { asNeighbour } from '../../server/domain/neighbours.ts'
import type { DayState } from '../../server/domain/state.ts'
import { kioskView, openNow } from '../../server/domain/views/kiosk.ts'
import type { KioskId } from '../../shared/ids.ts'
import { at, closesOut, gives, opens, opensDay } from '../support/daySteps.ts'
import { givenUnder, type Step } from '../support/given.ts'
import { kemptenPlan, sonthofenPlan } from '../support/neighbourPlan.ts'
import { viewContext } from '../support/viewContext.ts'

const sonthofen = (...steps: Step[]) => givenUnder(sonthofenPlan(), opensDay([], sonthofenPlan()), ...steps).state
const many = (count: number) => Array.from({ length: count }, (_, n) => gives(`many-${n}`, 'passport', '09:00'))

/** Kempten with one desk for passports and so many before it. */
const kempten = (waiting: number, plan = kemptenPlan()) =>
  givenUnder(plan, opensDay([], plan), opens('c2', '08:00'), ...many(waiting)).state

const seen = (other: DayState | null, time: string) =>
  viewContext({
    at: at(time),
    phone: false,
    neighbour: (id) =>
      id === 'sonthofen' && other
        ? asNeighbour(other, at(time), openNow(other, { at: at(time), nextOpenAt: null }))
        : null,
  })
const shown = (here: DayState, there: DayState | null, service: string, time = '09:10') => {
  const view = kioskView(here, 'entrance' as KioskId, seen(there, time))
  return { ...view.services.find(({ id }) => id === service), otherSites: view.otherSites }
}

const open = [opens('c1', '08:00'), opens('c2', '08:00')]

describe('the kiosk and the other site', () => {
  it('G15 offers it when going there saves a quarter of an hour, the way included', () => {
    expect(shown(kempten(1), sonthofen(...open), 'passport').there).toBeNull()
    expect(shown(kempten(12), sonthofen(...open), 'passport')).toMatchObject({
      there: { site: 'sonthofen', wait: { low: 0 } },
      otherSites: [{ travel: { minutes: 35 }, open: { kind: 'open' }, hours: { openAt: at('08:00') } }],
    })
    expect(shown(kempten(12), sonthofen(...open, ...many(30)), 'passport').there).toBeNull()
    const patient = kemptenPlan((draft) => {
      for (const site of draft.otherSites ?? []) site.worthMinutes = 240
    })
    expect(shown(kempten(12, patient), sonthofen(...open), 'passport').there).toBeNull()
  })

  it('G15 only while it still gives numbers when the visitor would be called there', () => {
    const site = { kind: 'site' } as const
    // The last number is given at 15:30.
    const late = (time: string) => shown(kempten(30), sonthofen(...open), 'passport', time).there
    expect(late('14:40')).not.toBeNull()
    expect(late('14:58')).toBeNull()
    expect(shown(kempten(12), sonthofen(...open, closesOut(site, '09:05', '09:30')), 'passport').there).toBeNull()
    expect(shown(kempten(12), sonthofen(), 'passport', '09:10').there).toBeNull()
    expect(shown(kempten(12), null, 'passport').there).toBeNull()
  })

  it('G15 only for what the plan lets it do', () => {
    const other = kemptenPlan((draft) => {
      for (const site of draft.otherSites ?? []) site.services = ['residence']
    })
    expect(shown(kempten(12, other), sonthofen(...open), 'passport').there).toBeNull()
  })

  it('G15 without comparison where here no number is to be had', () => {
    const used = kemptenPlan((draft) => {
      const [passport] = draft.services
      if (passport) passport.contingent = 1
    })
    expect(shown(kempten(1, used), sonthofen(...open), 'passport')).toMatchObject({
      now: 'contingent-used',
      there: { site: 'sonthofen' },
    })
  })

  it('G14 tells the wait of now for what the other site alone does', () => {
    const plan = kemptenPlan((draft) => {
      const tax = draft.services.find(({ id }) => id === 'tax')
      if (tax?.handling.kind === 'elsewhere') Object.assign(tax.handling, { site: 'sonthofen', services: ['vehicles'] })
    })
    const { there } = shown(kempten(0, plan), sonthofen(...open, ...many(3)), 'tax')
    expect(there).toMatchObject({ site: 'sonthofen', wait: { high: expect.any(Number) } })
    expect(shown(kempten(0, plan), sonthofen(), 'tax').there).toEqual({ site: 'sonthofen', wait: null })
  })
})
