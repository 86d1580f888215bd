// A line to a printer that answers, whatever it runs over: one question in flight, an orderly end.
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
  /** Resolves true when the network or the device has taken all bytes. */
  send(bytes: Buffer, withinMs: number): Promise<boolean>
  isLost(): boolean
  /** Ends the line after what was sent. A reset would cut a slip off, so there is one only when the time is up. */
  end(withinMs: number): Promise<void>
}

export type ConnectFailure = 'refused' | 'unreachable' | 'timeout'

/** What arrives, and those who wait for it. */
export const startReplies = () => {
  const read = replyReader()
  const waiting = new Set<(reply: PrinterReply | null) => void>()
  const tellAll = (reply: PrinterReply | null) => {
    for (const tell of [...waiting]) tell(reply)
  }
  let lost = false
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
    isLost: () => lost,
    arrived(chunk: Buffer) {
      for (const reply of read(chunk)) tellAll(reply)
    },
    lose() {
      lost = true
      tellAll(null)
    },
  }
}
