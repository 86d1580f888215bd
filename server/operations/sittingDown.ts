// Who sits down at a desk: the day's key and the skills come from the list of clerks, never from the screen (rule S8).
import type { ClerkId, ClerkKey, DeskId, ServiceId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import { type Caller, no, type Operations, ok, performPlain } from './perform.ts'

export interface Sitting {
  readonly clerk: ClerkKey
  /** null: no limit beyond the desk's services. */
  readonly skills: readonly ServiceId[] | null
}

/** A clerk of the site's list who is active; anybody else is `unknown-clerk`. */
const sittingOf = ({ clerks }: Operations, { site }: Pick<Caller, 'site'>, id: string): Answer<Sitting> => {
  const clerk = clerks.find(site.id, id)
  return clerk?.active ? ok({ clerk: clerk.key, skills: clerk.skills }) : no('unknown-clerk')
}

/** A program may name somebody of the list, or anybody else by a name of its own, who then has no limit. */
export const sittingOfName = async (
  operations: Operations,
  caller: Pick<Caller, 'site'>,
  name: string,
): Promise<Answer<Sitting>> => {
  if (operations.clerks.find(caller.site.id, name)) return sittingOf(operations, caller, name)
  const { clerkKey } = await operations.keysOf(caller.site.day().stream)
  return ok({ clerk: clerkKey(name), skills: null })
}

export interface OpeningWish {
  readonly desk: DeskId
  /** null: somebody who gives no name. */
  readonly clerk: ClerkId | null
  readonly takeOver: boolean
}

/**
 * Opens a desk for a clerk, who leaves the desk before (rule S9), or for somebody without a name, who has no limit of skills and is
 * another one at each desk: whoever tries two windows of one browser is not moved from one to the other.
 */
export const openDesk = async (
  operations: Operations,
  caller: Caller,
  { desk, clerk: id, takeOver }: OpeningWish,
): Promise<Answer<Record<never, never>>> => {
  const { clerkKey } = await operations.keysOf(caller.site.day().stream)
  const sitting =
    id === null
      ? ok({ clerk: clerkKey(`${caller.principal.id} ${desk}`), skills: null })
      : sittingOf(operations, caller, id)
  if (!sitting.ok) return sitting
  return performPlain(operations, caller, (at) => ({ type: 'OpenDesk', at, desk, ...sitting.value, takeOver }))
}
