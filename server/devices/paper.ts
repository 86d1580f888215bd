// Slips and printers of all sites: lays out, queues, and says how each printer is.
import { isDeepStrictEqual } from 'node:util'
import type { Language, PrinterId, SiteId } from '../../shared/ids.ts'
import { languageFor } from '../../shared/languages/habits.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Slip } from '../../shared/slip.ts'
import type { PrinterSign } from '../../shared/views.ts'
import { type BringList, layOutBringList } from './bringList.ts'
import { type ErrandSlip, layOutErrand } from './errand.ts'
import { openPrinter } from './openPrinter.ts'
import { signFrom } from './printerStatus.ts'
import type { PrinterRef, PrintJob, PrintJobEnd, PrintJobs } from './printJobs.ts'
import { type PrintQueue, type PrintQueueOptions, startPrintQueue } from './printQueue.ts'
import { findProfile } from './profiles.ts'
import { hasSlipTexts, slipTextsIn } from './slipTexts.ts'
import { layOutTest, type TestSlip } from './testSlip.ts'
import { layOutTicket, type TicketSlip } from './ticket.ts'
import { layOutTravel, type TravelSlip } from './travel.ts'

/** Characters across the slip that a screen shows: 80 mm paper. */
const screenColumns = 48

export type EndedState = 'printed' | 'not-sent' | 'unknown' | 'unconfirmed'

interface Deps {
  readonly jobs: PrintJobs
  readonly plans: () => readonly Plan[]
  readonly clock: PrintQueueOptions['clock']
  readonly log: PrintQueueOptions['log']
  readonly onSign: (site: SiteId, printer: PrinterId, sign: PrinterSign) => void
  readonly onEnded: (job: PrintJob, state: EndedState) => void
}

const endedState = (end: PrintJobEnd): EndedState =>
  end.state === 'unknown' && end.reason === 'unconfirmed' ? 'unconfirmed' : end.state

const settingsOf = (plans: readonly Plan[]) =>
  plans.flatMap(({ site, printers }) => printers.map((setting) => ({ site: site.id, setting })))

/** Starts a queue for the printers of all plans; `refresh` after a plan has changed. */
export const openPaper = ({ jobs, plans, clock, log, onSign, onEnded }: Deps) => {
  let settings = settingsOf(plans())
  let queue: PrintQueue
  let closed = false
  /** One change of printers at a time: a queue that nobody holds would never be closed. */
  let changing = Promise.resolve()

  const start = () => {
    const printers = settings.flatMap(({ site, setting }) => {
      const printer = openPrinter(site, setting)
      if (!printer) log.error({ site, printer: setting.id, profile: setting.profile }, 'no such printer profile')
      return printer ?? []
    })
    queue = startPrintQueue({
      printers,
      jobs,
      clock,
      log,
      onState: ({ site, printer }, status) => onSign(site, printer, signFrom(status)),
      onJob: (job, end) => onEnded(job, endedState(end)),
    })
  }
  start()

  const columnsOf = (site: SiteId, printer: PrinterId | null): number => {
    const setting = settings.find((one) => one.site === site && one.setting.id === printer)?.setting
    return (setting && findProfile(setting.profile)?.columns) ?? screenColumns
  }

  return {
    layOut(facts: TicketSlip, language: Language, site: SiteId, printer: PrinterId | null): Slip {
      return layOutTicket(facts, slipTextsIn(language), { columns: columnsOf(site, printer) })
    },
    layOutErrand(facts: ErrandSlip, language: Language, site: SiteId, printer: PrinterId | null): Slip {
      return layOutErrand(facts, slipTextsIn(language), { columns: columnsOf(site, printer) })
    },
    layOutTravel(facts: TravelSlip, language: Language, site: SiteId, printer: PrinterId | null): Slip {
      return layOutTravel(facts, slipTextsIn(language), { columns: columnsOf(site, printer) })
    },
    layOutList(facts: BringList, language: Language, site: SiteId, printer: PrinterId | null): Slip {
      return layOutBringList(facts, slipTextsIn(language), { columns: columnsOf(site, printer) })
    },
    /** The site's language for a wish such as `de-AT`; null when it speaks none like it. */
    languageOf(plan: Plan, wish: string): Language | null {
      const known = plan.languages.filter(hasSlipTexts)
      return (languageFor(wish, known) as Language | undefined) ?? null
    },
    wake: (printer: PrinterRef) => queue.wake(printer),
    attend: (printer: PrinterRef, isAttended: boolean) => queue.attend(printer, isAttended),
    async test(printer: PrinterRef, facts: TestSlip): Promise<EndedState> {
      return endedState(await queue.test(printer, layOutTest(facts, columnsOf(printer.site, printer.printer))))
    },
    dropOld: (printer: PrinterRef, createdBefore: number) => queue.drop(printer, createdBefore),
    /** Starts the queue anew if the printers in the settings are others now. */
    refresh(): Promise<void> {
      changing = changing.then(async () => {
        const now = settingsOf(plans())
        if (closed || isDeepStrictEqual(now, settings)) return
        settings = now
        await queue.close()
        start()
      })
      return changing
    },
    async close(): Promise<void> {
      closed = true
      await changing
      await queue.close()
    },
  }
}
