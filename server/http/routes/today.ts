// REST: closing and opening again out of the hours, and the end of the day.
import { z } from 'zod'
import type { DeskId, KioskId, ReasonId, ServiceId } from '../../../shared/ids.ts'
import type { ClosureTarget } from '../../domain/events.ts'
import type { DayState } from '../../domain/state.ts'
import { type Operations, perform } from '../../operations/perform.ts'
import { ClosureJson, closureJson } from '../closureJson.ts'
import { type Endpoint, endpoint, json, managersDoor, refused } from '../endpoint.ts'

const refusals = {
  401: { what: 'No valid token' },
  403: { what: 'Another site or role' },
  404: { what: 'Unknown site, service, desk, kiosk or reason' },
  409: { what: 'Refused, with its code' },
}
const target = {
  kind: z.enum(['site', 'service', 'desk', 'kiosk']),
  /** Of the service, desk or kiosk. */
  id: z.string().optional(),
}
const named = ({ kind, id }: { kind: string; id?: string | undefined }) => (kind === 'site') === (id === undefined)
const Closing = z.object({ ...target, reason: z.string(), from: z.iso.datetime({ offset: true }).optional() })
const Named = z.object(target)

const targetOf = ({ kind, id = '' }: z.infer<typeof Named>): ClosureTarget => {
  switch (kind) {
    case 'site':
      return { kind }
    case 'service':
      return { kind, service: id as ServiceId }
    case 'desk':
      return { kind, desk: id as DeskId }
    case 'kiosk':
      return { kind, kiosk: id as KioskId }
  }
}

const closures = (state: DayState) => [...state.closures.values()].map((closure) => closureJson(state, closure))

export const todayRoutes = (operations: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/sites/{site}/closures',
    door: managersDoor,
    summary: 'Close the site, a service, a desk or a kiosk out of its hours, now or from a time of today',
    body: Closing.refine(named, 'an id for everything but the site'),
    answers: { 200: { what: 'All closures of today', schema: z.array(ClosureJson) }, ...refusals },
    async handle(incoming) {
      const { from, reason, ...wanted } = incoming.body
      const answer = await perform(
        operations,
        incoming,
        () => ({
          type: 'SetClosure',
          at: operations.clock.now(),
          target: targetOf(wanted),
          fromAt: from === undefined ? null : Date.parse(from),
          reason: reason as ReasonId,
        }),
        ({ state }) => closures(state),
      )
      return answer.ok ? json(answer.value) : refused(answer.refusal)
    },
  }),
  endpoint({
    method: 'post',
    path: '/sites/{site}/closures/lift',
    door: managersDoor,
    summary: 'Open again what was closed out of its hours',
    body: Named.refine(named, 'an id for everything but the site'),
    answers: { 200: { what: 'The closures that are left', schema: z.array(ClosureJson) }, ...refusals },
    async handle(incoming) {
      const answer = await perform(
        operations,
        incoming,
        () => ({ type: 'LiftClosure', at: operations.clock.now(), target: targetOf(incoming.body) }),
        ({ state }) => closures(state),
      )
      return answer.ok ? json(answer.value) : refused(answer.refusal)
    },
  }),
  endpoint({
    method: 'post',
    path: '/sites/{site}/day/close',
    door: managersDoor,
    summary: 'Close the day at once; who is still there is recorded as gone',
    body: z.object({}),
    answers: { 200: { what: 'The day is closed', schema: z.object({ date: z.string() }) }, ...refusals },
    async handle(incoming) {
      const answer = await perform(
        operations,
        incoming,
        () => ({ type: 'CloseDay', at: operations.clock.now() }),
        ({ state }) => ({ date: state.date }),
      )
      return answer.ok ? json(answer.value) : refused(answer.refusal)
    },
  }),
]
