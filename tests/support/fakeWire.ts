import type { Answer, PayloadOf, Pushes, ReplyOf, RequestName } from '../../shared/protocol.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Wire, WireOptions } from '../../ui/connection.ts'

type Reply = (answer: unknown) => void

/** A line without a server: tests say when it connects, breaks, is refused, answers and pushes. */
export function fakeWire() {
  const handlers = new Map<string, ((...args: unknown[]) => void)[]>()
  const sent: { name: RequestName; payload: Record<string, unknown>; reply: Reply }[] = []
  let connects = 0
  let disconnects = 0
  let options: WireOptions | undefined

  const fire = (event: string, ...args: unknown[]) => {
    for (const handler of handlers.get(event) ?? []) handler(...args)
  }
  const wire: Wire = {
    on(event, handler) {
      handlers.set(event, [...(handlers.get(event) ?? []), handler as (...args: unknown[]) => void])
    },
    emit(name, payload, reply) {
      sent.push({ name: name as RequestName, payload: payload as Record<string, unknown>, reply: reply as Reply })
    },
    connect() {
      connects++
    },
    disconnect() {
      disconnects++
      fire('disconnect', 'io client disconnect')
    },
  }
  return {
    open: (given: WireOptions): Wire => {
      options = given
      return wire
    },
    sent,
    options: () => options,
    connects: () => connects,
    disconnects: () => disconnects,
    /** Payloads of all sendings of a request, in order. */
    of: <N extends RequestName>(name: N) =>
      sent.filter((one) => one.name === name).map((one) => one.payload as PayloadOf<N>),
    comes: () => fire('connect'),
    breaks: (reason = 'transport close') => fire('disconnect', reason),
    fails: () => fire('connect_error', new Error('websocket error')),
    refuses: (code: RefusalCode) => fire('connect_error', Object.assign(new Error(code), { data: { code } })),
    push: <N extends keyof Pushes>(name: N, push: Pushes[N]) => fire(name, push),
    /** Answers the newest sending of this request, or the one with the given index. */
    answer: <N extends RequestName>(name: N, answer: Answer<ReplyOf<N>>, index = -1) => {
      const one = sent.filter((sending) => sending.name === name).at(index)
      if (!one) throw new Error(`${name} was not sent`)
      one.reply(answer)
    },
  }
}

/** Lets the promises that are settled go on. */
export const settled = async () => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve()
}
