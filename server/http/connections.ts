// The connections of the server's port.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Keeps hold of every connection, upgraded ones included: a client that reads no more would never hang up. */
export const holdConnections = (server: Server) => {
  const held = new Set<Socket>()
  server.on('connection', (socket) => {
    held.add(socket)
    socket.once('close', () => held.delete(socket))
  })
  return {
    cut() {
      for (const socket of held) socket.destroy()
    },
  }
}
