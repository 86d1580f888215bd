// The words behind `lotse agent` → what the agent is told, or every problem at once.
import { findProfile, type PrinterProfile, printerProfiles } from '../profiles.ts'

export interface AgentSettings {
  /** Origins of the kiosk's pages, such as `https://lotse.example`. */
  readonly origins: readonly string[]
  /** 0: any free one. */
  readonly port: number
  readonly folder: string
  readonly profile: PrinterProfile
  /** The one printer; nothing that a page sends names another. */
  readonly printer:
    | { readonly kind: 'device'; readonly path: string }
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** A link is shown even though a page is paired. */
  readonly pairAnew: boolean
}

export interface AgentWords {
  readonly origin?: readonly string[] | undefined
  readonly port?: string | undefined
  readonly folder?: string | undefined
  readonly profile?: string | undefined
  readonly device?: string | undefined
  readonly printer?: string | undefined
  readonly pair?: boolean | undefined
}

export type AgentReading =
  | { readonly kind: 'settings'; readonly settings: AgentSettings }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] }

const usualPort = 4115

const originOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const { origin, protocol } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? origin : null
}

/** `10.20.4.17`, `printer.example:9100`, `[fd00::17]:9100`. */
const addressOf = (text: string) => {
  if (!URL.canParse(`tcp://${text}`)) return null
  const { hostname, pathname, port, username } = new URL(`tcp://${text}`)
  if (hostname === '' || username !== '' || !['', '/'].includes(pathname)) return null
  return { kind: 'tcp', host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 9100 : Number(port) } as const
}

export const readAgentSettings = (words: AgentWords): AgentReading => {
  const problems: string[] = []
  const origins = (words.origin ?? []).flatMap((text) => originOf(text) ?? [])
  if (origins.length === 0 || origins.length < (words.origin ?? []).length)
    problems.push('--origin is missing or no address; give that of the kiosk page, such as https://lotse.example')

  const port = Number(words.port ?? usualPort)
  if (!/^\d+$/.test(words.port ?? '0') || port > 65_535)
    problems.push(`--port is "${words.port}"; give a number from 0 to 65535.`)

  const profile = findProfile(words.profile ?? '')
  if (!profile)
    problems.push(`--profile is missing or unknown; give one of ${printerProfiles.map(({ id }) => id).join(', ')}.`)

  const { device, printer } = words
  if ((device === undefined) === (printer === undefined))
    problems.push('Give one printer: --device /dev/usb/lp0, or --printer 10.20.4.17:9100.')
  if (device !== undefined && !device.startsWith('/dev/'))
    problems.push(`--device is "${device}"; give a device file, such as /dev/usb/lp0.`)
  const address = printer === undefined ? null : addressOf(printer)
  if (printer !== undefined && !address) problems.push(`--printer is "${printer}"; give its address, 10.20.4.17:9100.`)

  const place = address ?? (device === undefined ? null : ({ kind: 'device', path: device } as const))
  if (problems.length > 0 || !profile || !place) return { kind: 'unusable', problems }
  return {
    kind: 'settings',
    settings: {
      origins,
      port,
      folder: words.folder ?? './agent',
      profile,
      printer: place,
      pairAnew: words.pair ?? false,
    },
  }
}
