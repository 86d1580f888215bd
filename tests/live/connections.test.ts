import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smallPlan } from '../support/smallPlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ plans: [smallPlan()] })
})
afterEach(() => server.close())

/** The first bytes of a WebSocket, as a client sends them that then does as it likes. */
const upgrade = (path: string): Socket => {
  const { host, port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      '',
      '',
    ].join('\r\n'),
  )
  return socket
}

describe('connections that nobody wants', () => {
  test.each(['/', '/nowhere/socket.io/?EIO=4&transport=websocket', '/kiosk/socket.ioX'])(
    'an upgrade of %s is hung up on',
    async (path) => {
      const socket = upgrade(path)
      socket.resume()
      await once(socket, 'close')
      expect(socket.destroyed).toBe(true)
    },
  )

  test('the server stops although a client neither reads nor hangs up', async () => {
    const socket = upgrade('/t/socket.io/?EIO=4&transport=websocket')
    await once(socket, 'readable')
    socket.pause()
    const from = performance.now()
    await server.restart()
    expect(performance.now() - from).toBeLessThan(10_000)
    socket.destroy()
  })
})
