// `npm run lotse -- …`: works beside a running server and without one.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Outcome } from './administration.ts'
import * as administration from './administration.ts'
import { callForHelp } from './alarmCall.ts'
import { type Config, isDatabaseUrl, readConfig } from './config.ts'
import { startAgent } from './devices/agent/agent.ts'
import { type AgentWords, readAgentSettings } from './devices/agent/agentSettings.ts'
import { jsonLog, silentLog } from './log.ts'
import { addNotice, listNotices, removeNotice } from './noticeCommands.ts'
import { copyData } from './store/copy/copyData.ts'
import type { Dump } from './store/copy/dump.ts'
import { openPostgresDump } from './store/copy/postgresDump.ts'
import { openSqliteDump } from './store/copy/sqliteDump.ts'
import { openStore } from './store/openStore.ts'
import type { Store } from './store/store.ts'
import { StoreError } from './store/storeError.ts'
import { importVoices, listVoices, makeVoices } from './voiceCommands.ts'
import { addressNote } from './welcome.ts'

const usage = `npm run lotse -- <command>

  token --role staff --site <site>          a token for programs, alone on standard output
  link --app kiosk|display|counter --site <site>
                                            a link (15 minutes, once) that pairs the browser which opens it
  tokens                                    all tokens and pairings
  revoke <id>                               withdraws one of them
  clerks --site <site>                      the site's clerks: id, name and services
  clerk add --site <site> --name "Kim Berger" [--services <a,b>]
                                            adds one; without services, for all of them
  clerk remove <id> --site <site>           deletes one, name and all
  pin --site <site> [--pin <digits>]        a new PIN for the maintenance screen of the site's kiosks
  import appointments <file>                adds or replaces appointments and free slots, from CSV or iCalendar
  cancel appointment <number>               cancels one
  export plan --site <site>                 the site's settings as JSON
  import plan <file.json>                   puts settings in force
  announce --site <site> --text "…" [--text "en:…"] --minutes <30> [--areas <a,b>] [--spoken]
                                            shows a text on boards for a while; it must name nobody
  notices --site <site>                     what boards show besides calls
  notice add --site <site> --text "…" [--file <picture or video>] [--areas <a,b>] [--minutes <n>]
                                            shows a notice of the town in rotation
  notice remove <id> --site <site>          takes one away
  voices [--language <ar>]                  the sounds of announcements: how many there are, or all of a language
  voices make --language <ar> --with "espeak-ng -v ar -w {file} {text}"
                                            lets a program of yours say them
  voices import <file or folder> --language <ar>
                                            puts recordings in their place: digit-7.wav
  alarm --url <https://…> --site <site> --desk <desk> [--drill]
                                            a silent alarm, with a token in LOTSE_TOKEN; for a global key
  agent --origin <https://…> --profile <id> --device /dev/usb/lp0 (or --printer <host:port>)
                                            runs on a kiosk's own PC and prints on its printer; --port, --folder,
                                            and --pair for a new link
  copy --to <folder or postgresql://…>      copies all data to an empty folder or database, with no server running

--site may be left out where there is one site; token and link take several: --site kempten,sonthofen.
The data lies in LOTSE_DATA (./data), or in the database of DATABASE_URL.`

const options = {
  role: { type: 'string' },
  site: { type: 'string' },
  pin: { type: 'string' },
  app: { type: 'string' },
  to: { type: 'string' },
  url: { type: 'string' },
  desk: { type: 'string' },
  name: { type: 'string' },
  services: { type: 'string' },
  language: { type: 'string' },
  with: { type: 'string' },
  text: { type: 'string', multiple: true },
  areas: { type: 'string' },
  minutes: { type: 'string' },
  file: { type: 'string' },
  spoken: { type: 'boolean' },
  drill: { type: 'boolean' },
  origin: { type: 'string', multiple: true },
  profile: { type: 'string' },
  device: { type: 'string' },
  printer: { type: 'string' },
  port: { type: 'string' },
  folder: { type: 'string' },
  pair: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

const run = async (
  store: Store,
  words: readonly string[],
  values: Values,
  { base, dataFolder }: { readonly base: string; readonly dataFolder: string },
): Promise<Outcome | null> => {
  const [verb, noun, name] = words
  if (verb === 'voices') {
    const wanted = { store, dataFolder, language: values.language }
    if (noun === 'make') return makeVoices(wanted, values.with)
    return noun === 'import' ? importVoices(wanted, name) : listVoices(wanted)
  }
  if (verb === 'token') return administration.token(store, values.role, values.site)
  if (verb === 'link') return administration.link(store, values.app, values.site, base)
  const { site, text: texts = [], areas, minutes, file, spoken = false } = values
  const given = { store, dataFolder, site, texts, areas, minutes, file, spoken }
  if (verb === 'announce') return addNotice(given, 'announcement', Date.now())
  if (verb === 'notices') return listNotices(store, site)
  if (verb === 'notice' && noun === 'add') return addNotice(given, 'notice', Date.now())
  if (verb === 'notice' && noun === 'remove') return removeNotice(store, dataFolder, site, name)
  if (verb === 'tokens') return administration.tokens(store)
  if (verb === 'revoke') return administration.revoke(store, noun)
  if (verb === 'clerks') return administration.clerks(store, values.site)
  if (verb === 'clerk' && noun === 'add')
    return administration.addClerk(store, values.site, { name: values.name, services: values.services })
  if (verb === 'clerk' && noun === 'remove') return administration.removeClerk(store, values.site, name)
  if (verb === 'pin') return administration.pin(store, values.site, values.pin)
  if (verb === 'export' && noun === 'plan') return administration.exportPlan(store, values.site)
  if (verb === 'cancel' && noun === 'appointment') return administration.cancelAppointment(store, name)
  if (verb === 'import' && name !== undefined) {
    const text = await textOf(name)
    if (noun === 'appointments') return administration.importAppointments(store, text)
    if (noun === 'plan') return administration.importPlan(store, text)
  }
  return null
}

const openDump = (place: string): Promise<Dump> =>
  isDatabaseUrl(place) ? openPostgresDump(place, Date.now(), silentLog) : openSqliteDump(place, Date.now())

/** Takes all data to where `to` says: both stand still meanwhile. */
const copy = async ({ databaseUrl, dataFolder }: Config, to: string | undefined): Promise<Outcome> => {
  if (to === undefined || (to.includes('://') && !isDatabaseUrl(to)))
    return {
      kind: 'refused',
      problems: ['--to is missing or no place; give a folder, or postgresql://user:password@host/name.'],
    }
  const from = await openDump(databaseUrl ?? dataFolder)
  try {
    const target = await openDump(to)
    try {
      const copied = await copyData(from, target)
      return copied.kind === 'copied'
        ? { kind: 'done', text: `${copied.rows} rows are now in ${target.place}, as many as in ${from.place}.` }
        : { kind: 'refused', problems: [`Not copied, since it is not empty (${copied.table}): ${target.place}.`] }
    } finally {
      await target.close()
    }
  } finally {
    await from.close()
  }
}

/** The print agent of a kiosk's own PC; it runs until it is told to stop. */
const agent = async (words: AgentWords, level: string | undefined): Promise<void> => {
  const reading = readAgentSettings(words)
  if (reading.kind === 'unusable') return fail(...reading.problems)
  const { settings } = reading
  const log = jsonLog(level === 'silent' ? 'silent' : 'info')
  const running = await startAgent(settings, log)
  console.log(`The print agent listens at http://127.0.0.1:${running.port} for ${settings.origins.join(', ')}.`)
  if (running.link)
    console.log(
      `Open this once in the kiosk's own browser, within 15 minutes; it pairs the page:\n\n  ${running.link}\n`,
    )
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void running.close().then(() => process.exit(0)))
}

/** The text of a file that the command line names. */
const textOf = async (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'it is not there' : String(error)
    return fail(`${file} cannot be read: ${why}.`)
  })

const fail = (...lines: readonly string[]): never => {
  for (const line of lines) console.error(line)
  process.exit(2)
}

const main = async () => {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  if (values.help || positionals.length === 0) {
    console.log(usage)
    return
  }
  if (positionals[0] === 'alarm') {
    const { url, site, desk, drill = false } = values
    const outcome = await callForHelp({ url, site, desk, token: process.env.LOTSE_TOKEN, drill })
    if (outcome.kind === 'refused') return fail(...outcome.problems)
    console.log(outcome.text)
    return
  }
  if (positionals[0] === 'agent') return agent(values, process.env.LOTSE_LOG)
  const reading = readConfig(process.env)
  if (reading.kind === 'unusable') return fail(...reading.problems)
  if (positionals[0] === 'copy') {
    const outcome = await copy(reading.config, values.to)
    if (outcome.kind === 'refused') return fail(...outcome.problems)
    console.log(outcome.text)
    return
  }
  const { port, publicUrl, tls } = reading.config
  const store = await openStore(reading.config, { now: Date.now, log: silentLog })
  try {
    const here = `${tls ? 'https' : 'http'}://localhost:${port}`
    const base = publicUrl ?? (await store.notes.get(addressNote)) ?? here
    const outcome = await run(store, positionals, values, { base, dataFolder: reading.config.dataFolder })
    if (outcome === null) return fail(usage)
    if (outcome.kind === 'refused') return fail(...outcome.problems)
    console.log(outcome.text)
  } finally {
    await store.close()
  }
}

main().catch((error: unknown) => {
  fail(error instanceof StoreError || (error instanceof Error && 'code' in error) ? error.message : String(error))
})
