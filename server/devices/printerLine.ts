// One TCP connection to a printer: one question in flight, an orderly end.
import { connect as connectSocket, type Socket } from 'node:net'
import { type PrinterReply, replyReader } from './printerReplies.ts'

/** Milliseconds that each step may take. */
export type PrinterTimeouts = {
  readonly connectMs: number
  /** For one status byte. */
  readonly replyMs: number
  /** Until the network has taken all bytes of a slip. */
  readonly sendMs: number
  /** From the last byte until the confirmation; a slip takes about two seconds. */
  readonly confirmMs: number
  /** How often the status is asked meanwhile. */
  readonly checkMs: number
  /** Until the printer has answered our end of the connection with its own. */
  readonly endMs: number
}

export type PrinterLine = {
  /** Writes a question and resolves with the first reply that `accepts` it, or null after `withinMs` or when the line is lost. */
  ask(question: Buffer, accepts: (reply: PrinterReply) => boolean, withinMs: number): Promise<PrinterReply | null>
  /** Resolves with the first reply, from now on, that is accepted; or null as above. */
  await(accepts: (reply: PrinterReply) => boolean, withinMs: number): Promise<PrinterReply | null>
  /** Resolves true when the network has taken all bytes. */
  send(bytes: Buffer, withinMs: number): Promise<boolean>
  isLost(): boolean
  /** Ends the connection after what was sent. A reset would cut a slip off, so there is one only when the time is up. */
  end(withinMs: number): Promise<void>
}

export type ConnectFailure = 'refused' | 'unreachable' | 'timeout'

const openLine = (socket: Socket): PrinterLine => {
  const read = replyReader()
  const waiting = new Set<(reply: PrinterReply | null) => void>()
  const tellAll = (reply: PrinterReply | null) => {
    for (const tell of [...waiting]) tell(reply)
  }
  let lost = false
  // Without an encoding set, chunks are always buffers.
  socket.on('data', (chunk) => {
    for (const reply of read(chunk as Buffer)) tellAll(reply)
  })
  // 'close' follows every error and is where the loss is told.
  socket.on('error', () => {})
  const onLost = () => {
    lost = true
    tellAll(null)
  }
  socket.on('end', onLost)
  socket.on('close', onLost)

  const awaitReply: PrinterLine['await'] = (accepts, withinMs) =>
    new Promise((resolve) => {
      if (lost) return resolve(null)
      const settle = (reply: PrinterReply | null) => {
        clearTimeout(timer)
        waiting.delete(tell)
        resolve(reply)
      }
      const tell = (reply: PrinterReply | null) => {
        if (reply === null || accepts(reply)) settle(reply)
      }
      const timer = setTimeout(() => settle(null), withinMs)
      waiting.add(tell)
    })

  return {
    await: awaitReply,
    ask(question, accepts, withinMs) {
      const answer = awaitReply(accepts, withinMs)
      if (!lost) socket.write(question)
      return answer
    },
    send: (bytes, withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), withinMs)
        socket.write(bytes, (error) => {
          clearTimeout(timer)
          resolve(!error)
        })
      }),
    isLost: () => lost,
    end: (withinMs) =>
      new Promise((resolve) => {
        if (socket.closed) return resolve()
        const timer = setTimeout(() => socket.destroy(), withinMs)
        socket.once('close', () => {
          clearTimeout(timer)
          resolve()
        })
        socket.end()
      }),
  }
}

/** Connects to a printer, or says why not. */
export const connectPrinter = (
  address: { readonly host: string; readonly port: number },
  withinMs: number,
): Promise<PrinterLine | ConnectFailure> =>
  new Promise((resolve) => {
    const socket = connectSocket(address)
    const timer = setTimeout(() => {
      socket.destroy()
      resolve('timeout')
    }, withinMs)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable')
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.setNoDelay()
      resolve(openLine(socket))
    })
  })
