// Works off print jobs, one printer beside the other.
import { isDeepStrictEqual } from 'node:util'
import type { Slip } from '../../shared/slip.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { systemTimers, type Timers } from '../timers.ts'
import { type DrawSlip, loadDrawing } from './drawnSlip.ts'
import { isReady, type Printer, type PrinterStatus, type PrintOutcome } from './printer.ts'
import type { PrinterRef, PrintJob, PrintJobEnd, PrintJobs } from './printJobs.ts'
import type { PrinterProfile } from './profiles.ts'
import { needsDrawing, slipBytes } from './slipBytes.ts'

export type QueuedPrinter = {
  readonly ref: PrinterRef
  readonly printer: Printer
  readonly profile: PrinterProfile
}

export type PrintQueueOptions = {
  /** From the server's own settings; nothing that a client sends names an address. */
  readonly printers: readonly QueuedPrinter[]
  readonly jobs: PrintJobs
  readonly clock: Pick<Clock, 'now' | 'speed'>
  readonly timers?: Timers
  readonly log: Log
  /** A printer's state has changed, or is known for the first time. */
  readonly onState: (printer: PrinterRef, status: PrinterStatus) => void
  /** A job has ended; one that was `not-sent` may end again after a retry. */
  readonly onJob: (job: PrintJob, end: PrintJobEnd) => void
  /** What draws slips that a printer has no letters for; null: nothing does. */
  readonly loadDrawing?: () => Promise<DrawSlip | null>
  /** How often an idle printer is asked for its state. */
  readonly pollMs?: number
  /** First wait after a fault; doubles up to `pollMs`. */
  readonly retryMs?: number
  /** A slip older than this is not printed any more: its holder has the number from the screen. */
  readonly staleMs?: number
}

export type PrintQueue = {
  /** There is a new job for this printer. */
  wake(printer: PrinterRef): void
  /** Prints a slip that is no job: between two jobs, at once or never. */
  test(printer: PrinterRef, slip: Slip): Promise<PrintJobEnd>
  /** Nobody gets a slip any more that was asked for before `createdBefore` (epoch milliseconds); returns how many waited. */
  drop(printer: PrinterRef, createdBefore: number): Promise<number>
  /** While somebody stands at the printer (`true`) it is asked for its state every second. */
  attend(printer: PrinterRef, isAttended: boolean): void
  /** Takes no further job, waits for those under way and lets go of the printers. */
  close(): Promise<void>
}

const endFrom = (outcome: PrintOutcome): PrintJobEnd => {
  switch (outcome.kind) {
    case 'printed':
      return { state: 'printed' }
    case 'not-sent':
      return { state: 'not-sent', reason: outcome.reason }
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason }
    case 'unconfirmed':
      return { state: 'unknown', reason: 'unconfirmed' }
  }
}

/** A wait that `poke` cuts short; a poke while nobody waits cuts the next wait short. */
const startPauses = (timers: Timers) => {
  let poked = false
  let cut: (() => void) | null = null
  return {
    pause: (ms: number) =>
      new Promise<'time' | 'poked'>((resolve) => {
        const settle = (why: 'time' | 'poked') => {
          cut = null
          poked = false
          resolve(why)
        }
        if (poked) return settle('poked')
        const callOff = timers.after(ms, () => settle('time'))
        cut = () => {
          callOff()
          settle('poked')
        }
      }),
    poke: () => {
      poked = true
      cut?.()
    },
  }
}

/** Loads what draws when the first slip needs it, and says so if there is none. */
const lazyDrawing = (load: () => Promise<DrawSlip | null>, log: Log): (() => Promise<DrawSlip | null>) => {
  let loading: Promise<DrawSlip | null> | null = null
  return () => {
    loading ??= load().then((draw) => {
      if (!draw) log.warn({}, 'slips cannot be drawn on this machine: letters that a printer lacks are replaced')
      return draw
    })
    return loading
  }
}

/** Somebody looks at the screen while they move the cover and the paper. */
const attendedMs = 1_000

/** A test is no ticket: nothing of it is kept. */
const testJob = { id: 0, label: 'test' as PrintJob['label'] }

const startLane = (
  { ref, printer, profile }: QueuedPrinter,
  options: PrintQueueOptions,
  drawing: () => Promise<DrawSlip | null>,
) => {
  const { jobs, clock, log, pollMs = 10_000, retryMs = 1_000 } = options
  const staleMs = (options.staleMs ?? 120_000) * clock.speed
  const { pause, poke } = startPauses(options.timers ?? systemTimers)
  let closing = false
  let known: PrinterStatus | null = null
  /** Faults in a row. */
  let faults = 0
  /** There may be jobs to try again; at a start those of the time before. */
  let owing = true
  let attended = false
  /** What was asked for before was dropped by hand, also what was being sent at that moment. */
  let droppedBefore = Number.NEGATIVE_INFINITY
  const freshSince = () => Math.max(droppedBefore, clock.now() - staleMs)
  const tests: { readonly slip: Slip; readonly settle: (end: PrintJobEnd) => void }[] = []

  const notify = (tell: () => void) => {
    try {
      tell()
    } catch (error) {
      log.error({ ...ref, error: String(error) }, 'a listener of the print queue failed')
    }
  }

  const learn = (status: PrinterStatus) => {
    if (isDeepStrictEqual(known, status)) return
    known = status
    log[isReady(status) ? 'info' : 'warn']({ ...ref, status }, 'printer changed')
    notify(() => options.onState(ref, status))
  }

  const attempt = async (job: Pick<PrintJob, 'slip' | 'label' | 'id'>): Promise<PrintJobEnd> => {
    try {
      const { bytes, folded } = slipBytes(job.slip, profile, needsDrawing(job.slip, profile) ? await drawing() : null)
      if (folded.length > 0)
        log.warn({ ...ref, label: job.label, lines: folded.length }, 'no code page holds this slip')
      const { outcome, status } = await printer.print(bytes, job.id)
      learn(status)
      return endFrom(outcome)
    } catch (error) {
      log.error({ ...ref, label: job.label, error: String(error) }, 'printing failed in the program')
      return { state: 'unknown', reason: 'error' }
    }
  }

  /** What happened on paper must get into the row, however often the store fails. */
  const record = async (job: PrintJob, end: PrintJobEnd) => {
    for (;;) {
      try {
        return await jobs.mark(job.id, end, clock.now())
      } catch (error) {
        log.error({ ...ref, label: job.label, error: String(error) }, 'the end of a print job could not be stored')
        if (closing) return
        await pause(retryMs)
      }
    }
  }

  const work = async (job: PrintJob) => {
    const isStale = job.createdAt < freshSince()
    const end: PrintJobEnd = isStale ? { state: 'not-sent', reason: 'expired' } : await attempt(job)
    await record(job, end)
    if (end.state === 'not-sent' && end.reason !== 'expired') {
      owing = true
      faults += 1
    } else if (end.state === 'printed' || end.reason === 'unconfirmed') faults = 0
    log[end.state === 'printed' ? 'info' : 'warn']({ ...ref, label: job.label, copy: job.copy, ...end }, 'slip ended')
    notify(() => options.onJob(job, end))
  }

  const look = async () => {
    const status = await printer.status()
    learn(status)
    if (!isReady(status)) {
      faults += 1
      return
    }
    if (!owing) {
      faults = 0
      return
    }
    const again = await jobs.requeue(ref, freshSince(), clock.now())
    owing = false
    if (again > 0) poke()
  }

  const takeOver = async () => {
    for (const job of await jobs.interrupt(ref, clock.now())) {
      const end: PrintJobEnd = { state: 'unknown', reason: 'interrupted' }
      log.warn({ ...ref, label: job.label, ...end }, 'the server stopped while this slip was printed')
      notify(() => options.onJob(job, end))
    }
  }

  const waitMs = () => {
    if (attended) return Math.min(attendedMs, pollMs)
    return faults === 0 ? pollMs : Math.min(pollMs, retryMs * 2 ** (faults - 1))
  }

  const steps = async (step: { takeOverDue: boolean; lookDue: boolean }) => {
    if (step.takeOverDue) await takeOver()
    step.takeOverDue = false
    for (let test = tests.shift(); test; test = tests.shift())
      test.settle(await attempt({ ...testJob, slip: test.slip }))
    for (let job = await jobs.take(ref, clock.now()); job; job = closing ? null : await jobs.take(ref, clock.now())) {
      await work(job)
    }
    // A slip that came out shows that the ones it overtook can be tried again.
    if ((step.lookDue || (owing && faults === 0)) && !closing) await look()
    step.lookDue = false
  }

  const run = async () => {
    const step = { takeOverDue: true, lookDue: true }
    while (!closing) {
      try {
        await steps(step)
      } catch (error) {
        faults += 1
        log.error({ ...ref, error: String(error) }, 'the print queue could not reach its jobs')
      }
      if (closing) return
      const idle = (await pause(waitMs())) === 'time'
      step.lookDue = idle
      // Another server may have stopped meanwhile; this lane sends nothing at the moment.
      step.takeOverDue ||= idle
    }
  }

  const running = run()
  return {
    ref,
    wake: poke,
    test: (slip: Slip) =>
      new Promise<PrintJobEnd>((settle) => {
        if (closing) return settle({ state: 'not-sent', reason: 'offline' })
        tests.push({ slip, settle })
        poke()
      }),
    drop: (createdBefore: number) => {
      droppedBefore = Math.max(droppedBefore, createdBefore)
      return jobs.expire(ref, createdBefore, clock.now())
    },
    attend: (isAttended: boolean) => {
      attended = isAttended
      poke()
    },
    close: async () => {
      closing = true
      poke()
      await running
      for (const { settle } of tests.splice(0)) settle({ state: 'not-sent', reason: 'offline' })
      await printer.close()
    },
  }
}

/**
 * Starts a queue for each printer. A job that was being sent when the server stopped ends as `unknown` and is never printed
 * again by itself; one that was not sent is tried again while it is young, as soon as its printer is ready. A printer in
 * trouble holds up nobody else's slips.
 */
export const startPrintQueue = (options: PrintQueueOptions): PrintQueue => {
  const drawing = lazyDrawing(options.loadDrawing ?? loadDrawing, options.log)
  const lanes = options.printers.map((printer) => startLane(printer, options, drawing))
  const laneOf = ({ site, printer }: PrinterRef) =>
    lanes.find(({ ref }) => ref.site === site && ref.printer === printer)
  return {
    wake: (printer) => laneOf(printer)?.wake(),
    test: async (printer, slip) => laneOf(printer)?.test(slip) ?? { state: 'not-sent', reason: 'no-printer' },
    drop: async (printer, createdBefore) => laneOf(printer)?.drop(createdBefore) ?? 0,
    attend: (printer, isAttended) => laneOf(printer)?.attend(isAttended),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
