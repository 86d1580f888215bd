// Hears what other servers have written: by notification, and by a slow look for those that were lost.
import type { Client, Notification } from 'pg'
import type { Log } from '../../log.ts'
import type { StreamId } from '../store.ts'
import type { Connections } from './connections.ts'
import { storeErrorOf } from './errors.ts'

interface Deps {
  readonly connections: Connections
  /** Names this server among the others; each look shows them that it is alive. */
  readonly writer: string
  readonly log: Log
  readonly pollMs: number
  /** Called once for each new version of a stream, whoever wrote it; never with an older one. */
  readonly onDay: (stream: StreamId, version: number) => void
  readonly onSettings: () => void
}

const alive = `
  INSERT INTO writers (writer, group_number, seen_at) VALUES ($1, 0, clock_timestamp())
  ON CONFLICT (writer) DO UPDATE SET seen_at = clock_timestamp()`

/** Days are written to as long as they are open, and of a site the newest at most is. */
const heads = `
  SELECT stream, version
  FROM (SELECT stream, version, rank() OVER (PARTITION BY site ORDER BY date DESC) AS age FROM streams) AS days
  WHERE age <= 2`

const firstPauseMs = 50
const longestPauseMs = 5_000

/** Listens once it has resolved, and again whenever the connection has been lost. Rejects when the database cannot be reached. */
export async function listenForChanges({ connections, writer, log, pollMs, onDay, onSettings }: Deps) {
  const told = new Map<StreamId, number>()
  let settings: number | null = null
  let current: Client | null = null
  let closing = false
  let pauses = 0
  let timer: NodeJS.Timeout | undefined

  const tell = (stream: StreamId, version: number) => {
    if (closing || (told.get(stream) ?? 0) >= version) return
    told.set(stream, version)
    onDay(stream, version)
  }

  const hear = ({ channel, payload = '', processId }: Notification) => {
    if (closing) return
    if (channel === 'lotse_settings') return onSettings()
    // What this server wrote it tells itself, after the one who wrote has gone on.
    if (connections.isOwn(processId)) return
    const space = payload.lastIndexOf(' ')
    tell(payload.slice(0, space) as StreamId, Number(payload.slice(space + 1)))
  }

  const look = async (client: Client, first: boolean) => {
    await client.query(alive, [writer])
    const { rows: days } = await client.query<{ stream: StreamId; version: number }>(heads)
    for (const { stream, version } of days)
      if (first) told.set(stream, version)
      else tell(stream, version)
    const { rows } = await client.query<{ version: number }>('SELECT version FROM settings_version')
    const version = rows[0]?.version ?? 0
    if (settings !== null && settings !== version) onSettings()
    settings = version
  }

  const connect = async (first: boolean) => {
    const client = connections.client()
    let lost = false
    const lose = (error?: Error) => {
      if (lost) return
      lost = true
      clearTimeout(timer)
      client.removeListener('notification', hear)
      client.end().catch(() => {})
      if (closing || current !== client) return
      log.warn({ err: error }, 'changes from other servers cannot be heard; connecting again')
      again()
    }
    client.on('error', lose)
    client.on('end', lose)
    try {
      await client.connect()
      client.on('notification', hear)
      await client.query('LISTEN lotse_days')
      await client.query('LISTEN lotse_settings')
      await look(client, first)
    } catch (error) {
      lose()
      throw storeErrorOf(error, connections.place)
    }
    if (lost) throw storeErrorOf(new Error('the connection was lost'), connections.place)
    current = client
    pauses = 0
    if (closing) return lose()
    const next = () => {
      timer = setTimeout(() => look(client, false).then(() => lost || closing || next(), lose), pollMs)
      timer.unref()
    }
    next()
  }

  const again = () => {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** pauses)
    pauses += 1
    timer = setTimeout(() => {
      connect(false).catch((error: unknown) => {
        if (closing) return
        log.debug({ err: error }, 'the database is not back yet')
        again()
      })
    }, pauseMs)
    timer.unref()
  }

  await connect(true)

  return {
    tell,
    async close() {
      closing = true
      clearTimeout(timer)
      await current?.end().catch(() => {})
    },
  }
}
