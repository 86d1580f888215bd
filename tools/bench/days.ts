// Business days under load: counters issue, call, start and finish, each one command after the other.
import { randomUUID } from 'node:crypto'
import type { DayCommand } from '../../server/domain/commands.ts'
import { emptyDay } from '../../server/domain/evolve.ts'
import { type LiveDay, openLiveDay, type Run } from '../../server/liveDay.ts'
import { planHash } from '../../server/planHash.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import type { Store } from '../../server/store/store.ts'
import type { CommandId, DayDate, DeskId, ServiceId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'

type Written = Parameters<Run<unknown>['answer']>[0]

const date = '2026-11-23' as DayDate
const opening = Date.parse('2026-11-23T08:00:00+01:00')
/** So far apart that numbers are free again before they run out. */
const stepMs = 2_000
const backlog = 10

export interface BusyDay {
  /** Does what so many counters do at the same time until `isOver`; resolves to how many commands wrote something. */
  work(counters: number, isOver: () => boolean): Promise<number>
}

/** A day at a copy of the example plan of Kempten: eight counters are open and ten people wait. */
export const openBusyDay = async (store: Store, site: SiteId): Promise<BusyDay> => {
  const [kempten] = samplePlans
  if (!kempten) throw new Error('There is no example plan.')
  const plan: Plan = { ...kempten, site: { ...kempten.site, id: site } }
  const hash = planHash(plan)
  const day = await openLiveDay({
    stream: `${site}/${date}`,
    store,
    empty: emptyDay(site, plan, hash),
    loadPlan: async () => plan,
    planOf: () => plan,
  })
  const run = commandsOn(day)
  const counters = plan.desks.filter(({ kind }) => kind === 'counter')
  const isWalkIn = (id: ServiceId) => plan.services.find((one) => one.id === id)?.handling.kind === 'counter'
  const services = new Map(counters.map(({ id, services: own }) => [id, own.filter(isWalkIn)]))
  let issued = 0

  const issue = (desk: DeskId) => {
    const own = services.get(desk) ?? []
    const service = own[issued % own.length]
    if (!service) throw new Error(`Counter ${desk} serves nobody who walks in.`)
    issued += 1
    const ticket = randomUUID() as string as TicketId
    return run((at) => ({
      type: 'IssueTicket',
      at,
      ticket,
      asker: 'staff',
      channel: 'visit',
      legs: [{ service }],
      language: null,
      kiosk: null,
      priority: null,
      appointmentAt: null,
      evenUnstaffed: true,
    }))
  }

  const serve = async (desk: DeskId): Promise<number> => {
    await issue(desk)
    const called = await run((at) => ({ type: 'CallNext', at, desk }))
    const ticket = called.find((event) => event.type === 'TicketCalled')?.ticket
    if (ticket === undefined) return 1
    await run((at) => ({ type: 'StartServing', at, ticket }))
    await run((at) => ({ type: 'FinishServing', at, ticket, outcome: null, services: null }))
    return 4
  }

  await run((at) => ({ type: 'OpenDay', at, site, date, plan: hash, appointments: [] }))
  for (const { id: desk } of counters)
    await run((at) => ({ type: 'OpenDesk', at, desk, clerk: null, skills: null, takeOver: false }))
  for (let place = 0; place < backlog; place++) await issue(counters[place % counters.length]?.id ?? ('' as DeskId))

  return {
    async work(working, isOver) {
      const counts = await Promise.all(
        counters.slice(0, working).map(async ({ id }) => {
          let count = 0
          while (!isOver()) count += await serve(id)
          return count
        }),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** Every command is sent under an id and remembered, as those of screens and programs are. */
const commandsOn = (day: LiveDay) => {
  const fingerprint = hexLike()
  const principal = randomUUID()
  let count = 0
  const ticketRow = ({ events: [first] }: Written) =>
    first?.type === 'TicketIssued'
      ? { tickets: [{ ticket: first.ticket, stream: day.stream, label: first.label, keyHash: hexLike() }] }
      : {}
  const answer = ({ events: [first] }: Written) => (first && 'ticket' in first ? first.ticket : null)
  return async (command: (at: number) => DayCommand) => {
    count += 1
    const at = opening + count * stepMs
    const sender = { principal, id: `${principal}-${count}` as CommandId, fingerprint }
    const ran = await day.run({ command: () => command(at), sender, answer, rows: ticketRow })
    if (ran.kind === 'refused') throw new Error(`The day refuses: ${ran.refusal.code}`)
    return ran.kind === 'done' ? ran.events : []
  }
}

/** As long as a hash and as random, by the quickest way to chance: making keys is not what is measured. */
const hexLike = () => randomUUID() + randomUUID()
