// What `npm run replay` is told on the command line.
import { parseArgs } from 'node:util'
import { SiteId } from '../../shared/ids.ts'

export type CallMode = 'free' | 'recorded'

/** Which day is played: a recorded one from a file, or the built-in Monday drawn from a seed. */
export type DayChoice =
  | { readonly kind: 'recorded'; readonly file: string; readonly office: string; readonly date: string }
  | { readonly kind: 'monday'; readonly seed: number }

export interface ReplayOptions {
  readonly day: DayChoice
  /** Milliseconds of the day in one real millisecond. */
  readonly speed: number
  readonly calls: CallMode
  /** A running server; null: one of its own. */
  readonly server: { readonly url: string; readonly token: string; readonly site: SiteId | null } | null
}

export type OptionsReading =
  | { readonly kind: 'options'; readonly options: ReplayOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] }

export const replayHelp = `Plays a day of visitors against a Lotse server and judges what happened.

  npm run replay -- --file <csv or csv.gz> --office <office> --date <yyyy-mm-dd> [options]
  npm run replay                            a built-in busy Monday at Kempten

  --file <path>           recorded tickets, one a line (docs/replay.md names the columns)
  --office, --date        which day of which office of the file
  --speed <1 to 1000>     how many times as fast as it was (60)
  --calls free|recorded   free: a desk that is free calls the next visitor (as it is without this option)
                          recorded: calls come at the recorded moments
  --url <address>         a running server instead of one of its own; needs --token
  --token <token>         from npm run lotse -- token --role staff --site <site>
  --site <site>           which site of that server; needed when it has several
  --seed <number>         another built-in Monday (1)
  --help                  this text

It ends with a line "… issued, … called, … left over, 0 lost, 0 doubled, 0 order violations" and with exit code 1 if
anything stands there that should not.`

const known = {
  file: { type: 'string' },
  office: { type: 'string' },
  date: { type: 'string' },
  speed: { type: 'string' },
  calls: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  site: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Reads the arguments after the program's name; lists all problems at once, each with what would do. */
export const readReplayOptions = (args: readonly string[]): OptionsReading => {
  let values: ReturnType<typeof parse>
  try {
    values = parse(args)
  } catch (error) {
    return { kind: 'unusable', problems: [error instanceof Error ? error.message : String(error)] }
  }
  if (values.help) return { kind: 'help' }
  const problems: string[] = []
  const speed = readNumber('speed', values.speed ?? '60', 1, 1000, problems)
  const calls = values.calls ?? 'free'
  if (calls !== 'free' && calls !== 'recorded') problems.push(`--calls is "${calls}"; give free or recorded.`)
  const day = readDay(values, problems)
  const server = readServer(values, problems)
  if (values.file === undefined && values.url !== undefined)
    problems.push('--url needs --file: the built-in Monday is played on a server of its own.')
  if (values.file === undefined && calls === 'recorded')
    problems.push('--calls recorded needs --file: nobody has recorded the built-in Monday.')
  if (problems.length > 0 || day === null || (calls !== 'free' && calls !== 'recorded'))
    return { kind: 'unusable', problems }
  return { kind: 'options', options: { day, speed, calls, server } }
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: known, strict: true, allowPositionals: false }).values

type Values = ReturnType<typeof parse>

const readNumber = (name: string, text: string, least: number, most: number, problems: string[]): number => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    problems.push(`--${name} is "${text}"; give a number from ${least} to ${most}.`)
  return value
}

const readDay = ({ file, office, date, seed }: Values, problems: string[]): DayChoice | null => {
  if (file === undefined) {
    const strays = Object.entries({ office, date }).filter(([, value]) => value !== undefined)
    for (const [name] of strays) problems.push(`--${name} goes with --file, which is missing.`)
    return { kind: 'monday', seed: readNumber('seed', seed ?? '1', 0, 1_000_000_000, problems) }
  }
  if (seed !== undefined) problems.push('--seed draws the built-in Monday; leave it out with --file.')
  if (office === undefined) problems.push('--office is missing; the file may hold several offices.')
  if (date === undefined) problems.push('--date is missing; give a day as 2020-01-07.')
  else if (!isDate(date)) problems.push(`--date is "${date}"; give a day as 2020-01-07.`)
  return office === undefined || date === undefined ? null : { kind: 'recorded', file, office, date }
}

const isDate = (text: string) => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const readServer = ({ url, token, site }: Values, problems: string[]): ReplayOptions['server'] => {
  if (url === undefined) {
    if (token !== undefined) problems.push('--token goes with --url, which is missing.')
    if (site !== undefined) problems.push('--site goes with --url, which is missing.')
    return null
  }
  const address = URL.canParse(url) ? new URL(url) : null
  if (!address || !['http:', 'https:'].includes(address.protocol))
    problems.push(`--url is "${url}"; give an address such as http://localhost:3000.`)
  if (token === undefined || token === '')
    problems.push('--url needs --token; npm run lotse -- token --role staff --site <site> prints one.')
  const named = site === undefined ? null : SiteId.safeParse(site)
  if (named && !named.success) problems.push(`--site is "${site}"; give a site's id, such as kempten.`)
  if (!address || token === undefined) return null
  return { url: address.origin, token, site: named?.success ? named.data : null }
}
