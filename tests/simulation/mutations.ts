// Small faults, each as somebody might write it on a bad day: the simulation has to find every one of them.

export interface Mutation {
  readonly name: string
  /** Below `server/domain`. */
  readonly file: string
  /** Stands there once. */
  readonly find: string
  readonly replace: string
  /** The rules by which it may be found. */
  readonly breaks: readonly string[]
}

export const mutations: readonly Mutation[] = [
  {
    name: 'the turn ignores the spread',
    file: 'places.ts',
    find: 'const counted = Math.min(promiseSeconds, index.shortestPromiseSeconds + plan.queue.spreadSeconds)',
    replace: 'const counted = promiseSeconds',
    breaks: ['Q22'],
  },
  {
    name: 'equal turns go in reverse',
    file: 'routing.ts',
    find: 'a.turnAt - b.turnAt || a.order - b.order',
    replace: 'a.turnAt - b.turnAt || b.order - a.order',
    breaks: ['Q8', 'Q12'],
  },
  {
    name: 'appointments are called a quarter of an hour before their time',
    file: 'reach.ts',
    find: 'export const appointmentEarlyMs = 2 * 60_000',
    replace: 'export const appointmentEarlyMs = 15 * 60_000',
    breaks: ['Q8', 'Q12'],
  },
  {
    name: 'a number is given again three minutes after its ticket ended',
    file: 'labels.ts',
    find: 'const restMs = 30 * 60_000',
    replace: 'const restMs = 3 * 60_000',
    breaks: ['N3'],
  },
  {
    name: 'an overdue backup goes before own tickets that have no time left',
    file: 'routing.ts',
    find: 'at > ticket.dueAt && at + usualMs(state, ticket) <= firstOwnDueAt',
    replace: 'at > ticket.dueAt',
    breaks: ['Q8', 'Q12'],
  },
  {
    name: 'a call that was undone stays on the board',
    file: 'evolve/actions.ts',
    find: "if (action === 'call') uncall(day, last)",
    replace: '',
    breaks: ['T18'],
  },
  {
    name: 'a visitor is missed at once',
    file: 'reach.ts',
    find: 'export const missableAfterMs = 30_000',
    replace: 'export const missableAfterMs = 0',
    breaks: ['T7'],
  },
  {
    name: 'a missed ticket comes back after its grace time',
    file: 'decide/waiting.ts',
    find: 'if (at > ticket.phase.at + state.plan.queue.missedGraceSeconds * 1000)',
    replace: 'if (at > ticket.phase.at + state.plan.queue.missedGraceSeconds * 2000)',
    breaks: ['T8'],
  },
  {
    name: 'a contingent is off by one',
    file: 'guiding.ts',
    find: '(state.issuedToday.get(serviceId) ?? 0) >= contingent',
    replace: '(state.issuedToday.get(serviceId) ?? 0) > contingent',
    breaks: ['N6'],
  },
  {
    name: 'the day closes by itself while somebody waits',
    file: 'decide/day.ts',
    find: 'return at >= closeAt && !somebodyLeft(state, at)',
    replace: 'return at >= closeAt && state.parked.size + state.missed.size === 0',
    breaks: ['H12'],
  },
  {
    name: 'what a clerk cannot do is called all the same',
    file: 'reach.ts',
    find: 'if (now.skills === null) return reach',
    replace: 'return reach',
    breaks: ['Q8', 'Q7', 'Q12'],
  },
  {
    name: 'an estimate is kept although time has passed',
    file: 'estimate.ts',
    find: 'if (before?.version === state.version && before.moment === moment) return before.estimates',
    replace: 'if (before?.version === state.version) return before.estimates',
    breaks: ['D2'],
  },
  {
    name: 'times follow the clock backwards',
    file: 'decide.ts',
    find: 'decideOne(command.type, command, state, Math.max(command.at, state.at))',
    replace: 'decideOne(command.type, command, state, command.at)',
    breaks: ['D1'],
  },
  {
    name: 'a row of the statistics stays when its end was undone',
    file: 'statistics.ts',
    find: "const ends = event.action === 'finish' || event.action === 'transfer' || event.action === 'cancel'",
    replace: "const ends = event.action === 'transfer' || event.action === 'cancel'",
    breaks: ['S1', 'D2', 'D6'],
  },
]
