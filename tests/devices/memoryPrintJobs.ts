import type {
  NewPrintJob,
  PrinterRef,
  PrintJob,
  PrintJobEnd,
  PrintJobState,
  PrintJobs,
} from '../../server/devices/printJobs.ts'

type Row = { job: PrintJob; state: PrintJobState; end: PrintJobEnd | null; history: string[] }

/** Print jobs in memory, with what a test puts in and looks at. It keeps the port's promises and throws where they are broken. */
export const memoryPrintJobs = () => {
  const rows: Row[] = []
  let failing = 0
  const mayFail = () => {
    if (failing > 0) {
      failing -= 1
      throw new Error('the disk is full')
    }
  }
  const of = ({ site, printer }: PrinterRef) => rows.filter(({ job }) => job.site === site && job.printer === printer)
  const move = (row: Row, state: PrintJobState, end: PrintJobEnd | null) => {
    Object.assign(row, { state, end })
    row.history.push(end && 'reason' in end ? `${state}: ${end.reason}` : state)
  }

  const jobs: PrintJobs = {
    async take(printer) {
      mayFail()
      const row = of(printer).find(({ state }) => state === 'queued')
      if (!row) return null
      move(row, 'sending', null)
      return row.job
    },
    async mark(id, end) {
      mayFail()
      const row = rows.find(({ job }) => job.id === id)
      if (row?.state !== 'sending') throw new Error(`job ${id} is ${row?.state}, not sending`)
      move(row, end.state, end)
    },
    async requeue(printer, createdSince) {
      const again = ({ end }: Row) => end?.state === 'not-sent' && end.reason !== 'expired'
      const young = of(printer).filter((row) => again(row) && row.job.createdAt >= createdSince)
      for (const row of young) move(row, 'queued', null)
      return young.length
    },
    async expire(printer, createdBefore) {
      const old = of(printer).filter(
        ({ end, job, state }) =>
          job.createdAt < createdBefore &&
          (state === 'queued' || (end?.state === 'not-sent' && end.reason !== 'expired')),
      )
      for (const row of old) move(row, 'not-sent', { state: 'not-sent', reason: 'expired' })
      return old.length
    },
    async interrupt(printer) {
      mayFail()
      const sending = of(printer).filter(({ state }) => state === 'sending')
      for (const row of sending) move(row, 'unknown', { state: 'unknown', reason: 'interrupted' })
      return sending.map(({ job }) => job)
    },
  }

  return {
    jobs,
    add: (job: NewPrintJob, state: PrintJobState = 'queued') => {
      const row: Row = { job: { ...job, id: rows.length + 1 }, state, end: null, history: [state] }
      rows.push(row)
      return row.job
    },
    /** What became of a label, from the first state on. */
    historyOf: (label: string) => rows.find(({ job }) => job.label === label)?.history ?? [],
    states: () => rows.map(({ job, state }) => `${job.label} ${state}`),
    /** The next so many calls reject. */
    failNext: (calls: number) => {
      failing = calls
    },
  }
}
