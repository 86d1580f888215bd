// The list of documents that somebody takes home instead of a number (rule K29).
import type { DayDate, KioskId, Language, PrinterId, ServiceId, TicketId } from '../../shared/ids.ts'
import { localeOf } from '../../shared/languages/habits.ts'
import type { ListPaper } from '../../shared/listRequests.ts'
import type { Plan, Service, Texts } from '../../shared/plan.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Slip } from '../../shared/slip.ts'
import { dateAt, hoursOn } from '../domain/hours.ts'
import { type Caller, no, type Operations, ok } from './perform.ts'
import { printerOf, textIn, timeText } from './slips.ts'

/** What a list says, in the visitor's language. */
export interface ListFacts {
  readonly town: string
  readonly site: string
  readonly service: string
  readonly documents: readonly { readonly text: string; readonly atHand: boolean }[]
  readonly facts: readonly string[]
  readonly days: readonly string[]
  readonly printedAt: string
}

export interface ListWish {
  readonly kiosk: KioskId | null
  readonly language: string
  readonly service: ServiceId
  readonly documents: readonly { readonly de: string; readonly atHand: boolean }[]
}

const daysTold = 5
const daysSearched = 21

/** The next open days from tomorrow on, as "Montag, 30. November: 08:00–17:30". */
function openDays(plan: Plan, service: ServiceId, language: Language, at: number): readonly string[] {
  const { timeZone } = plan.site
  const today = Temporal.PlainDate.from(dateAt(at, timeZone))
  const day = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const hours = new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit', timeZone })
  return Array.from({ length: daysSearched }, (_, index) => today.add({ days: index + 1 }).toString() as DayDate)
    .flatMap((date) => {
      const open = hoursOn(plan, date, service)
      return open.kind === 'open' ? [`${day.format(open.openAt)}: ${hours.formatRange(open.openAt, open.closeAt)}`] : []
    })
    .slice(0, daysTold)
}

/** All that the plan asks for with a service: its own documents, and those that answers add. */
function documentsOf({ services }: Plan, service: Service): ReadonlyMap<string, Texts> {
  const asked = services.flatMap(({ questions }) => questions.flatMap(({ options }) => options))
  return new Map([...service.documents, ...asked.flatMap(({ documents }) => documents)].map((text) => [text.de, text]))
}

const factsOf = (plan: Plan, service: Service, wish: ListWish, language: Language, at: number): ListFacts => {
  const known = documentsOf(plan, service)
  return {
    town: plan.site.town,
    site: `${textIn(plan.site.name, language)}, ${plan.site.address}`,
    service: textIn(service.name, language),
    documents: wish.documents.flatMap(({ de, atHand }) => {
      const text = known.get(de)
      return text ? [{ text: textIn(text, language), atHand }] : []
    }),
    facts: service.facts.map((fact) => textIn(fact, language)),
    days: openDays(plan, service.id, language, at),
    printedAt: timeText(at, language, plan.site.timeZone),
  }
}

/** A slip without a number has an id of its own, which is no ticket's: nobody is told how its printing ended. */
const idOf = (command: string) => `list ${command}` as TicketId

const jobOf = (caller: Caller, command: string, printer: PrinterId, slip: Slip, createdAt: number) => ({
  site: caller.site.id,
  printer,
  ticket: idOf(command),
  label: '' as never,
  copy: false,
  slip,
  createdAt,
})

/**
 * Prints the list where the visitor stands; without a printer it is read off the screen. A repetition prints nothing again. Refuses `unknown-service` and
 * `unknown-language`.
 */
export async function printList(
  { clock, slips, store, wakePrinter }: Operations,
  caller: Caller,
  wish: ListWish,
): Promise<Answer<ListPaper>> {
  const state = caller.site.day().state()
  const { plan } = state
  const service = state.index.services.get(wish.service)
  if (!service) return no('unknown-service')
  const language = slips.languageOf(plan, wish.language)
  if (language === null) return no('unknown-language')
  const at = clock.now()
  const printer = printerOf(state, wish.kiosk)
  const facts = factsOf(plan, service, wish, language, at)
  const { days } = facts
  if (printer === null) return ok({ kind: 'screen', days })
  const slip = slips.layOutList(facts, language, caller.site.id, printer)
  const { sender } = caller
  if (!sender) return no('invalid-message')
  const answer: ListPaper = { kind: 'printing', days }
  const done = await store.append([], {
    command: { ...sender, answer: JSON.stringify(answer), at },
    printJobs: [jobOf(caller, sender.id, printer, slip, at)],
  })
  if (done.kind === 'repeated' && done.row.fingerprint !== sender.fingerprint) return no('id-reused')
  if (done.kind === 'appended') for (const job of done.printJobs) wakePrinter(job)
  return ok(answer)
}
