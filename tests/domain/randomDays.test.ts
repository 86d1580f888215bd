import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../server/domain/decide.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import type { Plan } from '../../shared/plan.ts'
import {
  appointmentsInTime,
  boundsOfPassing,
  clerksAtDesks,
  lapsesOnce,
  numbersOnce,
  oneTicketADesk,
  orderOfCalls,
  phases,
  slotsNotBeforeTime,
  slotsWithinCapacity,
  somethingToDo,
  timesDoNotRunBack,
  undoLeavesNoTrace,
  type Watcher,
} from '../support/dayRules.ts'
import { planOf, unopened } from '../support/given.ts'
import { commandFor, firstCommand, type RandomStep, randomSteps } from '../support/randomDay.ts'
import { isOfTwoDays, withNeighbour } from '../support/randomNeighbour.ts'
import { randomPlan } from '../support/randomPlan.ts'
import { sealed } from '../support/sealed.ts'

/** Plays a random day and returns its log and its last state. Deciding works on a locked copy. */
function play(plan: Plan, steps: readonly RandomStep[], { before, after }: Watcher = {}) {
  let state = unopened(plan)
  let now = 0
  const log: DayEvent[] = []
  const run = (command: ReturnType<typeof commandFor>) => {
    if (!command) return
    const decision = decide(command, sealed(copyDay(state)))
    if (decision.kind === 'events') happen(decision.events)
  }
  const happen = (events: readonly DayEvent[]) => {
    for (const event of events) {
      before?.(state, event)
      evolve(state, event, planOf)
      log.push(event)
    }
    after?.(state, events)
  }
  run(firstCommand(plan))
  now = state.at
  for (const [count, step] of steps.entries()) {
    now += step.gapMs
    if (isOfTwoDays(step)) happen(withNeighbour(step, sealed(copyDay(state)), now, count))
    else run(commandFor(step, state, now, count))
    if (step.pick % 7 === 0) state = copyDay(state)
  }
  return { state, log }
}

/** Making a failing day small may take for ever: then the smallest so far is shown. */
const limitMs = 8_000

const days = (check: (plan: Plan, steps: readonly RandomStep[]) => unknown, numRuns = 60) =>
  fc.assert(
    fc.property(randomPlan, randomSteps, (plan, steps) => void check(plan, steps)),
    { numRuns, interruptAfterTimeLimit: limitMs },
  )

const undoable = [
  'add-leg',
  'arrive',
  'call',
  'cancel',
  'finish',
  'keep',
  'miss',
  'move',
  'order-legs',
  'park',
  'priority',
  'resume',
  'return',
  'start',
  'transfer',
]

describe('random days', () => {
  it('D1 no time of a day runs backwards, and no event names what was not there', () => {
    days((plan, steps) => play(plan, steps, timesDoNotRunBack))
  })

  it('D2 deciding changes nothing; folding the written log gives the live state', () => {
    days((plan, steps) => {
      const { log, state } = play(plan, steps)
      const read: DayEvent[] = JSON.parse(JSON.stringify(log))
      const folded = read.reduce((day, event) => evolve(day, event, planOf), unopened(plan))
      expect(folded).toEqual(state)
      expect(state.version).toBe(log.length)
    })
  })

  it('N3 no label is open twice, and none is given again before its time', () => {
    days((plan, steps) => play(plan, steps, numbersOnce()))
  })

  it('Q11 T1 a ticket is in one phase and at one desk, and a desk has one ticket', () => {
    days((plan, steps) => play(plan, steps, oneTicketADesk))
  })

  it('S9 Q15 a clerk is at one desk, and nothing is kept for somebody who is at none or a desk that is closed', () => {
    const watcher = clerksAtDesks()
    days((plan, steps) => play(plan, steps, watcher))
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(20)
  })

  it('T1 tickets move between phases only as the rule says', () => {
    days((plan, steps) => play(plan, steps, phases))
  })

  it('Q8 Q12 every call takes the earliest turn or says whom it passed, as a search through the whole day finds it', () => {
    days((plan, steps) => play(plan, steps, orderOfCalls), 120)
  })

  it('Q22 a walk-in is passed only within the bounds of the rule, among the own services of the calling desk', () => {
    const watcher = boundsOfPassing()
    days((plan, steps) => play(plan, steps, watcher), 300)
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(20)
  })

  it('Q23 from its time on an appointment is called before every walk-in that is less than the head start over its turn', () => {
    const watcher = appointmentsInTime()
    days((plan, steps) => play(plan, steps, watcher), 150)
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(5)
  })

  it('T18 an action that is undone at once leaves no trace', () => {
    const undone = new Map<string, number>()
    days((plan, steps) => {
      const watcher = undoLeavesNoTrace(unopened(plan), planOf)
      play(plan, steps, watcher)
      for (const [action, count] of watcher.counts) undone.set(action, (undone.get(action) ?? 0) + count)
    })
    expect([...undone.keys()].toSorted()).toEqual(undoable)
    expect(Math.min(...undone.values()), JSON.stringify([...undone])).toBeGreaterThan(3)
  })

  it('T25 no free slot is taken by more than it is for, and one that was given up is taken again', () => {
    const watcher = slotsWithinCapacity()
    days((plan, steps) => play(plan, steps, watcher), 150)
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(5)
  })

  it('T26 who has taken a free slot is not called by turn before two minutes before it', () => {
    const watcher = slotsNotBeforeTime()
    days((plan, steps) => play(plan, steps, watcher))
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(5)
  })

  it('T28 an appointment that nobody came to is recorded once, and none is forgotten', () => {
    const watcher = lapsesOnce()
    days((plan, steps) => play(plan, steps, watcher), 150)
    expect(Math.min(...Object.values(watcher.counts)), JSON.stringify(watcher.counts)).toBeGreaterThan(5)
  })

  it('T3 an open ticket always has something left to be done', () => {
    days((plan, steps) => play(plan, steps, somethingToDo), 20)
  })
})
