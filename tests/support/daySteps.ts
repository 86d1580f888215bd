// Short ways to say what people do on a Monday at the town hall of the small plan. Times are local: `09:00`, `09:00:30`.

import type { CommandOf, DayCommand, TransferTarget, WantedLeg } from '../../server/domain/commands.ts'
import type { Address, Appointment, Slot } from '../../server/domain/events.ts'
import type {
  AppointmentCode,
  ClerkKey,
  DayDate,
  DeskId,
  KioskId,
  Language,
  ReasonId,
  ServiceId,
  TicketId,
} from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { planHash } from './given.ts'
import { smallPlan } from './smallPlan.ts'

export const monday = '2026-11-23' as DayDate

/** Epoch milliseconds of a local time on that Monday; `24:30` is half past midnight after it. */
export function at(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return Date.parse('2026-11-22T23:00:00Z') + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

export const minutes = (count: number) => count * 60_000

export const ticketId = (name: string) => name as TicketId
const deskId = (name: string) => name as DeskId
const serviceId = (name: string) => name as ServiceId
const reasonId = (name: string) => name as ReasonId

type Wanted = string | readonly [string, number]
type Legs = readonly [WantedLeg, ...WantedLeg[]]
const leg = (wanted: Wanted): WantedLeg =>
  typeof wanted === 'string' ? { service: serviceId(wanted) } : { service: serviceId(wanted[0]), quantity: wanted[1] }
const legs = (wanted: Wanted | readonly Wanted[]): Legs => {
  const all = typeof wanted === 'string' ? [wanted] : (wanted as readonly Wanted[])
  return all.map(leg) as unknown as Legs
}

export const appointment = (code: string, service: string, time: string): Appointment => ({
  code: code as AppointmentCode,
  service: serviceId(service),
  time: at(time),
  language: null,
})

export const opensDay = (
  appointments: readonly Appointment[] = [],
  plan: Plan = smallPlan(),
  slots: readonly Slot[] = [],
): DayCommand => ({
  type: 'OpenDay',
  at: at('06:00'),
  site: plan.site.id,
  date: monday,
  plan: planHash(plan),
  appointments,
  slots,
})

type IssueTicket = CommandOf<'IssueTicket'>
type IssueOptions = Partial<Omit<IssueTicket, 'priority' | 'language' | 'kiosk'>> & {
  priority?: string
  language?: string
  kiosk?: string
}

const issues =
  (asker: IssueTicket['asker']) =>
  (
    ticket: string,
    wanted: Wanted | readonly Wanted[],
    time: string,
    { priority, language, kiosk, ...rest }: IssueOptions = {},
  ): DayCommand => ({
    type: 'IssueTicket',
    at: at(time),
    ticket: ticketId(ticket),
    asker,
    channel: 'visit',
    legs: legs(wanted),
    language: (language ?? null) as Language | null,
    kiosk: (kiosk ?? null) as KioskId | null,
    priority: priority === undefined ? null : reasonId(priority),
    appointmentAt: null,
    evenUnstaffed: false,
    ...rest,
  })

/** A visitor at the kiosk. */
export const taps = issues('visitor')
/** Somebody of the staff gives a number. */
export const gives = issues('staff')

export const checksIn = (ticket: string, code: string, time: string): DayCommand => ({
  type: 'CheckIn',
  at: at(time),
  ticket: ticketId(ticket),
  asker: 'visitor',
  code: code as AppointmentCode,
  language: null,
  kiosk: null,
})

interface Opening {
  readonly clerk?: string
  readonly skills?: readonly string[]
  readonly takeOver?: boolean
}
export const opens = (desk: string, time: string, { clerk, skills, takeOver = false }: Opening = {}): DayCommand => ({
  type: 'OpenDesk',
  at: at(time),
  desk: deskId(desk),
  clerk: (clerk ?? null) as ClerkKey | null,
  skills: skills?.map(serviceId) ?? null,
  takeOver,
})

const onDesk =
  <T extends 'PauseDesk' | 'ResumeDesk' | 'CloseDesk' | 'CallNext' | 'EndAfterWork'>(type: T) =>
  (desk: string, time: string) => ({ type, at: at(time), desk: deskId(desk) })
export const pauses = onDesk('PauseDesk')
export const resumes = onDesk('ResumeDesk')
export const closes = onDesk('CloseDesk')
export const callsNext = onDesk('CallNext')
export const endsAfterWork = onDesk('EndAfterWork')

const onTicket =
  <T extends 'RecallTicket' | 'StartServing' | 'MissTicket' | 'ReturnTicket' | 'ResumeTicket' | 'ArriveTicket'>(
    type: T,
  ) =>
  (ticket: string, time: string) => ({ type, at: at(time), ticket: ticketId(ticket) })
export const recalls = onTicket('RecallTicket')
export const starts = onTicket('StartServing')
export const misses = onTicket('MissTicket')
export const comesBack = onTicket('ReturnTicket')
export const arrives = onTicket('ArriveTicket')
export const isBackFromParking = onTicket('ResumeTicket')

export const calls = (desk: string, ticket: string, time: string, reason = 'urgent'): DayCommand => ({
  type: 'CallTicket',
  at: at(time),
  desk: deskId(desk),
  ticket: ticketId(ticket),
  reason: reasonId(reason),
})

export const serves = (desk: string, ticket: string, wanted: Wanted | readonly Wanted[], time: string): DayCommand => ({
  type: 'ServeDirect',
  at: at(time),
  desk: deskId(desk),
  ticket: ticketId(ticket),
  legs: legs(wanted),
  language: null,
})

interface Ending {
  readonly outcome?: string
  readonly services?: readonly string[]
}
export const finishes = (ticket: string, time: string, { outcome, services }: Ending = {}): DayCommand => ({
  type: 'FinishServing',
  at: at(time),
  ticket: ticketId(ticket),
  outcome: outcome === undefined ? null : reasonId(outcome),
  services: services?.map(serviceId) ?? null,
})

export const parks = (ticket: string, time: string, reason = 'papers'): DayCommand => ({
  type: 'ParkTicket',
  at: at(time),
  ticket: ticketId(ticket),
  reason: reasonId(reason),
  remindAt: null,
})

const transfers = (to: TransferTarget, ticket: string, time: string, back = false): DayCommand => ({
  type: 'TransferTicket',
  at: at(time),
  ticket: ticketId(ticket),
  to,
  back,
})
export const sendsToService = (service: string, ...rest: [ticket: string, time: string, back?: boolean]) =>
  transfers({ kind: 'service', service: serviceId(service) }, ...rest)
export const sendsToDesk = (desk: string, ...rest: [ticket: string, time: string, back?: boolean]) =>
  transfers({ kind: 'desk', desk: deskId(desk) }, ...rest)
export const sendsToClerk = (clerk: string, ...rest: [ticket: string, time: string, back?: boolean]) =>
  transfers({ kind: 'clerk', clerk: clerk as ClerkKey }, ...rest)
export const sendsToInfostand = (...rest: [ticket: string, time: string, back?: boolean]) =>
  transfers({ kind: 'infostand' }, ...rest)

export const addsLeg = (ticket: string, wanted: Wanted, time: string): DayCommand => ({
  type: 'AddLeg',
  at: at(time),
  ticket: ticketId(ticket),
  leg: leg(wanted),
})

export const undoes = (desk: string, time: string): DayCommand => ({
  type: 'UndoAction',
  at: at(time),
  desk: deskId(desk),
})

export const prefers = (ticket: string, priority: string | null, time: string, by?: string): DayCommand => ({
  type: 'MoveTicket',
  at: at(time),
  ticket: ticketId(ticket),
  priority: priority === null ? null : reasonId(priority),
  ...(by !== undefined && { by: deskId(by) }),
})

export const keeps = (ticket: string, address: Address | null, time: string): DayCommand => ({
  type: 'MoveTicket',
  at: at(time),
  ticket: ticketId(ticket),
  address,
})

export const orders = (ticket: string, services: readonly string[], time: string): DayCommand => ({
  type: 'MoveTicket',
  at: at(time),
  ticket: ticketId(ticket),
  services: services.map(serviceId),
})

export const tells = (ticket: string, wish: CommandOf<'TellWish'>['wish'], time: string): DayCommand => ({
  type: 'TellWish',
  at: at(time),
  ticket: ticketId(ticket),
  wish,
})

export const cancels = (ticket: string, time: string, asker: 'visitor' | 'staff' = 'visitor'): DayCommand => ({
  type: 'CancelTicket',
  at: at(time),
  ticket: ticketId(ticket),
  asker,
})

export const setsStand = (state: CommandOf<'ChangeInfostand'>['state'], time: string, desk = 'info'): DayCommand => ({
  type: 'ChangeInfostand',
  at: at(time),
  desk: deskId(desk),
  state,
})

export const settles = (matter: string, time: string, desk = 'info'): DayCommand => ({
  type: 'SettleMatter',
  at: at(time),
  desk: deskId(desk),
  matter: reasonId(matter),
})

export const closesOut = (
  target: CommandOf<'SetClosure'>['target'],
  time: string,
  from: string | null = null,
): DayCommand => ({
  type: 'SetClosure',
  at: at(time),
  target,
  fromAt: from === null ? null : at(from),
  reason: reasonId('fault'),
})
export const opensAgain = (target: CommandOf<'LiftClosure'>['target'], time: string): DayCommand => ({
  type: 'LiftClosure',
  at: at(time),
  target,
})

export const timePasses = (time: string, calm = true): DayCommand => ({ type: 'PassTime', at: at(time), calm })
export const closesDay = (time: string): DayCommand => ({ type: 'CloseDay', at: at(time) })
export const changesPlan = (plan: Plan, time: string): DayCommand => ({
  type: 'ChangePlan',
  at: at(time),
  hash: planHash(plan),
  plan,
})
