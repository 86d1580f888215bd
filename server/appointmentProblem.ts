// What can be wrong with a list of appointments, and what to do about it.

export type AppointmentProblemCode =
  | 'empty'
  | 'unreadable'
  | 'missing-columns'
  | 'too-many-values'
  | 'missing-value'
  | 'unknown-site'
  | 'unknown-service'
  | 'no-appointments'
  | 'invalid-code'
  | 'invalid-date'
  | 'invalid-time'
  | 'no-such-time'
  | 'unknown-language'
  | 'repeated-code'

export interface AppointmentProblem {
  /** Line of the file, the first is 1. */
  readonly line: number
  readonly code: AppointmentProblemCode
  readonly params: Readonly<Record<string, string>>
}

/** The problem in one English sentence for the terminal: what stands there and what to write instead. */
export function explainAppointmentProblem({ line, code, params }: AppointmentProblem): string {
  return `line ${line}: ${explanations[code](params)}`
}

const explanations: Record<AppointmentProblemCode, (params: AppointmentProblem['params']) => string> = {
  empty: () => 'there are no appointments; below the line with the column names each line holds one.',
  unreadable: ({ detail }) =>
    `this is no CSV (${detail}); put values that hold quotes into quotes and double those inside.`,
  'missing-columns': ({ columns }) => `these columns are missing: ${columns}; name them in the first line.`,
  'too-many-values': ({ count, expected }) =>
    `${count} values for ${expected} columns; put a value that holds the separator into quotes.`,
  'missing-value': ({ column }) => `${column} is empty; fill it in.`,
  'unknown-site': ({ site, known }) => `there is no site "${site}"; write one of these ids: ${known}.`,
  'unknown-service': ({ service, site }) => `${site} has no service "${service}"; write the id that its plan gives it.`,
  'no-appointments': ({ service, site, handling }) =>
    `"${service}" takes no appointments at ${site} (its handling is ${handling}); choose a service of a counter.`,
  'invalid-code': ({ code }) => `"${code}" is no appointment number; use 4 to 16 letters A-Z and digits.`,
  'invalid-date': ({ date }) => `"${date}" is no date; write it as 2026-11-23 or 23.11.2026.`,
  'invalid-time': ({ time }) => `"${time}" is no time of day; write it as 09:15.`,
  'no-such-time': ({ date, time }) =>
    `on ${date} the clocks change and ${time} is left out or comes twice; choose another time.`,
  'unknown-language': ({ language, known }) =>
    `"${language}" is no language of the site; leave it empty or write: ${known}.`,
  'repeated-code': ({ code, first }) =>
    `${code} stands in line ${first} already; give each appointment its own number.`,
}
