// One date of an installation, from before the first number until the next morning.
import assert from 'node:assert/strict'
import type { DayDate } from '../../shared/ids.ts'
import type { Chance } from '../support/chance.ts'
import { type RandomStep, weights } from '../support/randomDay.ts'
import { happenings } from './happenings.ts'
import type { Installation } from './installation.ts'
import { settingsOf } from './settings.ts'
import { dateOf, dayAfter, momentOn, siteIds } from './towns.ts'

const minute = 60_000
const stepsOfDate = 800

/** What is drawn at each moment of the day, and how often. */
const moments = { command: 100, crossing: 14, again: 8, confuse: 2, tick: 12, jump: 2, stop: 2, check: 3 }

/** Steps of an ordinary day: more work at the desks than any step in itself would make. */
const ordinary: Record<RandomStep['kind'], number> = {
  ...weights,
  tap: 26,
  give: 7,
  checkIn: 9,
  open: 8,
  resume: 5,
  callNext: 26,
  start: 9,
  finish: 14,
  undo: 9,
  recall: 2,
  miss: 6,
  return: 9,
  help: 1.5,
  askForHelp: 3,
  takeHelp: 8,
  endHelp: 4,
  'close out of hours': 0.9,
  'open again': 3,
  changePlan: 0.5,
  closeDay: 0.08,
}

/** What clerks do when the doors are closed. */
const clearing: Partial<Record<RandomStep['kind'], number>> = {
  open: 2,
  callNext: 8,
  start: 3,
  finish: 8,
  miss: 2,
  cancel: 2,
  unpark: 2,
  give: 0.3,
}

/** How an evening goes: the day closes by itself, the servers stop with the day open, or run through the night. */
const evenings = { 'by itself': 5, 'left open': 2, 'through the night': 2 }

/** Much happens within seconds, and then nothing for a while. */
const gap = ({ below, oneIn }: Chance, mean: number) => {
  if (oneIn(5)) return 0
  return oneIn(2) ? below(25_000) : below(mean * 5)
}

export async function playDate(installation: Installation): Promise<void> {
  const { auditor, chance, houses, time } = installation
  const date = dateOf(time.now())
  const today = happenings(installation, await settingsOf(installation, date))
  const happen = { ...today, command: () => today.command(chance.weighted(ordinary)) }

  /** Time passes quietly: the servers look at their clocks twice. */
  const pass = async (ms: number) => {
    time.pass(ms)
    await today.tick()
  }
  const calmDown = async () => {
    await pass(1_000)
    await pass(61_000)
  }

  /** Both servers start at the same moment, or one after the other; those that ran through the night go on. */
  const morning = async () => {
    if (chance.oneIn(3) && houses().length === 0) await installation.start(1)
    await installation.start()
    for (const house of houses()) await house.refresh()
    time.pass(momentOn(date, '06:05') - time.now())
    await calmDown()
    for (const house of houses())
      for (const site of house.sites.all())
        assert(site.day().stream.slice(site.id.length + 1) >= date, `H7 ${house.name} is in the day ${date}`)
    for (let left = 8; left > 0; left -= 1) await today.command('open')
  }

  const busyHours = async () => {
    const closing = siteIds.map((site) => installation.planOf(site).hours.periods[0]?.weekly.mon?.close)
    const meanGap = (momentOn(date, closing.includes('24:00') ? '23:30' : '19:00') - time.now()) / stepsOfDate
    const latest = momentOn(dayAfter(date), '05:00')
    for (let left = stepsOfDate; left > 0 && time.now() < latest; left -= 1) {
      time.pass(gap(chance, meanGap))
      if (houses().length === 0 || (houses().length === 1 && chance.oneIn(5))) {
        await installation.start(chance.between(1, 2))
        await today.check()
      }
      await happen[chance.weighted(moments)]()
      await auditor.follow()
    }
    for (const house of houses()) house.clock.skew(0)
    if (houses().length === 0) await installation.start()
    await today.check()
  }

  const isOpen = () => houses().some((house) => house.sites.all().some((site) => site.day().state().phase === 'open'))
  /** Until nobody is left, and the day has closed by itself. */
  const clearUp = async (until: DayDate) => {
    await calmDown()
    for (let left = 150; left > 0 && isOpen() && dateOf(time.now()) < until; left -= 1) {
      await today.command(chance.weighted(clearing))
      await pass(chance.between(10, 100) * 1_000)
      await auditor.follow()
    }
    await today.check()
  }

  await morning()
  await busyHours()
  const evening = chance.weighted(evenings)
  const next = dayAfter(dateOf(time.now()))
  if (evening === 'by itself') await clearUp(next)
  if (evening === 'left open')
    for (const house of houses()) await installation.stop(house, chance.oneIn(2) ? 'kill' : 'close')
  const end = momentOn(next, '05:30')
  while (time.now() < end) await pass(Math.min(20 * minute, end - time.now()))
  await today.check()
}
