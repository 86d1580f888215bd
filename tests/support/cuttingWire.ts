// A wire to PostgreSQL that breaks at the worst moments of a commit.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * `answer`: the database gets the appends, nobody gets its answer. `question`: the database never gets them.
 * `late`: the connection breaks at once, and the database gets the appends when `deliver` is called.
 */
export type Cut = 'answer' | 'question' | 'late'

export interface CuttingWire {
  /** The address of the database, by this wire. */
  readonly url: string
  /** Breaks at the next appends. */
  cut(how: Cut): void
  /** Resolves when what was held back has been taken by the database. */
  deliver(): Promise<void>
  close(): Promise<void>
}

export async function startCuttingWire(databaseUrl: string): Promise<CuttingWire> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let next: Cut | null = null
  let held: { readonly socket: Socket; readonly bytes: Buffer } | null = null

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    let kept = false
    let deaf = false
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    client.on('data', (bytes) => {
      const how = next
      // A message that runs the prepared statement of that name.
      if (how === null || !bytes.includes('append\0')) return void database.write(bytes)
      next = null
      if (how === 'answer') {
        deaf = true
        database.write(bytes)
      } else if (how === 'question') client.destroy()
      else {
        kept = true
        held = { socket: database, bytes: Buffer.from(bytes as Buffer) }
        client.destroy()
      }
    })
    database.on('data', (bytes) => {
      if (deaf) client.destroy()
      else if (!kept) client.write(bytes)
    })
    client.on('close', () => kept || database.end())
    database.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = `${(server.address() as AddressInfo).port}`

  return {
    url: url.href,
    cut(how) {
      next = how
    },
    async deliver() {
      if (!held) throw new Error('Nothing was held back')
      const { socket, bytes } = held
      const answered = once(socket, 'data')
      socket.write(bytes)
      await answered
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
