// What stands on a ticket's paper, gathered from the day; the devices room lays it out.
import type { Language, PrinterId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import { localeOf } from '../../shared/languages/habits.ts'
import type { Plan, Texts } from '../../shared/plan.ts'
import type { Slip } from '../../shared/slip.ts'
import type { WaitRange } from '../../shared/views.ts'
import { closureOf, ofService, reasonOf, site as siteClosure } from '../domain/closures.ts'
import { roundRange } from '../domain/estimate.ts'
import { aheadOf } from '../domain/routing.ts'
import type { DayState } from '../domain/state.ts'
import type { ListFacts } from './bringList.ts'

/** A ticket as its holder needs it; every text is in the holder's language. */
export interface SlipFacts {
  readonly town: string
  readonly site: string
  readonly label: string
  readonly services: readonly { readonly name: string; readonly quantity: number }[]
  readonly area: string
  readonly way: string
  readonly appointment: { readonly time: string; readonly away: boolean } | null
  readonly ahead: number | null
  readonly wait: WaitRange | null
  readonly url: string | null
  readonly issuedAt: string
  readonly copy: boolean
  /** What the holder needs, where the kiosk has not shown it. */
  readonly documents: readonly string[]
  /** What closes out of the hours today, and from when. */
  readonly closures: readonly { readonly time: string; readonly reason: string }[]
  readonly notices: readonly string[]
}

/** An errand as its slip tells it, in the holder's language. */
export interface ErrandFacts {
  readonly town: string
  readonly site: string
  readonly label: string
  readonly errand: string
  readonly way: string
  readonly usualMinutes: number
  readonly line: string | null
  readonly url: string | null
  readonly printedAt: string
}

/** The way to another site as its slip tells it, in the holder's language. */
export interface TravelFacts {
  readonly town: string
  /** The site that sends. */
  readonly site: string
  /** As it stands there. */
  readonly label: string
  readonly service: string
  readonly destination: string
  readonly address: string
  readonly way: string | null
  readonly minutes: number
  readonly url: string | null
  readonly printedAt: string
}

/** Provided by the app from the devices room. */
export interface Slips {
  /** For a printer's paper, or for the screen when there is none (null). */
  layOut(facts: SlipFacts, language: Language, site: SiteId, printer: PrinterId | null): Slip
  layOutErrand(facts: ErrandFacts, language: Language, site: SiteId, printer: PrinterId | null): Slip
  layOutTravel(facts: TravelFacts, language: Language, site: SiteId, printer: PrinterId | null): Slip
  layOutList(facts: ListFacts, language: Language, site: SiteId, printer: PrinterId | null): Slip
  /** The language that slips and screens have for a wish such as `de-AT`; null when the site speaks none like it. */
  languageOf(plan: Plan, wish: string): Language | null
}

export interface SlipWish {
  readonly ticket: TicketId
  /** Address of the own-ticket page; null: no code and no word about phones. */
  readonly url: string | null
  readonly copy: boolean
  /** What is needed stands on it: the kiosk has not shown it. */
  readonly documents: boolean
  readonly printer: PrinterId | null
  /** Epoch milliseconds. */
  readonly at: number
}

/** A text of the plan in a language; where it has none, in the language that this is a variant of, else in German. */
export const textIn = (texts: Texts, language: string): string =>
  texts[language] ?? texts[language.split('-')[0] ?? ''] ?? texts.de

const clockText = (at: number, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { hour: 'numeric', minute: '2-digit', timeZone }).format(at)

/** Date and time for reading. */
export const timeText = (at: number, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)

/** What closes later today and concerns the ticket: who holds a number is served all the same. */
const closuresOn = (state: DayState, services: readonly ServiceId[], language: Language): SlipFacts['closures'] =>
  [siteClosure, ...services.map(ofService)].flatMap((target) => {
    const closure = closureOf(state, target)
    if (!closure) return []
    const time = clockText(closure.fromAt, language, state.plan.site.timeZone)
    return [{ time, reason: textIn(reasonOf(state, closure), language) }]
  })

/** The slip of a ticket of this day. A finished or missed ticket is told no wait. */
export const slipOf = (
  slips: Slips,
  state: DayState,
  { ticket: id, url, copy, documents, printer, at }: SlipWish,
): Slip => {
  const ticket = state.tickets.get(id)
  if (!ticket) throw new Error(`Ticket ${id} is not of this day.`)
  const { plan, index } = state
  const { language } = ticket
  const area = plan.areas.find((one) => one.id === ticket.area)
  const nameOf = (service: ServiceId) => {
    const name = index.services.get(service)?.name
    return name ? textIn(name, language) : service
  }
  const documentsOf = (service: ServiceId) =>
    (index.services.get(service)?.documents ?? []).map((text) => textIn(text, language))
  const waits = ticket.phase.kind === 'waiting'
  const { appointment } = ticket
  const away = appointment?.slot ?? false
  const facts: SlipFacts = {
    town: plan.site.town,
    site: `${textIn(plan.site.name, language)}, ${plan.site.address}`,
    label: ticket.label,
    services: ticket.legs.map(({ service, quantity }) => ({ name: nameOf(service), quantity })),
    area: area ? textIn(area.name, language) : '',
    way: area ? textIn(area.way, language) : '',
    appointment: appointment && { time: clockText(appointment.time, language, plan.site.timeZone), away },
    // Whoever has a time does not count those before them, and whoever comes back for it does not wait.
    ahead: waits && !appointment ? aheadOf(state, ticket, at) : null,
    wait: waits && !away && ticket.estimate ? roundRange(ticket.estimate) : null,
    url,
    issuedAt: timeText(ticket.issuedAt, language, plan.site.timeZone),
    copy,
    documents: documents ? [...new Set(ticket.legs.flatMap(({ service }) => documentsOf(service)))] : [],
    closures: closuresOn(
      state,
      ticket.legs.map(({ service }) => service),
      language,
    ),
    notices: [],
  }
  return slips.layOut(facts, language, state.site, printer)
}

/** The slip of a parked ticket's errand; null when it is away for none. */
export const errandSlipOf = (
  slips: Slips,
  state: DayState,
  { ticket: id, url, printer, at }: Omit<SlipWish, 'copy' | 'documents'>,
): Slip | null => {
  const ticket = state.tickets.get(id)
  if (ticket?.phase.kind !== 'parked') return null
  const { plan } = state
  const { language, label, phase } = ticket
  const reason = plan.reasons.park.find((one) => one.id === phase.reason)
  if (!reason?.errand) return null
  const { slipLine, usualMinutes, way } = reason.errand
  const facts: ErrandFacts = {
    town: plan.site.town,
    site: `${textIn(plan.site.name, language)}, ${plan.site.address}`,
    label,
    errand: textIn(reason.name, language),
    way: textIn(way, language),
    usualMinutes,
    line: slipLine && textIn(slipLine, language),
    url,
    printedAt: timeText(at, language, plan.site.timeZone),
  }
  return slips.layOutErrand(facts, language, state.site, printer)
}

/** The slip of a ticket that has just been sent to the site of `there`, printed where it left. */
export const travelSlipOf = (
  slips: Slips,
  state: DayState,
  there: Plan,
  { ticket: id, service, minutes, url, printer, at }: Omit<SlipWish, 'copy' | 'documents'> & TravelWish,
): Slip => {
  const ticket = state.tickets.get(id)
  if (ticket?.phase.kind !== 'sent') throw new Error(`Ticket ${id} was not sent.`)
  const { plan } = state
  const { language, phase } = ticket
  const way = plan.otherSites.find(({ site }) => site === there.site.id)?.way
  const name = there.services.find((one) => one.id === service)?.name
  const facts: TravelFacts = {
    town: plan.site.town,
    site: `${textIn(plan.site.name, language)}, ${plan.site.address}`,
    label: phase.label,
    service: name ? textIn(name, language) : service,
    destination: textIn(there.site.name, language),
    address: there.site.address,
    way: way ? textIn(way, language) : null,
    minutes,
    url,
    printedAt: timeText(at, language, plan.site.timeZone),
  }
  return slips.layOutTravel(facts, language, state.site, printer)
}

interface TravelWish {
  /** Of the other site. */
  readonly service: ServiceId
  readonly minutes: number
}

/** The printer of a kiosk; null when it has none or is not in the plan. */
export const printerOf = ({ plan }: DayState, kiosk: string | null): PrinterId | null =>
  plan.kiosks.find(({ id }) => id === kiosk)?.printer ?? null
