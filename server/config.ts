// The environment → what the server is told, or every problem at once.
import { readClockSetting } from './clock.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** PostgreSQL, which then holds everything; null: SQLite in the data folder. */
  readonly databaseUrl: string | null
  /** Public address in QR codes, without a trailing slash; null: no QR code and no phone offer anywhere. */
  readonly publicUrl: string | null
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null
  readonly clock: { readonly from: number; readonly speed: number } | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export type ConfigReading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const readUrl = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.protocol === 'http:' || url.protocol === 'https:'
  return plain && url.search === '' && url.hash === '' && url.username === '' ? url.href.replace(/\/+$/, '') : null
}

/** `postgresql://user:password@host:port/name`; a name is needed, the rest may be left to PostgreSQL's own variables. */
export const isDatabaseUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, pathname } = new URL(text)
  return (protocol === 'postgres:' || protocol === 'postgresql:') && pathname.length > 1
}

/** Reads the environment of design §5. An empty variable counts as not set. Lists every unusable value, each with what would do. */
export const readConfig = (environment: Environment): ConfigReading => {
  const problems: string[] = []
  const value = (name: string): string | null => environment[name]?.trim() || null

  const portText = value('PORT') ?? '3000'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port > 65_535)
    problems.push(`PORT is "${portText}"; give a number from 0 to 65535 (0: any free one).`)

  const urlText = value('LOTSE_URL')
  const publicUrl = urlText === null ? null : readUrl(urlText)
  if (urlText !== null && publicUrl === null)
    problems.push(
      `LOTSE_URL is "${urlText}"; give the address that visitors' phones reach, such as https://nummer.kempten.de`,
    )

  const certFile = value('LOTSE_TLS_CERT')
  const keyFile = value('LOTSE_TLS_KEY')
  if ((certFile === null) !== (keyFile === null))
    problems.push(
      `LOTSE_TLS_CERT and LOTSE_TLS_KEY go together; ${certFile === null ? 'LOTSE_TLS_CERT' : 'LOTSE_TLS_KEY'} is missing.`,
    )

  const clockText = value('LOTSE_CLOCK')
  const clock = clockText === null ? null : readClockSetting(clockText)
  if (clockText !== null && clock === null)
    problems.push(
      `LOTSE_CLOCK is "${clockText}"; give an instant with its offset and, if wanted, a speed from 0.1 to 1000: 2026-11-23T08:00:00+01:00*60`,
    )

  const databaseUrl = value('DATABASE_URL')
  // It may hold a password, so that what it is stays untold.
  if (databaseUrl !== null && !isDatabaseUrl(databaseUrl))
    problems.push(
      'DATABASE_URL is no address of a PostgreSQL database; give postgresql://user:password@host:5432/name, or unset it to keep the data in LOTSE_DATA.',
    )

  const level = value('LOTSE_LOG') ?? 'info'
  const logLevel = logLevels.find((known) => known === level)
  if (logLevel === undefined) problems.push(`LOTSE_LOG is "${level}"; give one of ${logLevels.join(', ')}.`)

  if (problems.length > 0 || logLevel === undefined) return { kind: 'unusable', problems }
  return {
    kind: 'config',
    config: {
      port,
      host: value('HOST') ?? '0.0.0.0',
      dataFolder: value('LOTSE_DATA') ?? './data',
      databaseUrl,
      publicUrl,
      tls: certFile !== null && keyFile !== null ? { certFile, keyFile } : null,
      clock,
      logLevel,
    },
  }
}
