// `lotse notice …`: what the boards of a site show besides calls, with the pictures and videos in the data folder.
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AnnouncedMinutes, type BoardNotice, type NoticeId } from '../shared/boardNotice.ts'
import type { AreaId, SiteId } from '../shared/ids.ts'
import { Texts } from '../shared/texts.ts'
import type { Outcome } from './administration.ts'
import { mediaKind } from './devices/mediaFile.ts'
import type { Store } from './store/store.ts'

const done = (text: string): Outcome => ({ kind: 'done', text })
const refuse = (...problems: string[]): Outcome => ({ kind: 'refused', problems })

interface Given {
  readonly store: Store
  readonly dataFolder: string
  readonly site: string | undefined
  /** German, and others that begin with their language: `en:Please …`. */
  readonly texts: readonly string[]
  readonly areas: string | undefined
  readonly minutes: string | undefined
  readonly file: string | undefined
  readonly spoken: boolean
}

const siteOf = async (store: Store, name: string | undefined) => {
  const plans = (await store.plans.current()).map(({ plan }) => plan)
  const wanted = name === undefined && plans.length === 1 ? plans[0] : plans.find(({ site }) => site.id === name)
  return wanted ?? refuse(`--site is "${name ?? ''}"; give one of ${plans.map(({ site }) => site.id).join(', ')}.`)
}

const textsOf = (texts: readonly string[]) =>
  Texts.safeParse(
    Object.fromEntries(
      texts.map((text) => {
        const [, language = 'de', rest = text] = /^([a-z]{2}(?:-simple)?):(.*)$/s.exec(text) ?? []
        return [language, rest.trim()]
      }),
    ),
  )

/** Puts a picture or video into the data folder, called after what it holds. */
const keepFile = async (dataFolder: string, file: string): Promise<string | Outcome> => {
  const bytes = await readFile(file).catch(() => null)
  if (!bytes) return refuse(`${file} cannot be read.`)
  const kind = mediaKind(bytes)
  if (kind === null) return refuse(`${file} is no PNG, JPEG, WebP, MP4 or WebM.`)
  if (bytes.length > kind.largestBytes) return refuse(`${file} has more than ${kind.largestBytes} bytes.`)
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.${kind.ending}`
  const folder = join(dataFolder, 'notices')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.new`), bytes)
  await rename(join(folder, `${name}.new`), join(folder, name))
  return name
}

/** What is shown at a site, a line each. */
export const listNotices = async (store: Store, siteName: string | undefined): Promise<Outcome> => {
  const site = await siteOf(store, siteName)
  if ('kind' in site) return site
  const rows = (await store.boardNotices.all()).filter((row) => row.site === site.site.id)
  return done(
    rows
      .map(({ notice: { id, kind, areas, file, until, text } }) =>
        [
          id,
          kind,
          areas?.join(',') ?? 'all',
          until === null ? '-' : new Date(until).toISOString(),
          file ?? '-',
          text.de,
        ].join('  '),
      )
      .join('\n'),
  )
}

/** `announcement` of staff for some minutes, or `notice` of the town until it is taken away or its minutes are over. */
export const addNotice = async (
  { store, dataFolder, site: siteName, texts, areas, minutes, file, spoken }: Given,
  kind: BoardNotice['kind'],
  now: number,
): Promise<Outcome> => {
  const plan = await siteOf(store, siteName)
  if ('kind' in plan) return plan
  const text = textsOf(texts)
  if (!text.success)
    return refuse(
      '--text is missing or too long; give German, and others as --text "en:…", with 400 letters at most each.',
    )
  const wanted = areas?.split(',').map((id) => id.trim()) ?? null
  const unknown = wanted?.filter((id) => !plan.areas.some((area) => area.id === id)) ?? []
  if (unknown.length > 0) return refuse(`--areas names what ${plan.site.id} does not have: ${unknown.join(', ')}.`)
  const length = minutes === undefined ? null : AnnouncedMinutes.safeParse(Number(minutes))
  if (length?.success === false || (kind === 'announcement' && length === null))
    return refuse('--minutes is missing or no number from 1 to 1440.')
  const kept = file === undefined ? null : await keepFile(dataFolder, file)
  if (kept !== null && typeof kept !== 'string') return kept
  const id = randomBytes(6).toString('base64url') as NoticeId
  const until = length === null ? null : now + length.data * 60_000
  await store.boardNotices.put(plan.site.id, {
    id,
    kind,
    areas: wanted as AreaId[] | null,
    text: text.data,
    file: kept,
    spoken,
    from: kind === 'notice' ? 0 : now,
    until,
  })
  return done(`Boards of ${plan.site.id} show it from now on (${id}).`)
}

/** Takes a notice off the boards, and its file out of the folder when no other one has it. */
export const removeNotice = async (
  store: Store,
  dataFolder: string,
  siteName: string | undefined,
  id: string | undefined,
): Promise<Outcome> => {
  const plan = await siteOf(store, siteName)
  if ('kind' in plan) return plan
  const rows = await store.boardNotices.all()
  const own = rows.find(({ site, notice }) => site === plan.site.id && notice.id === id)
  if (!own) return refuse(`No notice of ${plan.site.id} has the id "${id ?? ''}".`)
  const { file } = own.notice
  await store.boardNotices.remove(plan.site.id as SiteId, own.notice.id)
  if (file !== null && rows.filter(({ notice }) => notice.file === file).length === 1)
    await rm(join(dataFolder, 'notices', file), { force: true })
  return done(`${id} is no longer shown.`)
}
