/** `npm start`, as a town runs it: from the shell to the last line of the log. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
let folder: string
let running: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-start-'))
})

afterEach(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(process.platform === 'win32')(
  'npm start serves the apps, and ends cleanly when npm is told to',
  async () => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    for (const round of ['first', 'again']) {
      const child = npmStart(port)
      await vi.waitFor(async () => expect((await fetch(`${address}/api/health`)).status).toBe(200), { timeout: 30_000 })
      for (const path of ['/kiosk/', '/display/', '/counter/', '/t/']) {
        expect((await fetch(address + path)).headers.get('content-type'), `${round} ${path}`).toMatch(/^text\/html/)
      }
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      // npm waits for the server, so nothing answers any more and the folder is free for the next round.
      await expect(fetch(`${address}/api/health`)).rejects.toThrow()
    }
  },
)

function npmStart(port: number): ChildProcess {
  running = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOTSE_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return running
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}
