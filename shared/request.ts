// One entry of the protocol: who may send it, what it holds, what comes back.
import { z } from 'zod'
import { CommandId } from './ids.ts'

/** Who a socket or request speaks for. `holder` proves itself by the ticket's key, `public` by nothing. */
export const roles = [
  'kiosk',
  'display',
  'clerk',
  'supervisor',
  'administrator',
  'program',
  'holder',
  'public',
] as const
export type Role = (typeof roles)[number]

export const staff = ['clerk', 'supervisor', 'administrator', 'program'] as const satisfies readonly Role[]
export const managers = ['supervisor', 'administrator', 'program'] as const satisfies readonly Role[]
export const kiosk = ['kiosk'] as const satisfies readonly Role[]

/** What is sent back or pushed: its type, with nothing to check. */
export const give = <T>() => z.custom<T>()

export function request<P extends z.ZodObject, R>(allowed: readonly Role[], payload: P, reply: z.ZodType<R>) {
  return { roles: allowed, payload, reply }
}

/** Of everything that changes something: the sender's id, so that repeating it is safe. */
export const command = { id: CommandId }
/** Of every join: the version of the protocol that the screen speaks. */
export const hello = { protocol: z.int().min(1).max(10_000) }
export const nothing = z.object({})
