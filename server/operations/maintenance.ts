// Staff at a kiosk: who has given the PIN may try the printer and change its paper, as long as the connection stands (rule K21).
import type { KioskId, PrinterId, SiteId } from '../../shared/ids.ts'
import staffTexts from '../../shared/languages/staff/de.json' with { type: 'json' }
import type { Answer, ReplyOf } from '../../shared/protocol.ts'
import { kioskIn } from '../domain/offer.ts'
import type { DayState } from '../domain/state.ts'
import type { LiveSite } from '../liveSites.ts'
import { no, type Operations, ok } from './perform.ts'
import { fitsPin } from './pin.ts'
import { countPinTries } from './pinTries.ts'
import { timeText } from './slips.ts'

type PrinterRef = { readonly site: SiteId; readonly printer: PrinterId }

/** What stands on a test print. */
export interface TestFacts {
  readonly title: string
  readonly site: string
  readonly kiosk: string
  readonly printedAt: string
  /** Those that a wrong code page would spoil. */
  readonly letters: string
}

type EndedState = ReplyOf<'maintenance:test'>['state']

/** What staff do to a printer while they stand at it; provided by the app from the devices room. */
export interface PrinterCare {
  attend(printer: PrinterRef, isAttended: boolean): void
  test(printer: PrinterRef, facts: TestFacts): Promise<EndedState>
  dropOld(printer: PrinterRef, createdBefore: number): Promise<number>
}

interface Deps {
  readonly operations: Operations
  readonly printers: PrinterCare
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number
}

/** Whoever asked for a slip so long ago has gone to sit down. */
const oldMs = 60_000

export const openMaintenance = ({ operations, printers, monotonic }: Deps) => {
  const { clock, store } = operations
  const tries = countPinTries(monotonic)
  /** The printers (null: the kiosk has none) that connections with the PIN stand at. */
  const inside = new Map<
    string,
    { readonly site: LiveSite; readonly kiosk: KioskId; readonly printer: PrinterRef | null }
  >()

  /** Whose PIN is being looked at. */
  const trying = new Map<string, symbol>()

  const leave = (connection: string) => {
    trying.delete(connection)
    const printer = inside.get(connection)?.printer
    inside.delete(connection)
    if (printer) printers.attend(printer, isAttended(printer))
  }

  const isAttended = (wanted: PrinterRef) =>
    [...inside.values()].some(({ printer }) => printer?.site === wanted.site && printer.printer === wanted.printer)

  const printerOf = ({ plan, site }: DayState, kiosk: KioskId): PrinterRef | null => {
    const printer = kioskIn(plan, kiosk)?.printer ?? null
    return printer === null ? null : { site, printer }
  }

  return {
    /** The right PIN opens it for this connection; refusals as the request says. `who` guesses: the token or pairing. */
    async enter(
      site: LiveSite,
      connection: string,
      who: string,
      { kiosk, pin }: { readonly kiosk: KioskId; readonly pin: string },
    ): Promise<Answer<Record<never, never>>> {
      const state = site.day().state()
      if (!kioskIn(state.plan, kiosk)) return no('unknown-kiosk')
      const guessing = `${site.id} ${who}`
      const tried = tries.take(guessing)
      if ('lockedSeconds' in tried) return no('too-soon', { seconds: tried.lockedSeconds })
      const own = Symbol()
      trying.set(connection, own)
      const fits = await fitsPin(store, site.id, pin)
      const isStillThere = trying.get(connection) === own
      if (fits === null) return no('not-found')
      if (!fits) return no('not-allowed', { left: tried.left })
      tries.forgive(guessing)
      // Who has hung up meanwhile stands at no printer, and would never leave it.
      if (!isStillThere) return no('not-allowed')
      leave(connection)
      const printer = printerOf(state, kiosk)
      inside.set(connection, { site, kiosk, printer })
      if (printer) printers.attend(printer, true)
      return ok({})
    },

    leave,

    async test(connection: string): Promise<Answer<{ readonly state: EndedState }>> {
      const here = inside.get(connection)
      if (!here) return no('not-allowed')
      if (!here.printer) return no('no-printer')
      const { plan } = here.site.day().state()
      const facts = {
        ...staffTexts.maintenance.slip,
        site: `${plan.site.name.de}, ${plan.site.town}`,
        kiosk: kioskIn(plan, here.kiosk)?.name.de ?? here.kiosk,
        printedAt: timeText(clock.now(), 'de', plan.site.timeZone),
      }
      return ok({ state: await printers.test(here.printer, facts) })
    },

    async dropJobs(connection: string): Promise<Answer<{ readonly dropped: number }>> {
      const here = inside.get(connection)
      if (!here) return no('not-allowed')
      if (!here.printer) return ok({ dropped: 0 })
      return ok({ dropped: await printers.dropOld(here.printer, clock.now() - oldMs * clock.speed) })
    },
  }
}

export type Maintenance = ReturnType<typeof openMaintenance>
