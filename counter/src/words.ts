// Codes and figures of the views, made into words.
import type { Refusal } from '../../shared/refusals.ts'
import type { QueueEntry, StaffCatalogue, StaffDesk, StaffReason, TicketAtDesk } from '../../shared/staffViews.ts'
import type { StaffKey, StaffTexts } from './texts.ts'

type Tools = Pick<StaffTexts, 't' | 'textOf' | 'time'>

/** Whole minutes that have passed. */
export const minutesBetween = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 60_000))

/** Time that has passed as a clock shows it: `0:12`, `75:03` (minutes and seconds). */
export function elapsed(from: number, to: number): string {
  const seconds = Math.max(0, Math.floor((to - from) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const nameIn = (list: readonly StaffReason[], id: string | null, { textOf }: Tools): string => {
  const found = list.find((one) => one.id === id)
  return found ? textOf(found.name) : (id ?? '')
}

/** "Schalter 7", "Infostand": a counter whose name is a number is named with its kind. */
export function deskName(desk: Pick<StaffDesk, 'name' | 'kind'>, { t, textOf }: Pick<Tools, 't' | 'textOf'>): string {
  const name = textOf(desk.name)
  return desk.kind === 'counter' && /^\d{1,4}$/.test(name) ? t('counter.desk', { name }) : name
}

/** The same by its id. */
export function deskNameOf(catalogue: StaffCatalogue, id: string, tools: Pick<Tools, 't' | 'textOf'>): string {
  const desk = catalogue.desks.find((one) => one.id === id)
  return desk ? deskName(desk, tools) : id
}

export function serviceName(catalogue: StaffCatalogue, id: string, { textOf }: Pick<Tools, 'textOf'>): string {
  const service = catalogue.services.find((one) => one.id === id)
  return service ? textOf(service.name) : id
}

/** A language in its own name, as its speakers look for it: "English". */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}

type Reason = QueueEntry['reasons'][number]

function reasonWords(reason: Reason, dueAt: number, catalogue: StaffCatalogue, tools: Tools): string {
  const { t, time } = tools
  switch (reason.kind) {
    case 'overdue': {
      const minutes = Math.floor(reason.seconds / 60)
      return minutes > 0 ? t('counter.reason.overdue', { minutes }) : t('counter.reason.overdueNow')
    }
    case 'appointment':
      return t('counter.reason.appointment', { time: time(reason.at) })
    case 'priority':
      return t('counter.reason.priority', { name: nameIn(catalogue.priorities, reason.priority, tools) })
    case 'held':
      return t('counter.reason.held', { time: time(reason.until) })
    case 'too-early':
      return t('counter.reason.too-early', { time: time(reason.callableAt) })
    case 'due':
      return t('counter.reason.due', { time: time(dueAt) })
    case 'addressed':
      return reason.clerk === null
        ? t('counter.reason.addressed')
        : t('counter.reason.addressedTo', { name: reason.clerk })
    case 'backup':
      return t('counter.reason.backup')
  }
}

/** Why somebody stands where they stand, in the order that the view gives. */
export const orderWords = (entry: QueueEntry, catalogue: StaffCatalogue, tools: Tools): readonly string[] =>
  entry.reasons.map((reason) => reasonWords(reason, entry.dueAt, catalogue, tools))

/** "wartet 21 von 20 Min."; an appointment is promised a time and no length. */
export function waitWords(entry: QueueEntry, now: number, { t }: Pick<Tools, 't'>): string {
  const minutes = minutesBetween(entry.waitingSince, now)
  const promise = Math.round((entry.dueAt - entry.waitingSince) / 60_000)
  const agreed = entry.reasons.some(({ kind }) => kind === 'appointment' || kind === 'too-early')
  return agreed || promise <= 0
    ? t('counter.queue.waits', { minutes })
    : t('counter.queue.waitsOf', { minutes, promise })
}

/** Why this one was called now. */
export function callWords({ reason }: TicketAtDesk, catalogue: StaffCatalogue, tools: Tools): string {
  const { t } = tools
  switch (reason.kind) {
    case 'backup':
      return t(`counter.me.why.${reason.because}`)
    case 'out-of-turn':
      return t('counter.me.why.out-of-turn', { reason: nameIn(catalogue.reasons.outOfTurn, reason.reason, tools) })
    default:
      return t(`counter.me.why.${reason.kind}`)
  }
}

/** What happened and what to do; staff read another text than visitors where theirs would not fit. */
export function refusalWords({ code, params }: Refusal, { t }: Pick<Tools, 't'>): string {
  const own = `counter.refused.${code}`
  // Refusals hold "08:30"; everywhere else it says "8:30".
  const shown = Object.entries(params ?? {}).map(([name, value]) => [name, `${value}`.replace(/^0(?=\d:\d\d$)/, '')])
  const words = Object.fromEntries(shown)
  const text = t(own as StaffKey, words)
  return text === own ? t(`refusals.${code}`, words) : text
}
