import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../server/domain/decide.ts'
import type { DayEvent } from '../../server/domain/events.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState, Ticket } from '../../server/domain/state.ts'
import type { Plan } from '../../shared/plan.ts'
import { isAppointment, nextByForce, ownCallable, passedByForce } from '../support/bruteForce.ts'
import { planOf, unopened } from '../support/given.ts'
import { commandFor, firstCommand, type RandomStep, randomSteps } from '../support/randomDay.ts'
import { randomPlan } from '../support/randomPlan.ts'
import { sealed } from '../support/sealed.ts'

interface Watcher {
  /** Before the event is folded. */
  readonly before?: (state: DayState, event: DayEvent) => void
  readonly after?: (state: DayState, events: readonly DayEvent[]) => void
}

/** Plays a random day and returns its log and its last state. Deciding works on a locked copy. */
function play(plan: Plan, steps: readonly RandomStep[], { before, after }: Watcher = {}) {
  let state = unopened(plan)
  let now = 0
  const log: DayEvent[] = []
  const run = (command: ReturnType<typeof commandFor>) => {
    if (!command) return
    const decision = decide(command, sealed(copyDay(state)))
    if (decision.kind === 'refused') return
    for (const event of decision.events) {
      before?.(state, event)
      evolve(state, event, planOf)
      log.push(event)
    }
    after?.(state, decision.events)
  }
  run(firstCommand(plan))
  now = state.at
  for (const [count, step] of steps.entries()) {
    now += step.gapMs
    run(commandFor(step, state, now, count))
    if (step.pick % 7 === 0) state = copyDay(state)
  }
  return { state, log }
}

/** Making a failing day small may take for ever: then the smallest so far is shown. */
const limitMs = 8_000

const days = (check: (plan: Plan, steps: readonly RandomStep[]) => void, numRuns = 60) =>
  fc.assert(fc.property(randomPlan, randomSteps, check), { numRuns, interruptAfterTimeLimit: limitMs })

const sinceEnd = (state: DayState, { phase }: Ticket) => {
  if (phase.kind === 'done' || phase.kind === 'gone') return state.at - phase.at
  if (phase.kind === 'missed') return state.at - phase.at - state.plan.queue.missedGraceSeconds * 1000
  return -1
}

const startedAt = (state: DayState, id: Ticket['id']) => {
  const phase = state.tickets.get(id)?.phase
  return phase?.kind === 'serving' ? phase.since : null
}

const undoable = [
  'add-leg',
  'call',
  'cancel',
  'finish',
  'keep',
  'miss',
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
    days((plan, steps) => {
      const { log } = play(plan, steps)
      for (const [index, event] of log.entries()) expect(event.at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? 0)
    })
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
    days((plan, steps) => {
      play(plan, steps, {
        before: (state, event) => {
          if (event.type !== 'TicketIssued') return
          for (const ticket of state.tickets.values())
            if (ticket.label === event.label)
              expect(sinceEnd({ ...state, at: event.at }, ticket)).toBeGreaterThanOrEqual(30 * 60_000)
        },
      })
    })
  })

  it('Q11 T1 a ticket is in one phase and at one desk, and a desk has one ticket', () => {
    days((plan, steps) => {
      play(plan, steps, {
        after: (state) => {
          const atDesks = [...state.desks].flatMap(([desk, now]) =>
            now.kind === 'open' && now.work.kind === 'with' ? [`${now.work.ticket} at ${desk}`] : [],
          )
          const tickets = [...state.tickets.values()]
          const sitting = tickets.flatMap(({ id, phase }) =>
            phase.kind === 'called' || phase.kind === 'serving' ? [`${id} at ${phase.desk}`] : [],
          )
          expect(atDesks.toSorted()).toEqual(sitting.toSorted())
          const inPhase = (kind: string) =>
            new Set(tickets.filter(({ phase }) => phase.kind === kind).map(({ id }) => id))
          expect(state.waiting).toEqual(inPhase('waiting'))
          expect(state.parked).toEqual(inPhase('parked'))
          expect(state.missed).toEqual(inPhase('missed'))
          if (state.phase === 'closed') expect(state.waiting.size + state.parked.size + state.missed.size).toBe(0)
        },
      })
    })
  })

  it('T1 tickets move between phases only as the rule says', () => {
    const moves: Partial<Record<DayEvent['type'], string[]>> = {
      TicketCalled: ['waiting'],
      TicketRecalled: ['called'],
      ServingStarted: ['called'],
      ServingFinished: ['serving'],
      TicketContinued: ['done'],
      TicketMissed: ['called'],
      TicketReturned: ['missed'],
      TicketParked: ['called', 'serving'],
      TicketResumed: ['parked'],
      TicketTransferred: ['called', 'serving'],
      LegAdded: ['waiting', 'called', 'serving', 'parked'],
      PriorityChanged: ['waiting', 'called', 'parked'],
      TicketKept: ['waiting', 'parked'],
      LegsOrdered: ['waiting', 'called', 'parked'],
      TicketGone: ['waiting', 'called', 'parked', 'missed'],
    }
    days((plan, steps) => {
      play(plan, steps, {
        before: (state, event) => {
          const from = moves[event.type]
          if (from && 'ticket' in event) expect(from).toContain(state.tickets.get(event.ticket)?.phase.kind)
        },
      })
    })
  })

  it('Q8 Q12 every call takes the earliest turn or says whom it passed, as a search through the whole day finds it', () => {
    days((plan, steps) => {
      play(plan, steps, {
        before: (state, event) => {
          if (event.type !== 'TicketCalled') return
          const ticket = state.tickets.get(event.ticket)
          if (!ticket) throw new Error('a called ticket was issued before')
          if (event.reason.kind !== 'out-of-turn' && event.reason.kind !== 'direct')
            expect(event.ticket).toBe(nextByForce(state, event.desk, event.at))
          // Who is served directly was not in the queue when the desk chose.
          const tickets = new Map(state.tickets)
          if (event.reason.kind === 'direct') tickets.delete(event.ticket)
          const before = { ...state, tickets }
          expect(event.passed.toSorted()).toEqual(passedByForce(before, event.desk, ticket, event.at).toSorted())
          expect([event.dueAt, event.turnAt]).toEqual([ticket.dueAt, ticket.turnAt])
        },
      })
    }, 120)
  })

  it('Q22 a walk-in is passed only within the bounds of the rule, among the own services of the calling desk', () => {
    const counts = { walkIn: 0, priority: 0, appointment: 0 }
    days((plan, steps) => {
      const { spreadSeconds, appointmentHeadStartSeconds } = plan.queue
      const headStart = plan.priorities[0]?.headStartSeconds ?? 0
      play(plan, steps, {
        before: (state, event) => {
          if (event.type !== 'TicketCalled' || event.reason.kind !== 'turn') return
          const called = state.tickets.get(event.ticket)
          if (!called) throw new Error('a called ticket was issued before')
          for (const other of ownCallable(state, event.desk, event.at)) {
            if (other.id === called.id || other.priority !== null || isAppointment(other)) continue
            if (isAppointment(called)) {
              const afterTurn = (called.appointment?.time ?? 0) - other.turnAt
              expect(afterTurn).toBeLessThanOrEqual(appointmentHeadStartSeconds * 1000)
              if (called.order > other.order) expect(afterTurn).toBeLessThan(appointmentHeadStartSeconds * 1000)
              counts.appointment++
              continue
            }
            const later = called.startAt - other.startAt
            if (later < 0 || (later === 0 && called.order < other.order)) continue
            const bound = called.priority === null ? spreadSeconds : spreadSeconds + headStart
            if (called.order > other.order) expect(later).toBeLessThan(bound * 1000)
            else expect(later).toBeLessThanOrEqual(bound * 1000)
            counts[called.priority === null ? 'walkIn' : 'priority']++
          }
        },
      })
    }, 300)
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(20)
  })

  it('Q23 from its time on an appointment is called before every walk-in that is less than the head start over its turn', () => {
    let walkInsFirst = 0
    let appointmentsFirst = 0
    days((plan, steps) => {
      const headStartMs = plan.queue.appointmentHeadStartSeconds * 1000
      play(plan, steps, {
        before: (state, event) => {
          if (event.type !== 'TicketCalled' || event.reason.kind !== 'turn') return
          const called = state.tickets.get(event.ticket)
          if (!called) throw new Error('a called ticket was issued before')
          const others = ownCallable(state, event.desk, event.at).filter(({ id }) => id !== called.id)
          const isDue = (ticket: Ticket) => isAppointment(ticket) && (ticket.appointment?.time ?? Infinity) <= event.at
          if (isAppointment(called)) {
            if (isDue(called) && others.some((other) => !isAppointment(other))) appointmentsFirst++
            return
          }
          if (called.priority !== null || !others.some(isDue)) return
          expect(event.at - called.turnAt).toBeGreaterThanOrEqual(headStartMs)
          walkInsFirst++
        },
      })
    }, 150)
    expect(Math.min(walkInsFirst, appointmentsFirst), `${walkInsFirst} ${appointmentsFirst}`).toBeGreaterThan(5)
  })

  it('T18 an action that is undone at once leaves no trace', () => {
    const undone = new Map<string, number>()
    days((plan, steps) => {
      let before = unopened(plan)
      play(plan, steps, {
        after: (state, events) => {
          const latest = [...state.lastActions].find(([, { version }]) => version === state.version)
          // What follows in the same moment counts as one action even if it was two.
          const [begin] = events
          const asOne =
            begin?.type === 'DeskPaused' ||
            (begin?.type === 'ServingFinished' && startedAt(before, begin.ticket) === state.at)
          if (latest && events.length > 0 && !asOne) {
            const now = copyDay(state)
            const decision = decide({ type: 'UndoAction', at: now.at, desk: latest[0] }, now)
            if (decision.kind === 'refused') throw new Error(decision.refusal.code)
            for (const event of decision.events) evolve(now, event, planOf)
            // After-work ends with the call that ended it.
            const wanted = begin?.type === 'AfterWorkEnded' ? evolve(before, begin, planOf) : before
            const { at, lastActions, sequence, version } = now
            expect(now).toEqual({ ...wanted, at, lastActions, sequence, version })
            undone.set(latest[1].action, (undone.get(latest[1].action) ?? 0) + 1)
          }
          before = copyDay(state)
        },
      })
    })
    expect([...undone.keys()].toSorted()).toEqual(undoable)
    expect(Math.min(...undone.values()), JSON.stringify([...undone])).toBeGreaterThan(3)
  })

  it('T3 an open ticket always has something left to be done', () => {
    days((plan, steps) => {
      const { state } = play(plan, steps)
      for (const { legs, phase } of state.tickets.values())
        if (phase.kind !== 'done' && phase.kind !== 'gone') expect(legs.length).toBeGreaterThan(0)
    }, 20)
  })
})
