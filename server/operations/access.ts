// Who is asking: tokens of programs and pairings of screens are rows that hold a hash, a role and their sites.
import { randomBytes, randomUUID } from 'node:crypto'
import type { SiteId } from '../../shared/ids.ts'
import type { RequestName } from '../../shared/protocol.ts'
import { requests } from '../../shared/protocol.ts'
import type { Role } from '../../shared/request.ts'
import type { Clock } from '../clock.ts'
import type { LinkRow, Store, TokenRow } from '../store/store.ts'
import { sha256 } from './keys.ts'

export interface Principal {
  /** Names the token or pairing, never the secret. */
  readonly id: string
  readonly role: Role
  /** For which it speaks, the first where a screen begins; none: the public, a ticket's holder. */
  readonly sites: readonly SiteId[]
}

export const nobody: Principal = { id: 'public', role: 'public', sites: [] }

export type PairingApp = LinkRow['app']

/** One-time links hold for 15 minutes (design §6). */
export const linkMs = 15 * 60_000

const roleOfApp: Record<PairingApp, Role> = { kiosk: 'kiosk', display: 'display', counter: 'supervisor' }

const newSecret = () => randomBytes(24).toString('base64url')

/** True when the one table of requests lets this role send it; what is open to the public is open to all. */
export const mayRequest = (role: Role, name: RequestName): boolean => {
  const allowed: readonly Role[] = requests[name].roles
  return allowed.includes(role) || allowed.includes('public')
}

const pairingName = (app: PairingApp) => `paired ${app}`

/** Whether the token is a browser's that was paired by a link, and not a program's. */
export const isPairing = ({ name }: TokenRow): boolean => name.startsWith('paired ')

/** Makes a token for a program: the secret is returned once, the store keeps its hash. */
export const makeToken = async (
  store: Store,
  clock: Clock,
  sites: TokenRow['sites'],
  role: Role,
  name: string,
): Promise<string> => {
  const secret = newSecret()
  await store.tokens.put({ id: randomUUID(), hash: sha256(secret), role, sites, name, createdAt: clock.now() })
  return secret
}

/** A code opens the one app that it was made for; tried at another's address it is unknown, and stays good. */
const linkHash = (app: PairingApp, code: string) => sha256(`${app} ${code}`)

/** Makes a one-time link's code for one app, for one site or several. */
export const makeLink = async (
  store: Store,
  clock: Clock,
  app: PairingApp,
  sites: LinkRow['sites'],
): Promise<string> => {
  const secret = newSecret()
  await store.links.put({
    hash: linkHash(app, secret),
    app,
    role: roleOfApp[app],
    sites,
    expiresAt: clock.now() + linkMs,
  })
  return secret
}

/** Keeps the tokens at hand and pairs browsers; `refresh` after the command line has changed them. */
export const openAccess = async (store: Store, clock: Clock) => {
  let byHash = new Map<string, TokenRow>()
  let ids = new Set<string>()
  const refresh = async () => {
    byHash = new Map((await store.tokens.all()).map((row) => [row.hash, row]))
    ids = new Set([...byHash.values()].map(({ id }) => id))
  }
  await refresh()
  return {
    refresh,
    /** Null for an unknown or revoked token. One that is not at hand may have been made a moment ago beside this server. */
    async principalOf(token: string): Promise<Principal | null> {
      const hash = sha256(token)
      if (!byHash.has(hash)) await refresh()
      const row = byHash.get(hash)
      return row ? { id: row.id, role: row.role, sites: row.sites } : null
    },
    /** False once the token or pairing was revoked. */
    isKnown: ({ id }: Principal): boolean => ids.has(id),
    /** Takes a one-time link and gives the browser's own token; null when the link is unknown, used, too old or another app's. */
    async pair(code: string, app: PairingApp): Promise<string | null> {
      const link = await store.links.take(linkHash(app, code), clock.now())
      if (!link) return null
      const token = await makeToken(store, clock, link.sites, link.role, pairingName(app))
      await refresh()
      return token
    },
  }
}

export type Access = Awaited<ReturnType<typeof openAccess>>
