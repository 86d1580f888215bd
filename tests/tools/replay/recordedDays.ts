// Small recorded days, made up line by line.
import { join } from 'node:path'

const columns =
  'office,queue_id,queue,letter,date,ticket_no,issued_est,called_est,wait_s,open_counters,waiting_at_issue,official_minutes,issue_before_first_snapshot'

export interface Line {
  readonly queue?: string
  readonly letter?: string
  readonly number: number
  /** Local times of day. */
  readonly issued: string
  readonly called: string
  readonly open?: number
}

export const office = 'Rathaus'
export const date = '2020-01-07'

export const csvOf = (lines: readonly Line[]): string =>
  [
    columns,
    ...lines.map(({ queue = '12', letter = 'A', number, issued, called, open = 1 }) =>
      [
        office,
        queue,
        `"Queue ${queue}, hall"`,
        letter,
        date,
        number,
        `${date}T${issued}`,
        `${date}T${called}`,
        0,
        open,
        0,
        10,
        0,
      ].join(','),
    ),
  ].join('\n')

/** Real days beside the repository; a fresh clone has none. */
export const warsawTickets = join(
  import.meta.dirname,
  '../../../../shared/data/warsaw-offices/tickets_reconstructed.csv.gz',
)
