// When so many numbers are given that kiosks ask only what they must (rule K17).
import type { DayState } from './state.ts'

/** The numbers of the day as far as a rush depends on them. */
export interface RushState {
  /** Times of the last numbers (epoch milliseconds), at most one more than make a rush. */
  readonly issuedAt: readonly number[]
  /** It was one after the last number. */
  readonly on: boolean
}

export const calm: RushState = { issuedAt: [], on: false }

type Known = Pick<DayState, 'plan' | 'rush'>

/**
 * Ends only at half of what begins it: at that pace a kiosk that asks everything again, about a minute a visitor, is free between two
 * of them, and between end and next beginning lie so many numbers that it cannot flicker.
 */
const enoughToGoOn = (numbers: number) => Math.ceil(numbers / 2)

const within = ({ plan, rush }: Known, at: number): number => {
  const sinceAt = at - (plan.rush?.withinSeconds ?? 0) * 1000
  return rush.issuedAt.filter((time) => time > sinceAt).length
}

/** Whether there is a rush at that moment (epoch milliseconds), not before the last event of the day. */
export const isRush = (state: Known, at: number): boolean =>
  state.plan.rush !== null && state.rush.on && within(state, at) >= enoughToGoOn(state.plan.rush.numbers)

/** One number more at that moment. Since the last one there were never fewer than there are now. */
export function rushAfter(state: Known, at: number): RushState {
  if (state.plan.rush === null) return calm
  const { numbers } = state.plan.rush
  const issuedAt = [...state.rush.issuedAt, at].slice(-(numbers + 1))
  const on = isRush(state, at) || within({ plan: state.plan, rush: { issuedAt, on: false } }, at) > numbers
  return { issuedAt, on }
}
