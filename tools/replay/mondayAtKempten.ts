// A busy Monday at Kempten, drawn from a seed: played when no record is given.
import type { DayDate, DeskId, ServiceId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { drawsFrom } from './draws.ts'
import { type DeskShifts, type Script, scriptOf, type Visit } from './script.ts'

/**
 * A citizens' office of this size sees about 180 visitors on an ordinary day, and 1.7 times as many on a Monday. The busiest
 * hour has 15 % of the day. Conversations are about lognormal with σ 0.70.
 */
const visitors = 306
const sigma = 0.7
/** Share of the day in each hour from 8 to 17 o'clock, the last one half as long. */
const hourShares = [0.14, 0.15, 0.14, 0.11, 0.07, 0.08, 0.12, 0.1, 0.07, 0.02]
const date = '2026-11-23' as DayDate
const minuteMs = 60_000
const lunchFrom = 4 * 60
const closing = 9 * 60 + 30

/** The same seed gives the same day. `plan` is the example plan of Kempten. */
export const mondayAtKempten = (plan: Plan, seed: number): Script => {
  const draw = drawsFrom(seed)
  const opening = momentOf(date, '08:00', plan.site.timeZone)
  const counters = plan.desks.filter(({ kind }) => kind === 'counter')
  const walkIns = new Set(plan.services.filter(({ handling }) => handling.kind === 'counter').map(({ id }) => id))

  const visit = (): Visit => {
    const desk = pick(counters, draw())
    const service = pick(
      (desk?.services ?? []).filter((id) => walkIns.has(id)),
      draw(),
    )
    const usual = plan.services.find(({ id }) => id === service)?.durationSeconds
    if (service === undefined || usual === undefined) throw new Error(`Desk ${desk?.id} serves nobody who walks in.`)
    // A lognormal variable of this mean: exp(σ z − σ²/2) has the mean 1.
    const length = usual * 1000 * Math.exp(sigma * normal(draw) - (sigma * sigma) / 2)
    return {
      service,
      issueAt: opening + Math.round(arrival(draw()) * minuteMs),
      busyMs: Math.round(length),
      record: null,
    }
  }

  return scriptOf(
    'A busy Monday at Kempten',
    plan.site.timeZone,
    Array.from({ length: visitors }, visit),
    counters.map(({ id, services }, index) => shiftsOf(id, services, opening, index)),
  )
}

/** Everybody goes to lunch for half an hour, one half of the desks after the other. */
const shiftsOf = (desk: DeskId, services: readonly ServiceId[], opening: number, index: number): DeskShifts => {
  const lunch = opening + (lunchFrom + (index % 2) * 30) * minuteMs
  return {
    desk,
    services,
    shifts: [
      { from: opening, to: lunch },
      { from: lunch + 30 * minuteMs, to: null },
    ],
  }
}

/** A draw from 0 to 1 → minutes after opening, as the shares of the hours say. */
const arrival = (draw: number): number => {
  let rest = draw * hourShares.reduce((sum, share) => sum + share, 0)
  for (const [hour, share] of hourShares.entries()) {
    const lasts = Math.min(60, closing - 15 - hour * 60)
    if (rest < share) return hour * 60 + (rest / share) * lasts
    rest -= share
  }
  return closing - 15
}

const pick = <T>(from: readonly T[], draw: number): T | undefined => from[Math.floor(draw * from.length)]

/** Box and Muller (1958). */
const normal = (draw: () => number): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

const momentOf = (day: DayDate, time: string, timeZone: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
