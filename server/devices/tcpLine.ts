// One TCP connection to a printer.
import { connect as connectSocket, type Socket } from 'node:net'
import { type ConnectFailure, type PrinterLine, startReplies } from './printerLine.ts'

const openLine = (socket: Socket): PrinterLine => {
  const replies = startReplies()
  // Without an encoding set, chunks are always buffers.
  socket.on('data', (chunk) => replies.arrived(chunk as Buffer))
  // 'close' follows every error and is where the loss is told.
  socket.on('error', () => {})
  socket.on('end', replies.lose)
  socket.on('close', replies.lose)

  return {
    await: replies.await,
    isLost: replies.isLost,
    ask(question, accepts, withinMs) {
      const answer = replies.await(accepts, withinMs)
      if (!replies.isLost()) socket.write(question)
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
