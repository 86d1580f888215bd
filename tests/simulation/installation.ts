// An installation of two sites and two server processes: what it has, and how processes come and go.
import assert from 'node:assert/strict'
import { planHash } from '../../server/planHash.ts'
import type { PlanHash, SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { type Chance, chanceFrom } from '../support/chance.ts'
import { type Auditor, openAuditor } from './auditor.ts'
import { type TownTime, townTime } from './clocks.ts'
import type { Ground } from './ground.ts'
import { type House, openHouse } from './house.ts'
import { openPeople, type People } from './people.ts'
import { firstDates, momentOn, randomTown, siteIds } from './towns.ts'

export interface Installation {
  readonly chance: Chance
  readonly time: TownTime
  readonly ground: Ground
  readonly people: People
  readonly auditor: Auditor
  /** The site's settings as they were first. */
  planOf(site: SiteId): Plan
  /** Puts settings into force beside the servers. */
  changePlan(plan: Plan): Promise<void>
  /** The processes that run. */
  houses(): readonly House[]
  /** Starts processes that are down, at the same moment. */
  start(count?: number): Promise<void>
  /** Ends one, in good order or not. */
  stop(house: House, how: 'kill' | 'close'): Promise<void>
  readonly counts: { started: number; killed: number; closed: number; reopened: number }
  close(): Promise<void>
}

const names = ['first', 'second']

export async function openInstallation(
  seed: number,
  lay: (now: () => number) => Promise<Ground>,
): Promise<Installation> {
  const chance = chanceFrom(seed)
  const time = townTime(momentOn(chance.pick(firstDates), '05:30'))
  const ground = await lay(time.now)
  const first = new Map(siteIds.map((site) => [site, randomTown(site, chance)]))
  const planOf = (site: SiteId) => first.get(site) ?? assert.fail(`no site ${site}`)
  const plans = new Map<PlanHash, Plan>()
  const changePlan = async (plan: Plan) => {
    const hash = planHash(plan)
    plans.set(hash, plan)
    await ground.store.plans.put(plan, hash, time.now())
  }
  for (const plan of first.values()) await changePlan(plan)

  const people = openPeople(ground)
  const firstPlan = (site: SiteId) => ({ plan: planOf(site), hash: planHash(planOf(site)) })
  const auditor = openAuditor({ ground, people, time, plans, firstPlan })
  const running = new Map<string, House>()
  const counts = { started: 0, killed: 0, closed: 0, reopened: 0 }

  return {
    chance,
    time,
    ground,
    people,
    auditor,
    planOf,
    changePlan,
    houses: () => [...running.values()],
    async start(count = names.length) {
      const down = names.filter((name) => !running.has(name)).slice(0, count)
      if (running.size === 0 && counts.started > 0) {
        await ground.reopen()
        counts.reopened++
      }
      const chances = down.map(() => chanceFrom(chance.below(2 ** 31)))
      const houses = await Promise.all(
        down.map((name, index) => openHouse({ name, ground, time, chance: chances[index] ?? chance })),
      )
      for (const house of houses) running.set(house.name, house)
      counts.started += houses.length
    },
    async stop(house, how) {
      running.delete(house.name)
      counts[how === 'kill' ? 'killed' : 'closed']++
      await house[how]()
    },
    counts,
    async close() {
      await Promise.all([...running.values()].map((house) => house.close()))
      await ground.close()
    },
  }
}
