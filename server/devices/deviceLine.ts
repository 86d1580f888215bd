// A printer behind a device file of this machine, such as /dev/usb/lp0 of Linux.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { type ConnectFailure, type PrinterLine, startReplies } from './printerLine.ts'

/** What is used of an open device. Reading and writing reject with the code EAGAIN while there is nothing, or no room. */
export interface Device {
  read(into: Buffer): Promise<{ readonly bytesRead: number }>
  write(bytes: Buffer): Promise<{ readonly bytesWritten: number }>
  close(): Promise<void>
}

/** How long to wait before looking again: a read that waits in the kernel could not be called off. */
const lookAgainMs = 20
/** `ESC @`, initialise: harmless after a slip. */
const harmless = Buffer.from([0x1b, 0x40])

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Read and write where the driver and the rights allow both, else writing alone: such a printer tells nothing. */
export const openDevice = async (path: string): Promise<Device> => {
  const { O_NOCTTY = 0, O_NONBLOCK = 0, O_RDWR, O_WRONLY } = constants
  try {
    const file = await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY)
    return { read: (into) => file.read(into), write: (bytes) => file.write(bytes), close: () => file.close() }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EINVAL'].includes(codeOf(error))) throw error
    const file = await open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY)
    return { read: async () => ({ bytesRead: 0 }), write: (bytes) => file.write(bytes), close: () => file.close() }
  }
}

const lineOf = (device: Device): PrinterLine => {
  const replies = startReplies()
  let ended = false

  const listen = async () => {
    const chunk = Buffer.alloc(256)
    while (!ended) {
      try {
        const { bytesRead } = await device.read(chunk)
        if (bytesRead > 0) {
          replies.arrived(Buffer.from(chunk.subarray(0, bytesRead)))
          continue
        }
      } catch (error) {
        const code = codeOf(error)
        if (code === 'ENODEV' || code === 'EBADF') return replies.lose()
        // A driver of one direction says so at each try; the printer is then one that answers nothing.
        if (code !== 'EAGAIN') return
      }
      await pause(lookAgainMs)
    }
  }
  const listening = listen()

  /** One writer at a time: two would mix their bytes. */
  let last: Promise<unknown> = Promise.resolve()
  const write = async (bytes: Buffer, until: number): Promise<boolean> => {
    let rest = bytes
    while (rest.length > 0) {
      if (ended || performance.now() > until) return false
      try {
        rest = rest.subarray((await device.write(rest)).bytesWritten)
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') {
          replies.lose()
          return false
        }
        await pause(lookAgainMs)
      }
    }
    return true
  }
  const send: PrinterLine['send'] = (bytes, withinMs) => {
    const sent = last.then(() => write(bytes, performance.now() + withinMs))
    last = sent
    return sent
  }

  return {
    await: replies.await,
    isLost: replies.isLost,
    send,
    ask(question, accepts, withinMs) {
      const answer = replies.await(accepts, withinMs)
      if (!replies.isLost()) void send(question, withinMs)
      return answer
    },
    async end(withinMs) {
      // Closing throws away what the driver has not yet handed on; it takes more only when it has.
      if (!replies.isLost()) await send(harmless, withinMs)
      ended = true
      await listening
      await device.close().catch(() => {})
      replies.lose()
    },
  }
}

/** Opens the device and a line over it, or says why not. `withinMs` is not needed: a device opens at once or not at all. */
export const connectDevice = async (openIt: () => Promise<Device>): Promise<PrinterLine | ConnectFailure> => {
  try {
    return lineOf(await openIt())
  } catch (error) {
    // Another program prints on it, or may and we may not.
    return ['EBUSY', 'EACCES', 'EPERM'].includes(codeOf(error)) ? 'refused' : 'unreachable'
  }
}
