// Rules that hold on every business day, whatever happens: each is a watcher that goes along while a log is folded.
import assert from 'node:assert/strict'
import { decide } from '../../server/domain/decide.ts'
import type { DayEvent, EventOf } from '../../server/domain/events.ts'
import { copyDay, evolve } from '../../server/domain/evolve.ts'
import type { DayState, Ticket } from '../../server/domain/state.ts'
import type { PlanHash, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { isAppointment, nextByForce, ownCallable, passedByForce } from './bruteForce.ts'

export interface Watcher {
  /** Before the event is folded. */
  readonly before?: (state: DayState, event: DayEvent) => void
  /** After all events of one command were folded. */
  readonly after?: (state: DayState, events: readonly DayEvent[]) => void
}

const minute = 60_000

export const named = (state: DayState, id: TicketId): Ticket =>
  state.tickets.get(id) ?? assert.fail(`ticket ${id} was never issued`)

/** D1. */
export const timesDoNotRunBack: Watcher = {
  before: (state, event) => assert(event.at >= state.at, `D1 ${event.type} at ${event.at} is before ${state.at}`),
}

/** N3, N4: a number is free again 30 minutes after its ticket ended; a missed one has ended with its grace time. */
export function numbersOnce(): Watcher {
  /** Missed tickets that were recorded as gone after their grace time: it was that which ended them. */
  const ended = new Map<TicketId, number>()
  /** Handed in too late: they bear a label and never held it (N14). */
  const late = new Set<TicketId>()
  const freeAt = (state: DayState, { id, phase }: Ticket): number => {
    if (phase.kind === 'done' || phase.kind === 'sent') return phase.at + 30 * minute
    if (phase.kind === 'gone') return (ended.get(id) ?? phase.at) + 30 * minute
    return phase.kind === 'missed' ? graceEnd(state, phase.at) + 30 * minute : Infinity
  }
  return {
    before(state, event) {
      if (event.type === 'TicketGone') {
        const { phase } = named(state, event.ticket)
        if (phase.kind === 'missed') ended.set(event.ticket, Math.min(graceEnd(state, phase.at), event.at))
        else ended.delete(event.ticket)
      }
      if (event.type !== 'TicketIssued' && event.type !== 'TicketExpected' && event.type !== 'NumberChanged') return
      if ('handedIn' in event && event.handedIn?.late) return void late.add(event.ticket)
      for (const ticket of state.tickets.values()) {
        if (ticket.label !== event.label || late.has(ticket.id)) continue
        assert(event.at >= freeAt(state, ticket), `N3 ${event.label} is given, but ${ticket.id} still holds it`)
      }
    },
  }
}

const graceEnd = (state: DayState, missedAt: number) => missedAt + state.plan.queue.missedGraceSeconds * 1000

/** Q11, T1: a ticket is in one phase and at one desk, and a desk has one ticket. */
export const oneTicketADesk: Watcher = {
  after(state) {
    const atDesks = [...state.desks].flatMap(([desk, now]) =>
      now.kind === 'open' && now.work.kind === 'with' ? [`${now.work.ticket} at ${desk}`] : [],
    )
    const tickets = [...state.tickets.values()]
    const sitting = tickets.flatMap(({ id, phase }) =>
      phase.kind === 'called' || phase.kind === 'serving' ? [`${id} at ${phase.desk}`] : [],
    )
    assert.deepEqual(atDesks.toSorted(), sitting.toSorted(), 'Q11 desks and tickets say the same')
    const inPhase = (kind: string) => new Set(tickets.filter(({ phase }) => phase.kind === kind).map(({ id }) => id))
    for (const side of ['waiting', 'parked', 'missed', 'expected'] as const)
      assert.deepEqual(state[side], inPhase(side), `T1 ${side} tickets are those in that phase`)
    if (state.phase === 'closed') {
      const { expected, missed, parked, waiting } = state
      assert.equal(waiting.size + parked.size + missed.size + expected.size, 0, 'H12 nobody is left after the close')
    }
  },
}

/** S9, Q15: a clerk is at one desk, and nothing is kept for somebody who is at none, or for a desk that is closed; counts what was seen. */
export function clerksAtDesks() {
  const counts = { moved: 0, learned: 0, kept: 0 }
  const before: Watcher['before'] = (state, event) => {
    if (event.type !== 'DeskOpened') return
    const now = state.desks.get(event.desk)
    if (now?.kind === 'open' && now.clerk === event.clerk) counts.learned++
    if (event.from !== undefined) counts.moved++
  }
  const after: Watcher['after'] = (state) => {
    const open = [...state.desks].flatMap(([desk, now]) => (now.kind === 'open' ? [{ desk, clerk: now.clerk }] : []))
    const clerks = open.flatMap(({ clerk }) => clerk ?? [])
    assert.equal(new Set(clerks).size, clerks.length, 'S9 a clerk is at two desks')
    for (const { address, label, phase } of state.tickets.values()) {
      if (address === null || phase.kind === 'done' || phase.kind === 'gone') continue
      counts.kept++
      const isThere =
        address.kind === 'clerk' ? clerks.includes(address.clerk) : open.some(({ desk }) => desk === address.desk)
      assert(isThere, `Q15 ${label} is kept for somebody who is not there`)
    }
  }
  return { before, after, counts }
}

const moves: Partial<Record<DayEvent['type'], readonly Ticket['phase']['kind'][]>> = {
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
  TicketSent: ['called', 'serving'],
  TicketArrived: ['expected'],
  LegAdded: ['waiting', 'called', 'serving', 'parked'],
  PriorityChanged: ['waiting', 'called', 'parked'],
  TicketKept: ['waiting', 'parked'],
  LegsOrdered: ['waiting', 'called', 'parked'],
  TicketGone: ['waiting', 'called', 'parked', 'missed', 'expected'],
}

/** T1: tickets move between phases only as the rule says. */
export const phases: Watcher = {
  before(state, event) {
    const from = moves[event.type]
    if (!from || !('ticket' in event)) return
    const { kind } = named(state, event.ticket).phase
    assert(from.includes(kind), `T1 ${event.type} of a ticket that is ${kind}`)
  },
}

/** T3: an open ticket always has something left to be done. */
export const somethingToDo: Watcher = {
  after(state) {
    for (const { id, legs, phase } of state.tickets.values())
      if (phase.kind !== 'done' && phase.kind !== 'gone') assert(legs.length > 0, `T3 ${id} waits for nothing`)
  },
}

type Call = EventOf<'TicketCalled'>

const onCall = (check: (state: DayState, call: Call, ticket: Ticket) => void): Watcher => ({
  before(state, event) {
    if (event.type === 'TicketCalled') check(state, event, named(state, event.ticket))
  },
})

/** Q8 to Q12: a call takes the earliest turn or says whom it passed, as a search through the whole day finds it. */
export const orderOfCalls: Watcher = onCall((state, call, ticket) => {
  if (call.reason.kind !== 'out-of-turn' && call.reason.kind !== 'direct')
    assert.equal(call.ticket, nextByForce(state, call.desk, call.at), `Q8 ${call.desk} calls who is next`)
  // Who is served directly was not in the queue when the desk chose.
  const tickets = new Map(state.tickets)
  if (call.reason.kind === 'direct') tickets.delete(call.ticket)
  const passed = passedByForce({ ...state, tickets }, call.desk, ticket, call.at)
  assert.deepEqual(call.passed.toSorted(), passed.toSorted(), 'Q12 a call names whom it passed')
  assert.deepEqual([call.dueAt, call.turnAt], [ticket.dueAt, ticket.turnAt], 'Q12 a call holds due and turn')
})

/** Q22: whom a walk-in is passed by, among the own services of the desk that calls; counts what it saw. */
export function boundsOfPassing() {
  const counts = { walkIn: 0, priority: 0, appointment: 0 }
  const watcher = onCall((state, call, called) => {
    if (call.reason.kind !== 'turn') return
    const { priorities, queue } = state.plan
    const headStart = priorities[0]?.headStartSeconds ?? 0
    for (const other of ownCallable(state, call.desk, call.at)) {
      if (other.id === called.id || other.priority !== null || isAppointment(other)) continue
      const within = (ms: number, seconds: number) =>
        assert(
          ms < seconds * 1000 || (ms === seconds * 1000 && called.order < other.order),
          `Q22 ${other.label} is passed by ${called.label}, ${ms / 1000} s after it, where ${seconds} s are allowed`,
        )
      if (isAppointment(called)) {
        within((called.appointment?.time ?? 0) - other.turnAt, queue.appointmentHeadStartSeconds)
        counts.appointment++
        continue
      }
      const later = called.startAt - other.startAt
      if (later < 0 || (later === 0 && called.order < other.order)) continue
      within(later, called.priority === null ? queue.spreadSeconds : queue.spreadSeconds + headStart)
      counts[called.priority === null ? 'walkIn' : 'priority']++
    }
  })
  return { ...watcher, counts }
}

/** Q23: from its time on an appointment comes before every walk-in that is less than the head start over its turn. */
export function appointmentsInTime() {
  const counts = { walkInsFirst: 0, appointmentsFirst: 0 }
  const watcher = onCall((state, call, called) => {
    if (call.reason.kind !== 'turn') return
    const others = ownCallable(state, call.desk, call.at).filter(({ id }) => id !== called.id)
    const isDue = (ticket: Ticket) => isAppointment(ticket) && (ticket.appointment?.time ?? Infinity) <= call.at
    if (isAppointment(called)) {
      if (isDue(called) && others.some((other) => !isAppointment(other))) counts.appointmentsFirst++
      return
    }
    if (called.priority !== null || !others.some(isDue)) return
    const headStartMs = state.plan.queue.appointmentHeadStartSeconds * 1000
    assert(call.at - called.turnAt >= headStartMs, `Q23 ${called.label} is called before an appointment that is due`)
    counts.walkInsFirst++
  })
  return { ...watcher, counts }
}

/** T18: an action that is undone at once leaves no trace; tried on a copy after each, and counted by action. */
export function undoLeavesNoTrace(start: DayState, planOf: (hash: PlanHash) => Plan) {
  const counts = new Map<string, number>()
  let before = copyDay(start)
  const after: Watcher['after'] = (state, events) => {
    const latest = [...state.lastActions].find(([, { version }]) => version === state.version)
    // What follows in the same moment counts as one action even if it was two.
    const [begin] = events
    const asOne =
      begin?.type === 'DeskPaused' ||
      (begin?.type === 'ServingFinished' && startedAt(before, begin.ticket) === state.at)
    if (latest && events.length > 0 && !asOne) {
      const now = copyDay(state)
      const decision = decide({ type: 'UndoAction', at: now.at, desk: latest[0] }, now)
      assert(decision.kind === 'events', `T18 ${latest[1].action} cannot be undone at once`)
      for (const event of decision.events) evolve(now, event, planOf)
      // After-work ends with the call that ended it.
      const wanted = begin?.type === 'AfterWorkEnded' ? evolve(before, begin, planOf) : before
      const { at, lastActions, sequence, version } = now
      assert.deepEqual(now, { ...wanted, at, lastActions, sequence, version }, `T18 undone ${latest[1].action}`)
      counts.set(latest[1].action, (counts.get(latest[1].action) ?? 0) + 1)
    }
    before = copyDay(state)
  }
  return { after, counts }
}

const startedAt = (state: DayState, id: TicketId) => {
  const phase = state.tickets.get(id)?.phase
  return phase?.kind === 'serving' ? phase.since : null
}

const minutesBefore = 2 * minute

/** T25: no slot is taken by more than its capacity at that moment, not counting those who have given it up before its time. */
export function slotsWithinCapacity() {
  const counts = { taken: 0, again: 0 }
  const before: Watcher['before'] = (state, event) => {
    if (event.type !== 'TicketIssued' || !event.appointment?.slot) return
    const { time } = event.appointment
    const [{ service }] = event.legs
    const list = [...state.slots.values()].find((slot) => slot.service === service && slot.time === time)
    const ever = list?.tickets.map((id) => named(state, id)) ?? []
    const holding = ever.filter(({ phase }) => phase.kind !== 'gone' || phase.at >= time)
    assert(holding.length < (list?.capacity ?? 0), `T25 ${service} at ${time} is taken by too many`)
    assert(event.at < time, `T25 ${service} at ${time} is taken when it is over`)
    counts.taken++
    if (ever.length > holding.length) counts.again++
  }
  return { before, counts }
}

/** T26: whoever has taken a slot is not called by turn earlier than two minutes before it; counts calls and who was left alone. */
export function slotsNotBeforeTime() {
  const counts = { called: 0, leftAlone: 0 }
  const watcher = onCall((state, call, called) => {
    const isAway = (ticket: Ticket) =>
      ticket.appointment?.slot === true && isAppointment(ticket) && call.at < ticket.appointment.time - minutesBefore
    if (call.reason.kind === 'out-of-turn') return
    assert(!isAway(called), `T26 ${called.label} is called before its time`)
    if (called.appointment?.slot) counts.called++
    if ([...state.waiting].some((id) => isAway(named(state, id)) && named(state, id).turnAt < called.turnAt))
      counts.leftAlone++
  })
  return { ...watcher, counts }
}

/** T28: an appointment that nobody came to is recorded once, when its time is over, and none is forgotten; counts them. */
export function lapsesOnce() {
  const counts = { lapsed: 0, letInAfterwards: 0 }
  const over = (state: DayState, at: number) =>
    [...state.appointments.values()].filter(
      ({ cancelled, ticket, time }) =>
        !cancelled && ticket === null && at > time + state.plan.queue.checkInAfterSeconds * 1000,
    )
  return {
    before(state: DayState, event: DayEvent) {
      if (event.type === 'TicketIssued' && event.appointment?.code)
        counts.letInAfterwards += state.appointments.get(event.appointment.code)?.lapse ? 1 : 0
      if (event.type !== 'AppointmentLapsed') return
      const one = over(state, event.at).find(({ code }) => code === event.code)
      assert(one, `T28 ${event.code} lapses though it may still check in`)
      assert.equal(one.lapse, null, `T28 ${event.code} lapses twice`)
      assert.equal(event.number, state.lapses + 1, 'T28 no-shows are counted one by one')
      counts.lapsed++
    },
    after(state: DayState, events: readonly DayEvent[]) {
      if (!events.some(({ type }) => type === 'AppointmentLapsed' || type === 'DayClosed')) return
      for (const { code, lapse } of over(state, state.at)) assert.notEqual(lapse, null, `T28 ${code} is forgotten`)
    },
    counts,
  }
}
