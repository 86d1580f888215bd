// What can be wrong with a list of appointments and free slots, and what to do about it.

export type ListProblemCode =
  | 'empty'
  | 'unreadable'
  | 'missing-columns'
  | 'too-many-values'
  | 'missing-value'
  | 'no-site'
  | 'unknown-site'
  | 'no-service'
  | 'unknown-service'
  | 'no-appointments'
  | 'invalid-code'
  | 'invalid-capacity'
  | 'slot-with-code'
  | 'invalid-date'
  | 'invalid-time'
  | 'no-such-time'
  | 'no-time-of-day'
  | 'unknown-zone'
  | 'recurring'
  | 'unknown-language'
  | 'repeated-code'
  | 'repeated-slot'

export interface ListProblem {
  /** Where it stands: `line 3`, `event 2 (K7M4Q2@example.org)`, `appointments.0`. */
  readonly at: string
  readonly code: ListProblemCode
  /** What the list says is repeated in messages, so it is cut to a readable length. */
  readonly params: Readonly<Record<string, string>>
}

export type Report = (code: ListProblemCode, params?: ListProblem['params']) => void

const short = (value: string) => (value.length > 80 ? `${value.slice(0, 80)}…` : value)

/** A report of what is wrong at one place of a list; the problems gather in `problems`. */
export const reporter =
  (problems: ListProblem[], at: string): Report =>
  (code, params = {}) => {
    const said = Object.entries(params).map(([name, value]) => [name, short(value)])
    problems.push({ at: short(at), code, params: Object.fromEntries(said) })
  }

/** The problem in one English sentence for the terminal: what stands there and what to write instead. */
export function explainListProblem({ at, code, params }: ListProblem): string {
  return `${at}: ${explanations[code](params)}`
}

const explanations: Record<ListProblemCode, (params: ListProblem['params']) => string> = {
  empty: () => 'there are no appointments and no free slots here.',
  unreadable: ({ detail, format }) => `this is no ${format} (${detail}).`,
  'missing-columns': ({ columns }) => `these columns are missing: ${columns}; name them in the first line.`,
  'too-many-values': ({ count, expected }) =>
    `${count} values for ${expected} columns; put a value that holds the separator into quotes.`,
  'missing-value': ({ column }) => `${column} is empty; fill it in.`,
  'no-site': ({ known }) => `no site is named; write X-LOTSE-SITE or LOCATION with one of these ids: ${known}.`,
  'unknown-site': ({ site, known }) => `there is no site "${site}"; write one of these ids: ${known}.`,
  'no-service': () => 'no service is named; write X-LOTSE-SERVICE or CATEGORIES with its id or its German name.',
  'unknown-service': ({ service, site }) =>
    `${site} has no service "${service}"; write the id that its plan gives it, or its German name.`,
  'no-appointments': ({ service, site, handling }) =>
    `"${service}" takes no appointments at ${site} (its handling is ${handling}); choose a service of a counter.`,
  'invalid-code': ({ code }) => `"${code}" is no appointment number; use 4 to 16 letters A-Z and digits.`,
  'invalid-capacity': ({ capacity }) => `"${capacity}" is no capacity; write a whole number from 0 to 500.`,
  'slot-with-code': ({ code }) => `a free slot has a capacity and no number; take "${code}" or the capacity out.`,
  'invalid-date': ({ date }) => `"${date}" is no date; write it as 2026-11-23 or 23.11.2026.`,
  'invalid-time': ({ time }) => `"${time}" is no time; write a time of day as 09:15.`,
  'no-such-time': ({ date, time }) =>
    `on ${date} the clocks change and ${time} is left out or comes twice; choose another time.`,
  'no-time-of-day': () => 'it has no time of day; an appointment begins at one.',
  'unknown-zone': ({ zone }) =>
    `the time zone "${zone}" is neither described in the file nor known; send its VTIMEZONE.`,
  recurring: () => 'it is repeated; send each appointment as an event of its own, with its own number.',
  'unknown-language': ({ language, known }) =>
    `"${language}" is no language of the site; leave it empty or write: ${known}.`,
  'repeated-code': ({ code, first }) => `${code} stands at ${first} already; give each appointment its own number.`,
  'repeated-slot': ({ first }) => `the same free slot stands at ${first} already; name each once, with its capacity.`,
}
