// What the command line does to a data folder, beside a running server or without one.
import { randomBytes } from 'node:crypto'
import { AppointmentCode, type ClerkId, type SiteId } from '../shared/ids.ts'
import { Plan } from '../shared/plan.ts'
import { ClerkName } from '../shared/protocol.ts'
import type { Role } from '../shared/request.ts'
import { systemClock } from './clock.ts'
import { checkPlan, checkPlans } from './domain/planCheck.ts'
import { trialNote } from './exampleDay.ts'
import { makeLink, makeToken, type PairingApp } from './operations/access.ts'
import { explainListProblem } from './operations/agenda/listProblem.ts'
import { readList } from './operations/agenda/readList.ts'
import { isPin, newPin, setPin } from './operations/pin.ts'
import { planHash } from './planHash.ts'
import type { Store, TokenRow } from './store/store.ts'

/** Text for standard output, or what was wrong, a line each. */
export type Outcome =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

const done = (text: string): Outcome => ({ kind: 'done', text })
const refuse = (...problems: string[]): Outcome => ({ kind: 'refused', problems })

/** `staff` is the role of programs: clerk and supervisor in one. */
const roleOf: ReadonlyMap<string, Role> = new Map([
  ['staff', 'program'],
  ['kiosk', 'kiosk'],
  ['display', 'display'],
  ['clerk', 'clerk'],
  ['supervisor', 'supervisor'],
])
const linkApps = ['kiosk', 'display', 'counter'] as const satisfies readonly PairingApp[]

/** The site that is meant; an installation of one site need not be told. */
const siteFrom = async (store: Store, name: string | undefined): Promise<{ site: SiteId } | { refused: Outcome }> => {
  const known = (await store.plans.current()).map(({ plan }) => plan.site.id)
  const [only] = known
  if (name === undefined && only !== undefined && known.length === 1) return { site: only }
  const site = known.find((one) => one === name)
  if (site !== undefined) return { site }
  const said = name === undefined ? '--site is missing' : `--site is "${name}"`
  return {
    refused: refuse(
      known.length === 0
        ? 'This data folder has no site yet: start the server once, or import a plan.'
        : `${said}; give one of ${known.join(', ')}.`,
    ),
  }
}

/** The sites that are meant: `kempten`, or `kempten,sonthofen`; the first is where a screen begins. */
const sitesFrom = async (
  store: Store,
  names: string | undefined,
): Promise<{ sites: TokenRow['sites'] } | { refused: Outcome }> => {
  const [first, ...others] =
    names === undefined ? [undefined] : [...new Set(names.split(',').map((name) => name.trim()))]
  const found = await siteFrom(store, first)
  if ('refused' in found) return found
  const sites: [SiteId, ...SiteId[]] = [found.site]
  for (const name of others) {
    const other = await siteFrom(store, name)
    if ('refused' in other) return other
    sites.push(other.site)
  }
  return { sites }
}

/** A token for a program; its text is shown this once. */
export const token = async (
  store: Store,
  role: string | undefined,
  siteNames: string | undefined,
): Promise<Outcome> => {
  const found = await sitesFrom(store, siteNames)
  const known = roleOf.get(role ?? '')
  if (!known) return refuse(`--role is "${role ?? ''}"; give one of ${[...roleOf.keys()].join(', ')}.`)
  if ('refused' in found) return found.refused
  return done(await makeToken(store, systemClock(), found.sites, known, `token ${role}`))
}

/** A one-time link (15 minutes) that pairs the browser which opens it. */
export const link = async (
  store: Store,
  app: string | undefined,
  siteNames: string | undefined,
  base: string,
): Promise<Outcome> => {
  const found = await sitesFrom(store, siteNames)
  const known = linkApps.find((one) => one === app)
  if (!known) return refuse(`--app is "${app ?? ''}"; give one of ${linkApps.join(', ')}.`)
  if ('refused' in found) return found.refused
  return done(`${base}/${known}/pair?code=${await makeLink(store, systemClock(), known, found.sites)}`)
}

/** The tokens and pairings that there are, without their secrets. */
export const tokens = async (store: Store): Promise<Outcome> =>
  done(
    (await store.tokens.all())
      .map(
        ({ id, role, sites, name, createdAt }) =>
          `${id}  ${sites.join(',')}  ${role}  ${name}  ${new Date(createdAt).toISOString()}`,
      )
      .join('\n'),
  )

export const revoke = async (store: Store, id: string | undefined): Promise<Outcome> =>
  id && (await store.tokens.revoke(id))
    ? done(`${id} no longer opens anything.`)
    : refuse(`No token or pairing has the id "${id ?? ''}".`)

/** The clerks of a site: id, services and name, a line each. */
export const clerks = async (store: Store, siteName: string | undefined): Promise<Outcome> => {
  const found = await siteFrom(store, siteName)
  if ('refused' in found) return found.refused
  const rows = (await store.clerks.all()).filter(({ site }) => site === found.site)
  return done(
    rows
      .map(
        ({ id, name, skills, active }) => `${id}  ${name}  ${skills?.join(',') ?? 'all'}${active ? '' : '  inactive'}`,
      )
      .join('\n'),
  )
}

/** Adds a clerk; without services, for all of them. */
export const addClerk = async (
  store: Store,
  siteName: string | undefined,
  given: { readonly name: string | undefined; readonly services: string | undefined },
): Promise<Outcome> => {
  const found = await siteFrom(store, siteName)
  if ('refused' in found) return found.refused
  const name = ClerkName.safeParse(given.name)
  if (!name.success) return refuse('--name is missing or too long; give 1 to 80 letters, as colleagues say it.')
  const plan = (await store.plans.current()).map((one) => one.plan).find(({ site }) => site.id === found.site)
  const wanted = given.services?.split(',').map((id) => id.trim()) ?? null
  const known = plan?.services.map(({ id }) => id) ?? []
  const unknown = wanted?.filter((id) => !known.some((service) => service === id)) ?? []
  if (unknown.length > 0)
    return refuse(
      `--services names what ${found.site} does not have: ${unknown.join(', ')}.`,
      `It has ${known.join(', ')}.`,
    )
  const id = randomBytes(9).toString('base64url') as ClerkId
  const skills = wanted && known.filter((service) => wanted.includes(service))
  await store.clerks.put({ id, site: found.site, name: name.data, skills, active: true })
  return done(`${name.data} can be chosen at the desks of ${found.site} from now on (${id}).`)
}

/** Deletes a clerk, name and all. */
export const removeClerk = async (
  store: Store,
  siteName: string | undefined,
  id: string | undefined,
): Promise<Outcome> => {
  const found = await siteFrom(store, siteName)
  if ('refused' in found) return found.refused
  return (await store.clerks.remove(found.site, (id ?? '') as ClerkId))
    ? done(`${id} is no longer in the list of ${found.site}.`)
    : refuse(`No clerk of ${found.site} has the id "${id ?? ''}".`)
}

/** A new PIN for the maintenance screen of a site's kiosks, made by chance unless one is given; shown this once. */
export const pin = async (store: Store, siteName: string | undefined, given: string | undefined): Promise<Outcome> => {
  const found = await siteFrom(store, siteName)
  if ('refused' in found) return found.refused
  if (given !== undefined && !isPin(given))
    return refuse('--pin is no PIN; give 6 to 12 digits, or none for one by chance.')
  const made = given ?? newPin()
  await setPin(store, found.site, made)
  return done(made)
}

/** Appointments and free slots from a CSV or iCalendar file: all of it or nothing. */
export const importAppointments = async (store: Store, text: string): Promise<Outcome> => {
  const plans = (await store.plans.current()).map(({ plan }) => plan)
  const list = readList(text, plans)
  if (list.kind === 'refused') return { kind: 'refused', problems: list.problems.map(explainListProblem) }
  const { appointments, slots } = list.entries
  const changed = [...(await store.appointments.put(appointments)), ...(await store.slots.put(slots))]
  const free = slots.length > 0 ? ` and ${slots.length} free slots` : ''
  return done(`${appointments.length} appointments${free} read, ${changed.length} new or changed.`)
}

/** Marks an appointment as cancelled at every site that has it. */
export const cancelAppointment = async (store: Store, text: string | undefined): Promise<Outcome> => {
  const code = AppointmentCode.safeParse(text?.toUpperCase())
  const rows = code.success ? await store.appointments.find(code.data) : []
  if (rows.length === 0) return refuse(`No appointment has the number "${text ?? ''}".`)
  await store.appointments.put(rows.map((row) => ({ ...row, cancelled: true })))
  return done(`${text} is cancelled.`)
}

/** A site's plan as JSON. */
export const exportPlan = async (store: Store, siteName: string | undefined): Promise<Outcome> => {
  const found = await siteFrom(store, siteName)
  if ('refused' in found) return found.refused
  const current = (await store.plans.current()).find(({ plan }) => plan.site.id === found.site)
  return done(JSON.stringify(current?.plan, null, 2))
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Puts a plan in force: the running server takes it over within seconds, or on the next day if it is still in use. */
export const importPlan = async (store: Store, text: string): Promise<Outcome> => {
  const json = parseJson(text)
  if (json === undefined) return refuse('The file is not JSON.')
  const read = Plan.safeParse(json)
  if (!read.success)
    return { kind: 'refused', problems: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
  const plan = read.data
  if (!plan.example && (await store.notes.get(trialNote)) !== null)
    return refuse(
      'This data folder was made under LOTSE_CLOCK and takes example plans only. Start with a folder of its own.',
    )
  const others = (await store.plans.current()).map((one) => one.plan).filter(({ site }) => site.id !== plan.site.id)
  const problems = [...checkPlan(plan), ...checkPlans([plan, ...others])]
  const said = problems.map(({ path, code, params, level }) => {
    const figures = Object.entries(params).map(([name, value]) => `${name} ${value}`)
    return `${level} ${path}: ${[code, ...figures].join(', ')}`
  })
  if (problems.some(({ level }) => level === 'error')) return { kind: 'refused', problems: said }
  await store.plans.put(plan, planHash(plan), Date.now())
  return done([`The plan of ${plan.site.id} is in force.`, ...said].join('\n'))
}
