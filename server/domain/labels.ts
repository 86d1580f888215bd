// Numbers: which is given next, and which are still taken (rule N).
import type { Label } from '../../shared/ids.ts'
import type { NumberRange } from '../../shared/plan.ts'
import { isLent } from './leases.ts'
import type { DayState, Ticket } from './state.ts'

const restMs = 30 * 60_000

/**
 * The label that the next ticket of a prefix gets: the number after the last one given, past the last the first again,
 * leaving out those still taken and those kept for kiosks without a server. Null when none is free.
 */
export function nextLabel(state: DayState, prefix: string, at: number): Label | null {
  const range = state.plan.numbers.find((one) => one.prefix === prefix)
  if (!range) return null
  const last = range.offlineFrom === null ? range.last : Math.min(range.last, range.offlineFrom - 1)
  const size = last - range.first + 1
  const given = state.lastNumber.get(prefix) ?? range.first - 1
  const from = given < range.first - 1 || given > last ? range.first - 1 : given
  for (let step = 1; step <= size; step++) {
    const label = labelFor(range, range.first + ((from - range.first + step) % size))
    if (isFree(state, label, at) && !isLent(state, label, at)) return label
  }
  return null
}

/** Whether it is one of the numbers that are not kept for kiosks without a server. */
export function isGivenByServer({ plan }: DayState, label: Label): boolean {
  const { number, prefix } = numberOf(label)
  const range = plan.numbers.find((one) => one.prefix === prefix)
  return range !== undefined && number >= range.first && number < (range.offlineFrom ?? range.last + 1)
}

/** Prefix and number, filled with zeros to the width of the plan: `A042`. */
export function labelFor({ prefix, width }: Pick<NumberRange, 'prefix' | 'width'>, number: number): Label {
  return `${prefix}${String(number).padStart(width, '0')}` as Label
}

export function numberOf(label: Label): { readonly prefix: string; readonly number: number } {
  const digits = label.search(/\d/)
  return { prefix: label.slice(0, digits), number: Number(label.slice(digits)) }
}

/** Whether the label may be given again: 30 minutes after its ticket ended. */
export function isFree(state: DayState, label: Label, at: number): boolean {
  const holder = state.labels.get(label)
  const ticket = holder && state.tickets.get(holder)
  if (!ticket) return true
  const endedAt = endOf(ticket, state.plan.queue.missedGraceSeconds * 1000)
  return endedAt !== null && at >= endedAt + restMs
}

/** When the ticket ended; null while it is open. A missed one is open within its grace time, and has ended with it. */
function endOf({ phase }: Ticket, graceMs: number): number | null {
  switch (phase.kind) {
    case 'done':
    case 'gone':
    case 'sent':
      return phase.at
    case 'missed':
      return phase.at + graceMs
    case 'waiting':
    case 'called':
    case 'serving':
    case 'parked':
    case 'expected':
      return null
  }
}
