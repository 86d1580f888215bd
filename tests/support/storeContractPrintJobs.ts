import { describe, expect, test } from 'vitest'
import type { PrinterRef } from '../../server/devices/printJobs.ts'
import type { Bench } from './storeContract.ts'
import { append, commandRow, kempten, morning, printer, printJob } from './storeRows.ts'

const later = morning + 1_000

/** The print queue (`PrintJobs`), durable and in step with the log. */
export function describePrintJobs(bench: () => Bench): void {
  const addJobs = async (...tickets: readonly string[]) => {
    const ids: number[] = []
    for (const ticket of tickets) ids.push((await bench().store.printJobs.add(printJob(ticket))).id)
    return ids
  }
  const ticketsTaken = async (from: PrinterRef = printer) => {
    const tickets: string[] = []
    for (;;) {
      const job = await bench().store.printJobs.take(from, later)
      if (!job) return tickets
      tickets.push(job.ticket)
    }
  }

  describe('print jobs', () => {
    test('are written with the events and given back with growing numbers, in order', async () => {
      const { store } = bench()
      const jobs = [printJob('t-1'), printJob('t-2', { copy: true })]
      const result = await store.append([append(kempten, 0, 'a')], { printJobs: jobs })
      if (result.kind !== 'appended') throw new Error(result.kind)
      const [first, second] = result.printJobs
      expect(result.printJobs).toEqual(jobs.map((job, index) => ({ ...job, id: [first?.id, second?.id][index] })))
      expect(second?.id).toBeGreaterThan(first?.id ?? Number.NaN)
      expect(await store.printJobs.take(printer, later)).toEqual(first)
      expect(await store.printJobs.take(printer, later)).toEqual(second)
      expect(await store.printJobs.take(printer, later)).toBeNull()
    })

    test('are not written when the append is refused or a repetition', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })
      await store.append([append(kempten, 0, 'b')], { printJobs: [printJob('t-1')] })
      await store.append([append(kempten, 1, 'b')], { printJobs: [printJob('t-1')], command: commandRow('command-1') })
      expect(await ticketsTaken()).toEqual([])
    })

    test('are taken oldest first, each once, also by several at the same moment', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const ids = await addJobs('t-1', 't-2', 't-3', 't-4', 't-5')
      const taken = await Promise.all(
        [store, other, store, other, store, other].map((by) => by.printJobs.take(printer, later)),
      )
      expect(taken.filter((job) => job === null)).toHaveLength(1)
      expect(taken.flatMap((job) => job?.id ?? []).toSorted((a, b) => a - b)).toEqual(ids)
    })

    test('belong to a printer of a site', async () => {
      const { store } = bench()
      const sameName = { ...printer, site: 'sonthofen' as typeof printer.site }
      const sameSite = { ...printer, printer: 'stand' as typeof printer.printer }
      await store.printJobs.add(printJob('t-1', sameName))
      await store.printJobs.add(printJob('t-2', sameSite))
      expect(await ticketsTaken()).toEqual([])
      expect(await ticketsTaken(sameName)).toEqual(['t-1'])
      expect(await store.printJobs.interrupt(sameSite, later)).toEqual([])
      expect(await ticketsTaken(sameSite)).toEqual(['t-2'])
    })

    test('that did not reach the printer are queued again in their old order, if they are young enough', async () => {
      const { store } = bench()
      const made = [morning, morning + 10, morning + 20]
      for (const [index, createdAt] of made.entries()) await store.printJobs.add(printJob(`t-${index}`, { createdAt }))
      for (const _ of made) {
        const job = await store.printJobs.take(printer, later)
        if (job) await store.printJobs.mark(job.id, { state: 'not-sent', reason: 'paper-end' }, later)
      }
      expect(await ticketsTaken()).toEqual([])
      expect(await store.printJobs.requeue(printer, morning + 10, later)).toBe(2)
      expect(await store.printJobs.requeue(printer, morning + 10, later)).toBe(0)
      await addJobs('t-new')
      expect(await ticketsTaken()).toEqual(['t-1', 't-2', 't-new'])
    })

    test('that are too old when the paper is changed have expired for good; what was printed or is young stays', async () => {
      const { store } = bench()
      const made = ['old-failed', 'old-printed', 'old-waiting', 'young']
      for (const [index, name] of made.entries())
        await store.printJobs.add(printJob(name, { createdAt: index < 3 ? morning : morning + 60_000 }))
      for (const end of [{ state: 'not-sent', reason: 'paper-end' }, { state: 'printed' }] as const) {
        const job = await store.printJobs.take(printer, later)
        if (job) await store.printJobs.mark(job.id, end, later)
      }
      expect(await store.printJobs.expire(printer, morning + 1, later)).toBe(2)
      expect(await store.printJobs.expire(printer, morning + 1, later)).toBe(0)
      expect(await store.printJobs.requeue(printer, 0, later)).toBe(0)
      expect(await ticketsTaken()).toEqual(['young'])
    })

    test.for([{ state: 'printed' }, { state: 'unknown', reason: 'connection-lost' }] as const)(
      'that ended as $state are never taken or queued again',
      async (end) => {
        const { store } = bench()
        const [id = 0] = await addJobs('t-1')
        await store.printJobs.take(printer, later)
        await store.printJobs.mark(id, end, later)
        await store.printJobs.mark(id, { state: 'not-sent', reason: 'refused' }, later)
        expect(await store.printJobs.requeue(printer, 0, later)).toBe(0)
        expect(await ticketsTaken()).toEqual([])
        expect(await store.printJobs.interrupt(printer, later)).toEqual([])
      },
    )

    test('that still wait are not ended by a mark', async () => {
      const { store } = bench()
      const [id = 0] = await addJobs('t-1')
      await store.printJobs.mark(id, { state: 'printed' }, later)
      expect(await ticketsTaken()).toEqual(['t-1'])
    })

    test('that were being sent when the server stopped are found after the restart, once, and not sent again', async () => {
      const { store, opened } = bench()
      await addJobs('t-1', 't-2', 't-3')
      const sending = [await store.printJobs.take(printer, later), await store.printJobs.take(printer, later)]
      const { printJobs } = await opened.reopen()
      expect(await printJobs.interrupt(printer, later)).toEqual(sending)
      expect(await printJobs.interrupt(printer, later)).toEqual([])
      expect(await printJobs.requeue(printer, 0, later)).toBe(0)
      expect(await printJobs.take(printer, later)).toMatchObject({ ticket: 't-3' })
      expect(await printJobs.take(printer, later)).toBeNull()
    })

    test('are forgotten by age, and their numbers are never used again', async () => {
      const { store, opened } = bench()
      const [first = 0, second = 0] = await addJobs('t-1', 't-2')
      await store.printJobs.add(printJob('t-3', { createdAt: morning + 5 }))
      expect(await store.printJobs.forget(morning + 5)).toBe(2)
      expect(await store.printJobs.forget(morning + 6)).toBe(1)
      const { id } = await (await opened.reopen()).printJobs.add(printJob('t-4'))
      expect(second).toBeGreaterThan(first)
      expect(id).toBeGreaterThan(second + 1)
    })
  })
}
