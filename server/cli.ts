// `npm run lotse -- …`: works beside a running server and without one.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Outcome } from './administration.ts'
import * as administration from './administration.ts'
import { readConfig } from './config.ts'
import { silentLog } from './log.ts'
import { openStore } from './store/openStore.ts'
import type { Store } from './store/store.ts'
import { StoreError } from './store/storeError.ts'
import { addressNote } from './welcome.ts'

const usage = `npm run lotse -- <command>

  token --role staff --site <site>          a token for programs, alone on standard output
  link --app kiosk|display|counter --site <site>
                                            a link (15 minutes, once) that pairs the browser which opens it
  tokens                                    all tokens and pairings
  revoke <id>                               withdraws one of them
  import appointments <file.csv>            adds or replaces appointments
  cancel appointment <number>               cancels one
  export plan --site <site>                 the site's settings as JSON
  import plan <file.json>                   puts settings in force

--site may be left out where there is one site. The data lies in LOTSE_DATA (./data), or in the database of DATABASE_URL.`

const options = {
  role: { type: 'string' },
  site: { type: 'string' },
  app: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const run = async (
  store: Store,
  words: readonly string[],
  values: { role?: string | undefined; site?: string | undefined; app?: string | undefined },
  base: string,
): Promise<Outcome | null> => {
  const [verb, noun, name] = words
  if (verb === 'token') return administration.token(store, values.role, values.site)
  if (verb === 'link') return administration.link(store, values.app, values.site, base)
  if (verb === 'tokens') return administration.tokens(store)
  if (verb === 'revoke') return administration.revoke(store, noun)
  if (verb === 'export' && noun === 'plan') return administration.exportPlan(store, values.site)
  if (verb === 'cancel' && noun === 'appointment') return administration.cancelAppointment(store, name)
  if (verb === 'import' && name !== undefined) {
    const text = await textOf(name)
    if (noun === 'appointments') return administration.importAppointments(store, text)
    if (noun === 'plan') return administration.importPlan(store, text)
  }
  return null
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
  const reading = readConfig(process.env)
  if (reading.kind === 'unusable') return fail(...reading.problems)
  const { port, publicUrl, tls } = reading.config
  const store = await openStore(reading.config, { now: Date.now, log: silentLog })
  try {
    const here = `${tls ? 'https' : 'http'}://localhost:${port}`
    const base = publicUrl ?? (await store.notes.get(addressNote)) ?? here
    const outcome = await run(store, positionals, values, base)
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
