// What estimates are compared with, on the same tickets and from what was known at the issue (seconds).
import type { QueueNow } from './officeDay.ts'
import type { Ticket } from './recording.ts'

export type Baseline = (ticket: Ticket, now: QueueNow) => number

const gapsOf10 = 10
const last20 = 20
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Where a method has seen nothing yet, it goes by the office's minutes for each who is ahead. */
const byOffice: Baseline = ({ officialMinutes }, { waiting }) => officialMinutes * 60 * waiting.length

export const baselines: Readonly<Record<string, Baseline>> = {
  "the office's own figure": ({ officialMinutes }) => officialMinutes * 60,
  'ahead × mean gap of the last ten calls': (ticket, now) => {
    const calls = now.called.slice(-gapsOf10 - 1)
    const [first, last] = [calls[0], calls.at(-1)]
    if (!first || !last || calls.length < 2) return byOffice(ticket, now)
    return (now.waiting.length * (last.calledAt - first.calledAt)) / (calls.length - 1) / 1000
  },
  'wait of the person called last': (ticket, now) => {
    const last = now.called.at(-1)
    return last ? (last.calledAt - last.issuedAt) / 1000 : byOffice(ticket, now)
  },
  'mean of the last 20 services × ahead ÷ desks': (ticket, now) =>
    now.services.length === 0
      ? byOffice(ticket, now)
      : (now.waiting.length * mean(now.services.slice(-last20))) / 1000 / now.openDesks,
}
