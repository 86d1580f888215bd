// Refusals as RFC 9457 problems, each with our code.
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refusal, RefusalCode } from '../../shared/refusals.ts'

const statusOf: { readonly [C in RefusalCode]?: ContentfulStatusCode } = {
  'invalid-message': 400,
  'malformed-json': 400,
  'invalid-list': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'too-large': 413,
  internal: 500,
  stopping: 503,
}

/** 404 for names that nobody knows, 409 for what the rules refuse, else what the code itself says. */
export const statusFor = (code: RefusalCode): ContentfulStatusCode =>
  statusOf[code] ?? (code.startsWith('unknown-') ? 404 : 409)

/** English sentences for programs' authors, by code; people at screens read the language files. */
const titleOf = (code: RefusalCode) => code.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  readonly params?: Readonly<Record<string, string | number>>
  readonly paths?: readonly string[]
  readonly problems?: Refusal['problems']
}

const longestParam = 100

/** What a sender gets wrong is named, but not sent back by the page. */
const clipped = (params: NonNullable<Refusal['params']>) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, longestParam) : value,
    ]),
  )

export const problemOf = (refusal: Refusal): Problem => ({
  type: `urn:lotse:refusal:${refusal.code}`,
  title: titleOf(refusal.code),
  status: statusFor(refusal.code),
  ...refusal,
  ...(refusal.params && { params: clipped(refusal.params) }),
})

/** Answers a refusal as `application/problem+json`. */
export const sendProblem = (c: Context, refusal: Refusal) => {
  const problem = problemOf(refusal)
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer')
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
  })
}
