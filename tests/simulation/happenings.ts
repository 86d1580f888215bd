// What can happen at any moment of a day: commands, alone, crossing or again; processes that end; clocks that are set.
import type { SendTicket } from '../../server/domain/commands.ts'
import type { DayState } from '../../server/domain/state.ts'
import type { SiteId } from '../../shared/ids.ts'
import { commandFor, type RandomStep, weights } from '../support/randomDay.ts'
import { serviceIds } from '../support/randomPlan.ts'
import type { House } from './house.ts'
import type { Installation } from './installation.ts'
import type { Sent, SimulatedCommand } from './people.ts'
import { isSetting, type Settings } from './settings.ts'
import { dateOf, dayAfter, momentOn, siteIds } from './towns.ts'
import { nextTurn } from './wire.ts'

type Kind = RandomStep['kind']

export function happenings(installation: Installation, settings: Settings) {
  const { auditor, chance, houses, people, time } = installation
  const step = (kind: Kind): RandomStep => ({ kind, pick: chance.below(10_000), other: chance.below(10_000), gapMs: 0 })

  /** Whoever is at a desk may be sent to the other site. */
  const sendOf = (state: DayState, at: number): SendTicket | null => {
    const sitting = [...state.tickets.values()].filter(
      ({ phase }) => phase.kind === 'called' || phase.kind === 'serving',
    )
    return sitting.length === 0
      ? null
      : { type: 'SendTicket', at, ticket: chance.pick(sitting).id, service: chance.pick(serviceIds) }
  }

  const commandOf = (house: House, site: SiteId, kind: Kind): SimulatedCommand | null => {
    const state = house.site(site).day().state()
    if (kind === 'sendAway') return sendOf(state, house.clock.now())
    return commandFor(step(kind), state, house.clock.now(), people.nextName(), settings.appointmentsOf(site))
  }

  /** Thinks of a command at a server; null when there is nothing that it could be about. */
  const thought = (kind: Kind): { house: House; sent: Sent } | null => {
    const house = chance.pick(houses())
    const site = chance.pick(siteIds)
    const command = commandOf(house, site, kind)
    return command && { house, sent: people.think(site, command, house.clock.now()) }
  }

  const command = async (kind: Kind) => {
    if (kind === 'passTime') return tick()
    if (isSetting(kind)) return settings.change(kind)
    const one = thought(kind)
    if (one) await people.send(one.house, one.sent)
  }

  /** Several commands at once, at one server or at both, some of them at both; a server may be killed or closed in the middle. */
  const crossing = async () => {
    if (houses().length === 0) return
    const sending: Promise<unknown>[] = []
    for (let left = chance.between(2, 6); left > 0; left -= 1) {
      const kind = chance.weighted(weights)
      const one = kind === 'passTime' || isSetting(kind) ? null : thought(kind)
      if (!one) continue
      const at = chance.oneIn(4) ? houses() : [one.house]
      for (const house of at) sending.push(people.send(house, one.sent))
      if (chance.oneIn(6)) sending.push(one.house.untilKilled(one.house.tick()))
    }
    if (chance.oneIn(8)) {
      for (let turns = chance.below(8); turns > 0; turns -= 1) await nextTurn()
      sending.push(installation.stop(chance.pick(houses()), chance.oneIn(3) ? 'close' : 'kill'))
    }
    await Promise.all(sending)
  }

  const again = async () => {
    const some = people.repeatable(time.now())
    const unheard = some.filter(({ acknowledged }) => acknowledged === null)
    if (some.length === 0) return
    await people.send(chance.pick(houses()), chance.pick(chance.oneIn(2) && unheard.length > 0 ? unheard : some))
  }

  const confuse = async () => {
    const known = people.repeatable(time.now()).filter(({ acknowledged }) => acknowledged !== null)
    const one = thought('callNext')
    if (one && known.length > 0) await people.confuse(one.house, chance.pick(known), one.sent.command)
  }

  const tick = async () => {
    for (const house of houses()) await house.tick()
  }

  /** The clocks are set to a moment at which days change; mostly somebody notices and sets them back. */
  const across = async (moment: number) => {
    const ms = moment - time.now()
    time.jump(ms)
    await crossing()
    time.pass(20_000)
    await tick()
    if (chance.oneIn(4)) await crossing()
    else time.jump(-ms)
  }

  const jump = async () => {
    const minute = 60_000
    const jumps = { ahead: 6, far: 1, back: 5, farBack: 1, skew: 4, midnight: 0.15, four: 0.15 }
    switch (chance.weighted(jumps)) {
      case 'ahead':
        return time.jump(chance.between(1, 50) * minute)
      case 'far':
        return time.jump(chance.between(60, 240) * minute)
      case 'back':
        return time.jump(-chance.between(1, 40) * minute)
      case 'farBack':
        return time.jump(-chance.between(60, 180) * minute)
      case 'skew':
        return chance.pick(houses()).clock.skew(chance.between(-300, 300) * 1000)
      case 'midnight':
        return across(momentOn(dateOf(time.now()), '23:59:50'))
      case 'four':
        return across(momentOn(dayAfter(dateOf(time.now())), '03:59:50'))
    }
  }

  return {
    command,
    crossing,
    again,
    confuse,
    tick,
    jump,
    async stop() {
      await installation.stop(chance.pick(houses()), chance.oneIn(3) ? 'close' : 'kill')
    },
    async check() {
      await auditor.follow()
      for (const house of houses()) await auditor.compare(house)
      await auditor.follow()
    },
  }
}
