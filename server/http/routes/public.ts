// REST: what everybody may read.
import { z } from 'zod'
import type { Service } from '../../../shared/plan.ts'
import { closedBy, site } from '../../domain/closures.ts'
import { estimateFor } from '../../domain/estimate.ts'
import type { WaitEstimate } from '../../domain/events.ts'
import { tapLeadsTo } from '../../domain/guiding.ts'
import { openState } from '../../domain/hours.ts'
import { neighboursOf, thereFor } from '../../domain/neighbours.ts'
import type { DayState } from '../../domain/state.ts'
import { neighbourAt } from '../../operations/neighbours.ts'
import type { Operations } from '../../operations/perform.ts'
import { ClosureJson, closureJson } from '../closureJson.ts'
import { DeskJson, deskJson } from '../deskJson.ts'
import { type Endpoint, endpoint, json } from '../endpoint.ts'
import { EstimateJson, estimateJson, isoAt } from '../ticketJson.ts'

const SiteJson = z.object({ id: z.string(), name: z.string(), open: z.boolean() })
const OtherSiteJson = z.object({
  site: z.string(),
  travelMinutes: z.number(),
  wait: z.object({ low: z.number(), high: z.number() }).nullable().meta({ description: 'Minutes, rounded' }),
})
const ServiceJson = z.object({
  id: z.string(),
  name: z.string(),
  handling: z.enum(['counter', 'infostand', 'appointment', 'elsewhere']),
  area: z.string().nullable(),
  open: z.boolean().meta({ description: 'A number is to be had at the kiosk now' }),
  listed: z.boolean().meta({ description: 'False for what visitors reach by an answer to a question only' }),
  waiting: z.number(),
  estimate: EstimateJson.nullable(),
  otherSite: OtherSiteJson.nullable().meta({
    description: 'Where else: what that site alone does, or what is sooner there, the way included',
  }),
})
const BoardJson = z.object({
  calls: z.array(
    z.object({ sequence: z.number(), label: z.string(), desk: z.string(), area: z.string(), at: z.string() }),
  ),
  waiting: z.record(z.string(), z.number()),
})

const unknown = { 404: { what: 'Unknown site' } }

const isOpen = (state: DayState, at: number) =>
  state.phase === 'open' && openState(state.hours, at, null).kind === 'open' && closedBy(state, site, at) === null

const areaOf = ({ handling }: Service): string | null => {
  if (handling.kind === 'counter' || handling.kind === 'appointment') return handling.queue.area
  return handling.kind === 'infostand' ? (handling.fallback?.area ?? null) : null
}

/** How many wait for each service and in each area. */
const waitingBy = (state: DayState) => {
  const services = new Map<string, number>()
  const areas = new Map<string, number>(state.plan.areas.map(({ id }) => [id, 0]))
  for (const id of state.waiting) {
    const ticket = state.tickets.get(id)
    if (!ticket) continue
    const service = ticket.legs[0]?.service
    if (service) services.set(service, (services.get(service) ?? 0) + 1)
    areas.set(ticket.area, (areas.get(ticket.area) ?? 0) + 1)
  }
  return { services, areas }
}

export const publicRoutes = ({ sites, clock }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/health',
    door: 'public',
    summary: 'Answers when the server can serve',
    answers: { 200: { what: 'Serving', schema: z.object({ status: z.literal('ok'), trial: z.boolean() }) } },
    handle: async () => json({ status: 'ok', trial: clock.trial }),
  }),
  endpoint({
    method: 'get',
    path: '/sites',
    door: 'public',
    summary: 'All sites',
    answers: { 200: { what: 'The sites', schema: z.array(SiteJson) } },
    handle: async () =>
      json(
        sites.all().map((site) => {
          const state = site.day().state()
          return { id: site.id, name: state.plan.site.name.de, open: isOpen(state, clock.now()) }
        }),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/sites/{site}',
    door: 'public',
    summary: 'Services and desks of a site as they are now',
    answers: {
      200: {
        what: 'The site',
        schema: SiteJson.extend({
          services: z.array(ServiceJson),
          desks: z.array(DeskJson),
          closures: z.array(ClosureJson),
        }),
      },
      ...unknown,
    },
    async handle({ site }) {
      const state = site.day().state()
      const now = clock.now()
      const { services: waiting } = waitingBy(state)
      const neighbours = neighboursOf(state.plan, (id) => {
        const other = sites.find(id)
        return other && neighbourAt(other, now)
      })
      const otherSite = (service: Service, estimate: WaitEstimate | null) => {
        const here = { now: tapLeadsTo(state, service.id, now, () => estimate), wait: estimate }
        const there = thereFor(state.plan, neighbours, service, here, now)
        const travel = there && state.plan.otherSites.find((one) => one.site === there.site)
        return travel ? { ...there, travelMinutes: travel.travelMinutes } : null
      }
      return json({
        id: site.id,
        name: state.plan.site.name.de,
        open: isOpen(state, now),
        services: state.plan.services.map((service) => {
          const estimate = estimateFor(state, service.id, now)
          return {
            id: service.id,
            name: service.name.de,
            handling: service.handling.kind,
            area: areaOf(service),
            open: tapLeadsTo(state, service.id, now) === 'number',
            listed: service.listed,
            waiting: waiting.get(service.id) ?? 0,
            estimate: estimate && estimateJson(estimate),
            otherSite: otherSite(service, estimate),
          }
        }),
        desks: state.plan.desks.map(({ id }) => deskJson(state, id)),
        closures: [...state.closures.values()].map((closure) => closureJson(state, closure)),
      })
    },
  }),
  endpoint({
    method: 'get',
    path: '/sites/{site}/board',
    door: 'public',
    summary: 'The last calls, newest first, and how many wait in each area',
    answers: { 200: { what: 'The board', schema: BoardJson }, ...unknown },
    async handle({ site }) {
      const state = site.day().state()
      const { timeZone } = state.plan.site
      return json({
        calls: state.calls.map(({ sequence, label, desk, area, at }) => ({
          sequence,
          label,
          desk,
          area,
          at: isoAt(at, timeZone),
        })),
        waiting: Object.fromEntries(waitingBy(state).areas),
      })
    },
  }),
]
