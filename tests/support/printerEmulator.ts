// An ESC/POS printer on a TCP port, with faults that a test can switch.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type MechanicsOptions, startMechanics } from './printerEmulatorMechanics.ts'
import type { DecodedTicket } from './printerEmulatorPaper.ts'

export type PrinterEmulatorOptions = MechanicsOptions & {
  /** 0, the default, is any free port. */
  readonly port?: number
  readonly host?: string
  /** A connection on which nothing happens is dropped after this. */
  readonly idleMs?: number
}

export type PrinterEmulator = Awaited<ReturnType<typeof startPrinterEmulator>>

/** Tickets for those who wait for them: each is handed out once, in order. */
const startTray = (hanging: () => string) => {
  const lying: DecodedTicket[] = []
  const awaiting: ((ticket: DecodedTicket) => void)[] = []
  return {
    drop: (ticket: DecodedTicket) => {
      const first = awaiting.shift()
      if (first) first(ticket)
      else lying.push(ticket)
    },
    take: (withinMs: number) =>
      new Promise<DecodedTicket>((resolve, reject) => {
        const ready = lying.shift()
        if (ready) return resolve(ready)
        const take = (ticket: DecodedTicket) => {
          clearTimeout(timer)
          resolve(ticket)
        }
        const timer = setTimeout(() => {
          awaiting.splice(awaiting.indexOf(take), 1)
          reject(new Error(`no ticket within ${withinMs} ms; out of the printer hangs: ${hanging()}`))
        }, withinMs)
        awaiting.push(take)
      }),
  }
}

/** Starts a printer that is on line, with a fresh roll, serving one connection at a time. Resolves when it listens. */
export const startPrinterEmulator = async (options: PrinterEmulatorOptions = {}) => {
  const { host = '127.0.0.1', idleMs = 300_000 } = options
  let active: Socket | null = null
  let activeEnded = false
  /** Taken from the network, not yet into the buffer: meanwhile the network waits. */
  let held = Buffer.alloc(0)
  let resetIn = Number.POSITIVE_INFINITY
  let reading = true
  let silent = false
  let accepted = 0
  const inLine: Socket[] = []
  const sockets = new Set<Socket>()

  const tray = startTray(() => mechanics.unfinished()?.text ?? 'nothing')
  const mechanics = startMechanics(options, {
    answer: (...bytes) => {
      if (!silent && active?.writable) active.write(Buffer.from(bytes))
    },
    ticket: tray.drop,
    room: () => takeHeld(),
  })

  function takeHeld() {
    while (reading && held.length > 0 && mechanics.room() > 0) {
      const length = Math.min(mechanics.room(), held.length, resetIn)
      const chunk = Buffer.from(held.subarray(0, length))
      held = held.subarray(length)
      resetIn -= length
      mechanics.receive(chunk)
      if (resetIn <= 0) {
        resetIn = Number.POSITIVE_INFINITY
        mechanics.clear()
        active?.resetAndDestroy()
        return
      }
    }
    if (!active || held.length > 0) return
    if (activeEnded) active.end()
    else if (reading) active.resume()
  }

  const serve = (socket: Socket) => {
    active = socket
    activeEnded = false
    mechanics.connected()
    socket.setTimeout(idleMs, () => socket.destroy())
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk as Buffer])
      socket.pause()
      takeHeld()
    })
    socket.on('end', () => {
      activeEnded = true
      takeHeld()
    })
    if (reading) socket.resume()
  }

  const leave = (socket: Socket) => {
    sockets.delete(socket)
    if (active !== socket) {
      inLine.splice(inLine.indexOf(socket), 1)
      return
    }
    active = null
    held = Buffer.alloc(0)
    const next = inLine.shift()
    if (next) serve(next)
  }

  const onConnection = (socket: Socket) => {
    accepted += 1
    sockets.add(socket)
    // A reset takes with it what was not worked off.
    socket.on('error', () => {
      if (active === socket) mechanics.clear()
    })
    socket.on('close', () => leave(socket))
    if (active) inLine.push(socket)
    else serve(socket)
  }

  let server: Server | null = null
  const listen = async (at: number): Promise<number> => {
    server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, onConnection)
    server.listen(at, host)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const stopListening = async () => {
    const stopping = server
    server = null
    if (!stopping) return
    const stopped = once(stopping, 'close')
    stopping.close()
    for (const socket of sockets) socket.destroy()
    await stopped
  }
  const port = await listen(options.port ?? 0)

  return {
    port,
    /** Whole tickets since the start, oldest first. */
    tickets: mechanics.tickets,
    /** What hangs out of the printer, not cut off; null when nothing does. */
    unfinished: mechanics.unfinished,
    /** The next ticket that no earlier call has handed out. */
    waitForTicket: (withinMs = 5_000) => tray.take(withinMs),
    /** Connections accepted so far, those waiting for their turn included. */
    connections: () => accepted,
    /** Bytes received and not yet worked off. */
    buffered: mechanics.buffered,
    paperMm: mechanics.paperMm,
    fault: {
      ...mechanics.faults,
      /** Resets the connection after so many more bytes; what was not worked off is lost. */
      resetAfter: (bytes: number) => {
        resetIn = bytes
      },
      refuseConnections: stopListening,
      acceptConnections: async () => {
        if (!server) await listen(port)
      },
      /** Accepts connections and takes no byte. */
      stopReading: () => {
        reading = false
        active?.pause()
      },
      startReading: () => {
        reading = true
        takeHeld()
      },
      /** Prints, but never answers. */
      fallSilent: () => {
        silent = true
      },
      answerAgain: () => {
        silent = false
      },
    },
    close: async () => {
      mechanics.stop()
      await stopListening()
    },
  }
}
