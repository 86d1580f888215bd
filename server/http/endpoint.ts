// One REST call as data: from it come the route, the checks before it and its page in the OpenAPI document.
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import type { CommandId, TicketId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Role } from '../../shared/request.ts'
import type { Sender } from '../commandRun.ts'
import type { LiveSite, LiveSites } from '../liveSites.ts'
import { type Access, nobody, type Principal } from '../operations/access.ts'
import { sha256 } from '../operations/keys.ts'
import { pathsOf } from '../operations/messages.ts'
import { senderOf } from '../operations/perform.ts'
import { sendProblem } from './problems.ts'

/** Who may call: anybody, whoever holds a ticket's key, or a token whose role is listed. */
export type Door = 'public' | 'holder' | readonly Role[]

export const staffDoor = ['program', 'clerk', 'supervisor', 'administrator'] as const satisfies readonly Role[]

/** Those who look after the site. */
export const managersDoor = ['program', 'supervisor', 'administrator'] as const satisfies readonly Role[]

export interface Incoming<B> {
  readonly body: B
  readonly param: (name: string) => string
  readonly query: (name: string) => string | undefined
  readonly principal: Principal
  /** The ticket's key of a holder. */
  readonly key: string
  /** The site of the address, of the ticket that it names, or the token's first. */
  readonly site: LiveSite
  readonly sender: Sender | null
  readonly accept: string
}

/** What a handler gives: JSON, a text of another type, nothing, or a refusal. */
export type Outgoing =
  | { readonly kind: 'json'; readonly status: 200 | 201; readonly value: unknown }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface Endpoint<B = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `{name}` for what varies, as OpenAPI writes it. */
  readonly path: string
  readonly door: Door
  readonly summary: string
  readonly body?: z.ZodType<B>
  /** Content types whose body is handed on as a text. */
  readonly texts?: readonly string[]
  /** Of a body; 64 kB without it. */
  readonly largestBytes?: number
  readonly query?: z.ZodObject
  readonly answers: { readonly [status: number]: { readonly what: string; readonly schema?: z.ZodType } }
  readonly handle: (incoming: Incoming<B>) => Promise<Outgoing>
}

export const json = (value: unknown, status: 200 | 201 = 200): Outgoing => ({ kind: 'json', status, value })
export const refused = (refusal: Refusal): Outgoing => ({ kind: 'refused', refusal })

/** Keeps the body's type while endpoints stand together in one list. */
export const endpoint = <B = unknown>(one: Endpoint<B>): Endpoint => one as Endpoint

interface Deps {
  readonly sites: LiveSites
  readonly access: Access
}

const bearer = (c: Context, scheme: 'Bearer' | 'Ticket'): string | null => {
  const [given, value] = (c.req.header('Authorization') ?? '').split(' ')
  return given?.toLowerCase() === scheme.toLowerCase() && value ? value : null
}

/** Keys of any form that a header can hold become command ids; without the header nothing is remembered. */
const commandIdOf = (c: Context): CommandId | null => {
  const key = c.req.header('Idempotency-Key')?.trim()
  return key ? (sha256(key).slice(0, 43) as CommandId) : null
}

/** What the later handlers of a call know of the one who asks. */
export type Admission = { readonly Variables: { readonly admitted: Admitted } }

export type Admitted = { readonly principal: Principal; readonly site: LiveSite | null; readonly key: string }

/** The sites whose day knows the ticket: of one that was sent to another site, both. */
const sitesOf = (ticket: string, { sites }: Deps): readonly LiveSite[] =>
  sites.all().filter((site) =>
    site
      .day()
      .state()
      .tickets.has(ticket as TicketId),
  )

/** Where the ticket stands now: not where it was sent on from. */
const present = (ticket: string, sites: readonly LiveSite[]): LiveSite | undefined =>
  sites.find(
    (site) =>
      site
        .day()
        .state()
        .tickets.get(ticket as TicketId)?.phase.kind !== 'sent',
  ) ?? sites[0]

/** Authorization comes before everything else: 401 without, 403 for another site or role. */
const admit = async (c: Context, door: Door, deps: Deps): Promise<Admitted | Refusal> => {
  const { sites, access } = deps
  const named = c.req.param('site')
  if (door === 'public') return { principal: nobody, site: named === undefined ? null : sites.find(named), key: '' }
  if (door === 'holder') {
    const key = bearer(c, 'Ticket')
    return key === null ? { code: 'not-signed-in' } : { principal: { ...nobody, role: 'holder' }, site: null, key }
  }
  const token = bearer(c, 'Bearer')
  const principal = token === null ? null : await access.principalOf(token)
  if (!principal) return { code: 'not-signed-in' }
  const mayAt = ({ id }: LiveSite) => principal.sites.includes(id)
  const site = named === undefined ? null : sites.find(named)
  if (!door.includes(principal.role) || (site && !mayAt(site))) return { code: 'not-allowed' }
  const ticket = c.req.param('id')
  const known = ticket === undefined ? [] : sitesOf(ticket, deps)
  const own = known.filter(mayAt)
  if (known.length > 0 && own.length === 0) return { code: 'not-allowed' }
  if (named !== undefined) return { principal, site, key: '' }
  return { principal, site: present(ticket ?? '', own) ?? sites.find(principal.sites[0] ?? ''), key: '' }
}

type ReadBody = { readonly kind: 'body'; readonly value: unknown } | { readonly kind: 'malformed' }

/** JSON is UTF-8: other bytes are refused instead of being read as something else. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

const readBody = async (c: Context, texts: readonly string[]): Promise<ReadBody> => {
  const bytes = await c.req.arrayBuffer()
  const [type = ''] = (c.req.header('Content-Type') ?? '').split(';')
  try {
    const text = utf8.decode(bytes)
    if (texts.includes(type.trim().toLowerCase())) return { kind: 'body', value: text }
    if (text.trim() === '') return { kind: 'body', value: {} }
    return { kind: 'body', value: JSON.parse(text) }
  } catch {
    return { kind: 'malformed' }
  }
}

const send = (c: Context, outgoing: Outgoing) => {
  switch (outgoing.kind) {
    case 'json':
      return c.json(outgoing.value, outgoing.status)
    case 'text':
      return c.body(outgoing.text, 200, { 'Content-Type': outgoing.type })
    case 'empty':
      return c.body(null, 204)
    case 'refused':
      return sendProblem(c, outgoing.refusal)
  }
}

const largestBodyBytes = 64 * 1024

const limitBody = (maxSize = largestBodyBytes) =>
  bodyLimit({
    maxSize,
    onError(c) {
      // The rest of the body is never read, so nothing else may come by this connection.
      c.header('Connection', 'close')
      return sendProblem(c, { code: 'too-large' })
    },
  })

/** Adds the endpoint's route; `api` lies under `/api`. Who may not call is told so before the body is looked at. */
export const route = (api: Hono<Admission>, one: Endpoint, deps: Deps) => {
  const { method, path, door, body, texts = [], largestBytes, query, handle } = one
  const admission = createMiddleware<Admission>(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    // What another server was just told counts here, too.
    await deps.sites.present()
    const admitted = await admit(c, door, deps)
    if ('code' in admitted) return sendProblem(c, admitted)
    if (admitted.site === null && (path.includes('{site}') || Array.isArray(door)))
      return sendProblem(c, { code: 'unknown-site' })
    c.set('admitted', admitted)
    return next()
  })
  api.on(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), admission, limitBody(largestBytes), async (c) => {
    const { principal, site, key } = c.get('admitted')
    const read: ReadBody = body ? await readBody(c, texts) : { kind: 'body', value: {} }
    if (read.kind === 'malformed') return sendProblem(c, { code: 'malformed-json' })
    const parsed = (body ?? z.unknown()).safeParse(read.value)
    const asked = (query ?? z.unknown()).safeParse(c.req.query())
    const wrong = [parsed, asked].flatMap((one) => (one.success ? [] : one.error.issues))
    if (!parsed.success || wrong.length > 0) return sendProblem(c, { code: 'invalid-message', paths: pathsOf(wrong) })
    return send(
      c,
      await handle({
        body: parsed.data,
        param: (name) => c.req.param(name) ?? '',
        query: (name) => c.req.query(name),
        principal,
        key,
        // Asserted above for every door that needs one.
        site: site as LiveSite,
        sender: senderOf(principal, commandIdOf(c), `${method} ${c.req.path}`, read.value),
        accept: c.req.header('Accept') ?? '',
      }),
    )
  })
}
