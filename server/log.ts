// Structured logs, one JSON object a line. Labels may stand in them; keys, tokens and texts of visitors never.
import { pino } from 'pino'
import type { Config } from './config.ts'

export type LogFields = Readonly<Record<string, unknown>>

export interface Log {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

export const jsonLog = (level: Config['logLevel']): Log =>
  pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    pino.destination({ dest: 2, sync: true }),
  )

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
