// The visitor's key is set into a slip's QR code when it is printed: the row that waits for the printer holds none.
import type { SlipLine } from '../../shared/slip.ts'
import type { PrintJob, PrintJobs } from '../devices/printJobs.ts'
import type { Store } from '../store/store.ts'
import type { Operations } from './perform.ts'

/** Address of the own-ticket page, up to where the key follows. */
export const ownAddress = (publicUrl: string): string => `${publicUrl}/t/#`

const awaitsKey = (line: SlipLine) => line.kind === 'qr' && line.data.endsWith('/t/#')

/** Print jobs whose QR codes hold the key as they are taken; once the day's secret is gone, the slip has no code. */
export const withKeys = (jobs: PrintJobs, tickets: Store['tickets'], keysOf: Operations['keysOf']): PrintJobs => {
  const keyFor = async ({ ticket }: PrintJob) => {
    const row = await tickets.find(ticket)
    return row?.keyHash ? (await keysOf(row.stream)).ticketKey(ticket) : null
  }
  return {
    mark: (id, end, at) => jobs.mark(id, end, at),
    expire: (printer, createdBefore, at) => jobs.expire(printer, createdBefore, at),
    requeue: (printer, createdSince, at) => jobs.requeue(printer, createdSince, at),
    interrupt: (printer, at) => jobs.interrupt(printer, at),
    async take(printer, at) {
      const job = await jobs.take(printer, at)
      if (!job?.slip.some(awaitsKey)) return job
      const key = await keyFor(job)
      const slip = job.slip.flatMap((line): readonly SlipLine[] => {
        if (line.kind !== 'qr' || !awaitsKey(line)) return [line]
        return key === null ? [] : [{ kind: 'qr', data: line.data + key }]
      })
      return { ...job, slip }
    },
  }
}
