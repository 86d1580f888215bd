// REST: the clerks of a site. What is put or deleted again is so already, so these calls need no key of their own.
import { z } from 'zod'
import { ClerkId, type ServiceId } from '../../../shared/ids.ts'
import { ClerkName } from '../../../shared/protocol.ts'
import type { Operations } from '../../operations/perform.ts'
import type { ClerkRow } from '../../store/store.ts'
import { type Endpoint, endpoint, json, managersDoor, refused, staffDoor } from '../endpoint.ts'

const ClerkJson = z.object({
  id: z.string(),
  name: z.string().meta({ description: 'For colleagues; in no event and in nothing that visitors see' }),
  services: z.array(z.string()).nullable().meta({ description: 'null: all services' }),
  active: z.boolean(),
})

const clerkJson = ({ id, name, skills, active }: Omit<ClerkRow, 'site'>): z.infer<typeof ClerkJson> => ({
  id,
  name,
  services: skills && [...skills],
  active,
})

const refusals = {
  401: { what: 'No valid token' },
  403: { what: 'Another site or role' },
  404: { what: 'Unknown site, clerk or service' },
}

export const clerkRoutes = ({ clerks }: Operations): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/sites/{site}/clerks',
    door: staffDoor,
    summary: 'The clerks of a site, by name',
    answers: { 200: { what: 'All clerks', schema: z.array(ClerkJson) }, ...refusals },
    async handle({ site }) {
      return json(clerks.of(site.id).map(clerkJson))
    },
  }),
  endpoint({
    method: 'put',
    path: '/sites/{site}/clerks/{clerk}',
    door: managersDoor,
    summary: 'Add a clerk under an id of your own (4 to 32 letters, digits, - and _), or replace one',
    body: z.object({
      name: ClerkName,
      services: z.array(z.string()).max(500).nullable(),
      active: z.boolean().optional(),
    }),
    answers: { 200: { what: 'The clerk', schema: ClerkJson }, ...refusals },
    async handle({ site, param, body: { name, services, active = true } }) {
      const id = ClerkId.safeParse(param('clerk'))
      if (!id.success) return refused({ code: 'invalid-message', paths: ['clerk'] })
      const skills = services as readonly ServiceId[] | null
      const answer = await clerks.put(site, { id: id.data, name, skills, active })
      return answer.ok ? json(clerkJson(answer.value)) : refused(answer.refusal)
    },
  }),
  endpoint({
    method: 'delete',
    path: '/sites/{site}/clerks/{clerk}',
    door: managersDoor,
    summary: 'Delete a clerk, name and all',
    answers: { 204: { what: 'Deleted' }, ...refusals },
    async handle({ site, param }) {
      const answer = await clerks.remove(site, param('clerk') as ClerkId)
      return answer.ok ? { kind: 'empty' } : refused(answer.refusal)
    },
  }),
]
