// Who plays a recorded day: which service stands for which queue, and which desks work for it.
import type { DeskId, ServiceId } from '../../shared/ids.ts'
import type { RecordedDay } from './recordedDay.ts'
import { type DeskShifts, joinShifts, type Script, type Shift, scriptOf, type Visit } from './script.ts'
import type { Workload } from './workload.ts'

/** What stands for one queue of the record. */
export interface Part {
  readonly service: ServiceId
  /** As many of them work as were open, the first ones first. */
  readonly desks: readonly DeskId[]
}

/** The recorded day as it is to be played; `parts` and `workloads` are in the order of the day's queues. */
export const castDay = (day: RecordedDay, workloads: readonly Workload[], parts: readonly Part[]): Script => {
  const visits: Visit[] = []
  const desks = new Map<DeskId, { services: Set<ServiceId>; shifts: Shift[] }>()
  for (const [index, queue] of day.queues.entries()) {
    const part = parts[index]
    const workload = workloads[index]
    if (!part || !workload) throw new Error(`Nobody plays the queue ${queue.name}.`)
    for (const [order, { issuedAt, calledAt, tooShort }] of queue.tickets.entries())
      visits.push({
        service: part.service,
        issueAt: issuedAt,
        busyMs: workload.busyMs[order] ?? 0,
        record: { calledAt, tooShort },
      })
    for (const [place, desk] of part.desks.entries()) {
      const work = desks.get(desk) ?? { services: new Set(), shifts: [] }
      desks.set(desk, work)
      work.services.add(part.service)
      work.shifts.push(...(workload.desks[place] ?? []))
    }
  }
  const shifts = [...desks].map(
    ([desk, work]): DeskShifts => ({ desk, services: [...work.services], shifts: joinShifts(work.shifts) }),
  )
  return scriptOf(`${day.office}, ${day.date}`, day.timeZone, visits, shifts)
}
