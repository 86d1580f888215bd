// Lists are given as JSON, or as CSV to those who ask for it.
import { z } from 'zod'
import { type Incoming, json, type Outgoing } from './endpoint.ts'

/** Wins over the `Accept` header. */
export const format = { format: z.enum(['json', 'csv']).optional() }

export const jsonOrCsv = (
  { accept, query }: Pick<Incoming<unknown>, 'accept' | 'query'>,
  rows: readonly unknown[],
  csv: () => string,
): Outgoing => {
  const asked = query('format')
  return asked === 'csv' || (asked === undefined && accept.includes('text/csv'))
    ? { kind: 'text', type: 'text/csv; charset=utf-8', text: csv() }
    : json(rows)
}
