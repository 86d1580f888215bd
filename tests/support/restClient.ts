// REST as a program calls it: what a response says, whatever it holds.
export interface RestOptions {
  readonly body?: unknown
  /** Sent as it is instead of `body`. */
  readonly text?: string
  readonly key?: string
  /** Of the body; JSON without it. */
  readonly contentType?: string
  /** The whole `Authorization` header; null: none. */
  readonly authorization?: string | null
}

export interface RestAnswer {
  readonly status: number
  readonly type: string
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls of one program with a token; `options` may leave it out or replace it. */
export const restClient = (server: { readonly url: string }, token: string) => {
  const send = async (method: string, path: string, options: RestOptions = {}): Promise<RestAnswer> => {
    const { body, text, key, contentType = 'application/json', authorization = `Bearer ${token}` } = options
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: {
        'content-type': contentType,
        ...(authorization !== null && { authorization }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...((method === 'POST' || method === 'PUT') && { body: text ?? JSON.stringify(body ?? {}) }),
    })
    const answered = await response.text()
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: answered,
      json: parsed(answered),
    }
  }
  return {
    send,
    get: (path: string, options?: RestOptions) => send('GET', path, options),
    put: (path: string, body: unknown, options?: RestOptions) => send('PUT', path, { body, ...options }),
    delete: (path: string, options?: RestOptions) => send('DELETE', path, options),
    post: (path: string, body?: unknown, options?: RestOptions) => send('POST', path, { body, ...options }),
  }
}
