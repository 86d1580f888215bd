import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPaper } from '../../server/devices/paper.ts'
import { silentLog } from '../../server/log.ts'
import type { Label, Language, PrinterId, SiteId, TicketId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { memoryPrintJobs } from './memoryPrintJobs.ts'
import { germanTicket } from './sampleTickets.ts'

const site = 'kempten' as SiteId
const hall = 'hall' as PrinterId

const planWith = (profile: string, folder: string | null): Plan => {
  const printers =
    folder === null ? [] : [{ id: hall, name: 'Hall', profile, connection: { kind: 'file' as const, folder } }]
  return { site: { id: site }, languages: ['de', 'en'], printers } as unknown as Plan
}

const stage = async (profile: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-paper-'))
  const rows = memoryPrintJobs()
  let plan = planWith(profile, folder)
  const heard: string[] = []
  const paper = openPaper({
    jobs: rows.jobs,
    plans: () => [plan],
    clock: { now: () => 1_000, speed: 1 },
    log: silentLog,
    onSign: (_, printer, sign) => heard.push(`${printer} ${sign.kind}`),
    onEnded: (job, state) => heard.push(`${job.label} ${state}`),
  })
  onTestFinished(async () => {
    await paper.close()
    await rm(folder, { recursive: true })
  })
  const add = () => {
    const slip = paper.layOut(germanTicket, 'de' as Language, site, hall)
    const job = { site, printer: hall, ticket: 'ticket-of-A042-01' as TicketId, label: 'A042' as Label, copy: false }
    return rows.add({ ...job, slip, createdAt: 1_000 })
  }
  const setPlan = (next: Plan) => {
    plan = next
  }
  return { paper, rows, folder, heard, add, setPlan }
}

test('a slip goes from its facts to the printer of the settings, and its end is told', async () => {
  const { paper, heard, folder, add } = await stage('epson-80')
  await expect.poll(() => heard).toEqual(['hall ready'])
  paper.wake(add())
  await expect.poll(() => heard).toEqual(['hall ready', 'A042 printed'])
  expect(await readdir(folder)).toEqual(['1.bin'])
})

test('a slip is laid out for the paper of its printer, or for the screen', async () => {
  const { paper } = await stage('epson-58')
  const longest = (printer: PrinterId | null) =>
    Math.max(
      ...paper
        .layOut(germanTicket, 'de' as Language, site, printer)
        .map((line) => (line.kind === 'text' ? line.text.length * line.size : 0)),
    )
  expect(longest(hall)).toBeLessThanOrEqual(32)
  expect(longest(null)).toBeGreaterThan(32)
})

test('printers that join the settings are used, those that leave are let go', async () => {
  const { paper, rows, folder, heard, add, setPlan } = await stage('epson-80')
  setPlan(planWith('epson-80', null))
  await paper.refresh()
  paper.wake(add())
  setPlan(planWith('epson-80', folder))
  await Promise.all([paper.refresh(), paper.refresh()])
  await expect.poll(() => rows.states()).toEqual(['A042 printed'])
  expect(heard).toContain('A042 printed')
})

test('a profile that does not exist makes no printer and stops nobody', async () => {
  const { paper, rows, heard, add } = await stage('typewriter')
  paper.wake(add())
  await paper.close()
  expect(heard).toEqual([])
  expect(rows.states()).toEqual(['A042 queued'])
})

test('a wish for a language is met by what the site speaks', async () => {
  const { paper } = await stage('epson-80')
  const plan = planWith('epson-80', null)
  expect(['de', 'de-AT', 'EN-gb', 'fr', ''].map((wish) => paper.languageOf(plan, wish))).toEqual([
    'de',
    'de',
    'en',
    null,
    null,
  ])
})
