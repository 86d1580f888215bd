// env → config → store, clock → startApp → signals.
import { existsSync, readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { packageVersion, startApp } from './app.ts'
import { systemClock, trialClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { pushKeys, webPushSender } from './devices/webPush.ts'
import { isAllExample, loadExample, openExampleToday, trialNote } from './exampleDay.ts'
import { jsonLog } from './log.ts'
import { openServerStore, placeOf } from './store/openStore.ts'
import type { Store } from './store/store.ts'
import { StoreError } from './store/storeError.ts'
import { addressNote, welcome } from './welcome.ts'

const builtApps = join(import.meta.dirname, '..', 'dist')

/** What cannot be started is said in a line that tells what to do, without a stack. */
class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

const checkClock = async (store: Store, config: Config) => {
  const made = await store.notes.get(trialNote)
  if (config.clock === null && made !== null)
    throw new StartRefused(
      `The data in ${placeOf(config)} was made under LOTSE_CLOCK and starts only with it. Set LOTSE_CLOCK, or use another LOTSE_DATA or DATABASE_URL.`,
    )
  if (config.clock === null) return
  if (!(await isAllExample(store)))
    throw new StartRefused(`LOTSE_CLOCK is refused: ${placeOf(config)} holds a plan that is not marked as example.`)
  await store.notes.put(trialNote, new Date(config.clock.from).toISOString())
}

const readTls = ({ tls }: Config) => {
  if (tls === null) return null
  const missing = [tls.certFile, tls.keyFile].filter((file) => !existsSync(file))
  if (missing.length > 0) throw new StartRefused(`Not found: ${missing.join(', ')} (LOTSE_TLS_CERT, LOTSE_TLS_KEY).`)
  return { cert: readFileSync(tls.certFile, 'utf8'), key: readFileSync(tls.keyFile, 'utf8') }
}

const hostNames = (host: string): readonly string[] => {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return [
    'localhost',
    ...addresses.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  ]
}

const start = async (config: Config) => {
  const log = jsonLog(config.logLevel)
  const clock = config.clock ? trialClock(config.clock.from, config.clock.speed) : systemClock()
  const store = await openServerStore(config, { now: clock.now, log })
  const loaded = await loadExample(store, clock)
  await checkClock(store, config)
  const opened = await openExampleToday(store, clock)
  if (config.clock)
    log.warn({ clock: new Date(clock.now()).toISOString(), speed: clock.speed }, 'running under LOTSE_CLOCK')

  const { host, port, publicUrl } = config
  const app = await startApp({
    store,
    clock,
    log,
    host,
    port,
    tls: readTls(config),
    publicUrl,
    push: publicUrl?.startsWith('https:') ? webPushSender(publicUrl, await pushKeys(store.notes), log) : null,
    builtApps,
    dataFolder: config.dataFolder,
    version: packageVersion(),
  })
  const protocol = config.tls ? 'https' : 'http'
  const addresses = hostNames(host).map((name) => `${protocol}://${name}:${app.port}`)
  await store.notes.put(addressNote, addresses[0] ?? '')
  const lines = await welcome({
    store,
    app,
    loaded,
    opened,
    clock,
    addresses,
  })
  for (const line of lines) console.log(line)
  return { app, store, log }
}

type Started = Awaited<ReturnType<typeof start>>

const stopOn = ({ app, store, log }: Started) => {
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await app.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
}

const explain = (error: unknown, config: Config): string => {
  if (error instanceof StartRefused || error instanceof StoreError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is taken. Stop the other program, or set PORT to another number.`
  if (code === 'EACCES') return `Port ${config.port} may not be opened by this user. Set PORT to a number above 1023.`
  if (code === 'EADDRNOTAVAIL') return `HOST is "${config.host}", which is no address of this machine.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const reading = readConfig(process.env)
if (reading.kind === 'unusable') {
  for (const problem of reading.problems) console.error(problem)
  process.exit(2)
}
start(reading.config).then(stopOn, (error: unknown) => {
  console.error(explain(error, reading.config))
  process.exit(1)
})
