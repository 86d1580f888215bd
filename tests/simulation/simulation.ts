// The whole simulation: installations one after the other until so many business days have been played.
import { AssertionError } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { comesBy, type SimulatedType } from './comesBy.ts'
import { playDate } from './dates.ts'
import type { Ground } from './ground.ts'
import { type Installation, openInstallation } from './installation.ts'

export interface Played {
  /** Business days that were opened: two sites, each date. */
  readonly days: number
  readonly events: number
  /** How often each command had an effect. */
  readonly commands: Readonly<Record<SimulatedType, number>>
  /** What else happened, by name. */
  readonly counts: Readonly<Record<string, number>>
  /** The same for the same seed. */
  readonly fingerprint: string
}

/** Which installation broke a rule, and how. */
export class BrokenRule extends Error {
  readonly seed: number
  constructor(seed: number, cause: unknown) {
    // What no check has said is a server that failed at what was asked of it (rule D6).
    super(cause instanceof AssertionError ? cause.message : `D6 a server failed: ${cause}`, { cause })
    this.seed = seed
  }
}

const datesOfInstallation = 5

interface Options {
  /** The first installation has this seed, the next one the next. */
  readonly seed: number
  /** Business days at least. */
  readonly days: number
  readonly lay: (now: () => number) => Promise<Ground>
}

export async function simulate({ seed, days, lay }: Options): Promise<Played> {
  const commands = Object.fromEntries(Object.keys(comesBy).map((type) => [type, 0])) as Record<SimulatedType, number>
  const counts: Record<string, number> = {}
  const hash = createHash('sha256')
  let events = 0
  let opened = 0
  for (let own = seed; opened < days; own += 1) {
    const installation = await openInstallation(own, lay)
    try {
      for (let left = datesOfInstallation; left > 0 && opened + installation.auditor.days().opened < days; left -= 1)
        await playDate(installation)
      await installation.auditor.settle()
    } catch (error) {
      throw new BrokenRule(own, error)
    }
    opened += installation.auditor.days().opened
    count(installation, commands, counts)
    for (const log of installation.auditor.logs()) hash.update(log)
    for (const number of installation.auditor.events.values()) events += number
    await installation.close()
  }
  return { days: opened, events, commands, counts, fingerprint: hash.digest('hex').slice(0, 16) }
}

function count(
  { auditor, counts: own, people }: Installation,
  commands: Played['commands'],
  counts: Record<string, number>,
) {
  const all = commands as Record<SimulatedType, number>
  for (const [type, how] of Object.entries(comesBy) as [SimulatedType, (typeof comesBy)[SimulatedType]][])
    all[type] += ('people' in how ? people.done.get(type) : auditor.events.get(how.itself)) ?? 0
  for (const [name, number] of Object.entries({ ...own, ...people.counts, closedDays: auditor.days().closed }))
    counts[name] = (counts[name] ?? 0) + number
}
