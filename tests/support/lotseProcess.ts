// Lotse as a town runs it: the server and the command line as processes of their own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { PairingApp } from '../../server/operations/access.ts'

const root = join(import.meta.dirname, '..', '..')

/** The machine's own settings stay out: a story says itself what Lotse is told. */
const environment = (folder: string, more: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH ?? '',
  LOTSE_DATA: folder,
  ...more,
})

/** A port that was free a moment ago; a server that is started again needs the same one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await once(server.close(), 'close')
  return port
}

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(script: string, words: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(root, script), ...words], { cwd: root, env })
  const said = { stdout: '', stderr: '' }
  const listening = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
      for (const look of listening) look()
    })
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, ...said }))

  /** What the pattern finds on standard output, as soon as it is there. Rejects when the process ends without. */
  const shows = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said.stdout)
        if (!found) return
        listening.delete(look)
        resolve(found[1] ?? found[0])
      }
      listening.add(look)
      look()
      ended.then(() => reject(new Error(`It ended without showing ${pattern}: ${said.stderr}`)))
    })

  return { child, said, ended, shows }
}

/** Runs `lotse <words>` on a data folder, beside its server or without one. */
export const lotse = (
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => run('server/cli.ts', words, environment(folder, env)).ended

export interface ServerProcess {
  readonly port: number
  readonly url: string
  /** What the terminal showed so far. */
  stdout(): string
  stderr(): string
  /** The one-time link that the start printed for an app. */
  link(app: PairingApp): Promise<string>
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

export interface ServerProcessOptions {
  readonly folder: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the server; resolves when it has said where it is. Rejects with what it said when it ends instead. */
export const startServerProcess = async ({ folder, port, env = {} }: ServerProcessOptions): Promise<ServerProcess> => {
  const at = port ?? (await freePort())
  const { child, said, ended, shows } = run('server/main.ts', [], environment(folder, { PORT: `${at}`, ...env }))
  await shows(/^ {2}counter\s+http/m)
  return {
    port: at,
    url: `http://127.0.0.1:${at}`,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    link: (app) => shows(new RegExp(`(http\\S+/${app}/pair\\?code=\\S+)\n`)),
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs a server that is expected not to start. */
export const refusedStart = (folder: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  run('server/main.ts', [], environment(folder, { PORT: '0', ...env })).ended

export interface AgentProcess {
  readonly port: number
  /** The link that pairs a page; rejects when none is shown. */
  link(): Promise<string>
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

/** Starts `lotse agent <words>`; resolves when it listens. */
export const startAgentProcess = async (words: readonly string[]): Promise<AgentProcess> => {
  const { child, ended, shows } = run('server/cli.ts', ['agent', ...words], { PATH: process.env.PATH ?? '' })
  const port = Number(await shows(/listens at http:\/\/127\.0\.0\.1:(\d+)/))
  return {
    port,
    link: () => shows(/(http\S+#agent=\S+)\n/),
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
