// When the desks of a site will be free: what a forecast of the queue fills up, ticket by ticket (rule E).
import type { DeskId, ServiceId } from '../../shared/ids.ts'
import { type Length, type Lengths, rest, restShare } from './conversation.ts'
import { type OpenDesk, openDesk, reachOf } from './reach.ts'
import { missingDesks } from './staffing.ts'
import type { DayState, Reach } from './state.ts'

/**
 * One desk's work ahead, in seconds from the moment of the forecast; changed in place while it is filled up. From `since` on
 * its last conversation may end at any time, `tail` seconds later on average.
 */
export interface Line {
  readonly desk: DeskId | null
  since: number
  /** Standard deviation of `since`. */
  unsure: number
  tail: number
  /** Squared coefficient of variation of the tail. */
  tailSpread: number
  /** How surely it has been the one that was free, over what has been filled in: the surest takes the next conversation. */
  sure: number
}

/** When the first of several desks is free: mean and standard deviation, and which one that most likely is. */
export interface FirstFree {
  readonly line: Line
  readonly mean: number
  readonly deviation: number
}

export interface Lines {
  /** Where tickets for the service can be called: its own desks, and desks that take it as a backup after their own. */
  of(service: ServiceId): readonly Line[]
  /** After the own tickets have been filled in: from then on desks take backups as well, and own lines start afresh. */
  turnToBackups(): void
  /** Where, after that, own work for the service comes before backups. */
  beforeBackups(service: ServiceId): readonly Line[]
  readonly anyBackups: boolean
}

const usualAfterWorkSeconds = 60
const usualBreakSeconds = 15 * 60
const shortest = 1e-3

interface DeskLines {
  readonly reach: Reach | null
  readonly start: Line
  own: Line
  backup: Line | null
}

/** The lines of the desks that are open, and of those that usually are as long as the site has not really begun. */
export function linesAt(state: DayState, at: number, lengths: Lengths): Lines {
  const desks: DeskLines[] = []
  for (const desk of state.desks.keys()) {
    const now = openDesk(state, desk)
    if (now) desks.push(deskLines(reachOf(state, desk), lineOf(state, desk, now, at, lengths)))
  }
  const opensIn = state.hours.kind === 'open' ? Math.max(state.hours.openAt - at, 0) : 0
  for (let missing = missingDesks(state, at); missing > 0; missing--)
    desks.push(deskLines(null, newLine(null, opensIn / 1000, { mean: 0, variance: 0 })))

  const kept = new Map<ServiceId, Line[]>()
  const collect = (service: ServiceId) => {
    const lines: Line[] = []
    for (const { backup, own, reach } of desks)
      if (reach === null || reach.own.has(service)) lines.push(own)
      else if (backup && reach.backup.has(service)) lines.push(backup)
    return lines
  }
  return {
    anyBackups: desks.some(({ reach }) => reach !== null && reach.backup.size > 0),
    of: (service) => kept.getOrInsertComputed(service, collect),
    turnToBackups() {
      for (const desk of desks) {
        desk.backup = desk.own
        desk.own = { ...desk.start }
      }
      kept.clear()
    },
    beforeBackups: (service) =>
      desks.flatMap(({ backup, reach }) => (backup && (reach === null || reach.own.has(service)) ? [backup] : [])),
  }
}

const deskLines = (reach: Reach | null, start: Line): DeskLines => ({ reach, start, own: { ...start }, backup: null })

const newLine = (desk: DeskId | null, since: number, { mean, variance }: Length): Line => ({
  desk,
  since,
  unsure: 0,
  tail: Math.max(mean, shortest),
  tailSpread: mean > shortest ? variance / mean ** 2 : 0,
  sure: 0,
})

/** What a desk still has to do: its visitor, after-work, a break. */
function lineOf(state: DayState, desk: DeskId, now: OpenDesk, at: number, lengths: Lengths): Line {
  const work = workLeft(state, now, at, lengths)
  const pause = now.pause === 'none' ? 0 : usualBreakSeconds
  return newLine(desk, 0, { mean: work.mean + pause, variance: work.variance + pause * pause })
}

function workLeft(state: DayState, { work }: OpenDesk, at: number, lengths: Lengths): Length {
  if (work.kind === 'free') return { mean: 0, variance: 0 }
  if (work.kind === 'after-work') return { mean: usualAfterWorkSeconds, variance: usualAfterWorkSeconds ** 2 }
  const ticket = state.tickets.get(work.ticket)
  if (!ticket) return { mean: 0, variance: 0 }
  const whole = lengths.of(ticket.legs)
  return ticket.phase.kind === 'serving' ? rest(whole, (at - ticket.phase.since) / 1000) : whole
}

/**
 * When the first of the lines is free; null when there are none. A desk whose last conversation may end from S on, after a
 * mean T, ends (M − S) ÷ T conversations by the time M: the first is free when these add up to one. That is exact for
 * lengths without a memory, and for lognormal ones close enough (a test compares it with thousands of drawn afternoons).
 */
export function firstFree(lines: readonly Line[]): FirstFree | null {
  let mean = Infinity
  for (const { since, tail } of lines) mean = Math.min(mean, since + tail)
  let deviation = 0
  // Newton's steps from above on a convex, piecewise linear function: a few end at the root.
  for (let latest = Infinity; latest >= mean; ) {
    let rate = 0
    let begun = 1
    let unsure = 0
    let spread = 0
    latest = -Infinity
    for (const line of lines) {
      if (line.since >= mean) continue
      const each = 1 / line.tail
      rate += each
      begun += line.since * each
      unsure += line.unsure * each
      spread += line.tailSpread * each
      if (line.since > latest) latest = line.since
    }
    mean = begun / rate
    // The desks have waited for each other before, so that their doubts add up; one conversation more comes on top.
    deviation = Math.sqrt((unsure / rate) ** 2 + spread / rate ** 3)
  }
  let first: Line | null = null
  let most = -Infinity
  for (const line of lines) {
    const sure = line.sure + ended(line, mean)
    if (sure <= most) continue
    most = sure
    first = line
  }
  return first && { line: first, mean, deviation }
}

/** Conversations of the line that have ended by that time, on average: one in all the lines together. */
const ended = ({ since, tail }: Line, by: number) => (since < by ? (by - since) / tail : 0)

/**
 * A conversation begins where a desk is free first. The other desks are then known not to be free yet: their conversations
 * go on from this moment, so that no work is lost.
 */
export function fill(
  lines: readonly Line[],
  { deviation, line, mean }: FirstFree,
  { mean: length, variance }: Length,
): void {
  for (const other of lines) {
    if (other.since >= mean) continue
    other.sure += (mean - other.since) / other.tail
    other.since = mean
    other.unsure = deviation
  }
  const tail = length * restShare
  line.sure -= 1
  line.since = mean + length - tail
  line.unsure = deviation
  line.tail = tail
  line.tailSpread = variance / tail ** 2
}

/**
 * The same where only the end of the work matters: the desk with the least of it takes the conversation. False where that desk would be
 * done before it can begin, `from` seconds from now.
 */
export function heap(lines: readonly Line[], { mean }: Length, from = 0): boolean {
  let least: Line | null = null
  for (const line of lines) if (least === null || line.since + line.tail < least.since + least.tail) least = line
  if (least === null || least.since + least.tail < from) return false
  least.since += mean
  return true
}
