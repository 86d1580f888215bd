// The kiosk's page and the print agent of its machine: the real agent, with a printer emulator behind it.
import { beforeEach, expect, test } from 'vitest'
import { agentFrom } from '../../kiosk/src/agent/agentLink.ts'
import { printAgent } from '../../kiosk/src/agent/printAgent.ts'
import { ticketLines } from '../../kiosk/src/agent/ticketLines.ts'
import type { AgentLine } from '../../shared/agentRequests.ts'
import type { Label } from '../../shared/ids.ts'
import type { IssuedView, SiteCard } from '../../shared/views.ts'
import { loadTexts } from '../../ui/language.ts'
import { stoppedAfterEach } from '../support/afterEachTest.ts'
import { kioskOrigin, startTestAgent } from '../support/printAgent.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../support/printerEmulator.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const stopAfter = stoppedAfterEach()
let folder = ''
let emulator: PrinterEmulator
beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  emulator = await startPrinterEmulator()
  stopAfter(made.remove, emulator.close)
})

const start = async (profile = 'epson-80') => {
  const agent = await startTestAgent({ folder, printerPort: emulator.port, profile })
  let open = true
  const close = async () => {
    if (open) await agent.close()
    open = false
  }
  stopAfter(close)
  return { ...agent, close }
}

/** What a browser would keep, and a page of the kiosk's origin. */
const browser = () => {
  const kept = new Map<string, string>()
  let isHidden = false
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
  const ask: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...init?.headers, origin: kioskOrigin } })
  const hideCode = () => {
    isHidden = true
  }
  return { storage, ask, hideCode, isHidden: () => isHidden, kept }
}

const hashOf = (link: string | null) => new URL(link ?? 'about:blank').hash
const deps = (ask: typeof fetch) => ({
  ask,
  now: () => performance.now(),
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
})
const job = (label: string, slip: AgentLine[] = [{ kind: 'cut' }]) => ({ label: label as Label, slip })

test('K35: the link of the agent makes it known to the page, which keeps the secret and takes the code out of its address', async () => {
  const agent = await start()
  const here = browser()
  const known = await agentFrom(hashOf(agent.link), here)
  expect(known).toMatchObject({ port: agent.port })
  expect(here.isHidden()).toBe(true)
  expect(await agentFrom('', here)).toEqual(known)
  expect(await agentFrom(hashOf(agent.link), here)).toEqual(known)
  expect(await agentFrom('#agent=9100.short', browser())).toBeNull()
})

test('K35: a page that never opened a link knows no agent, and what was kept in another form is none', async () => {
  const here = browser()
  expect(await agentFrom('', here)).toBeNull()
  here.kept.set('lotse-print-agent', '{half')
  expect(await agentFrom('', here)).toBeNull()
})

test('K34: the answer that is lost makes no second slip', async () => {
  const agent = await start()
  const here = browser()
  const known = await agentFrom(hashOf(agent.link), here)
  if (!known) throw new Error('not paired')
  let lost = 1
  const ask: typeof fetch = async (input, init) => {
    const response = await here.ask(input, init)
    if (init?.method === 'PUT' && lost-- > 0) throw new Error('the line broke')
    return response
  }
  const printer = printAgent(known, deps(ask))
  const line = { kind: 'text', text: 'A900', align: 'center', size: 8, bold: true } as const
  expect(await printer.print('ticket-of-A900-0001', job('A900', [line, { kind: 'cut' }]))).toBe('printed')
  expect(emulator.tickets()).toHaveLength(1)
})

test('K33: without an agent there is no slip, and the page is told so', async () => {
  const agent = await start()
  const here = browser()
  const known = await agentFrom(hashOf(agent.link), here)
  if (!known) throw new Error('not paired')
  await agent.close()
  const printer = printAgent(known, deps(here.ask))
  expect(await printer.print('ticket-of-A900-0001', job('A900'))).toBe('not-sent')
  expect(await printer.sign()).toEqual({ kind: 'fault', why: 'unreachable' })
})

test.each(['epson-80', 'epson-58'])(
  'K33: the slip of a number that the kiosk gave itself fits the paper of %s',
  async (profile) => {
    const agent = await start(profile)
    const here = browser()
    const known = await agentFrom(hashOf(agent.link), here)
    if (!known) throw new Error('not paired')
    const texts = await loadTexts('de', { root: null })
    const issued = {
      ticket: 'ticket-of-A900-0001',
      label: 'A900',
      services: [{ de: 'Personalausweis beantragen' }],
      area: { de: 'Wartebereich Blau' },
      way: { de: 'Gehen Sie links am Infostand vorbei, dann sehen Sie die blauen Stühle.' },
      url: `https://lotse.example/t/#${'k'.repeat(22)}`,
      paper: { kind: 'none' },
      alone: { asked: false },
    } as unknown as IssuedView
    const site = { town: 'Stadt Kempten (Allgäu)', name: { de: 'Bürgerservice' } } as unknown as SiteCard
    const at = Date.parse('2026-11-23T09:05:00+01:00')
    const slip = ticketLines(issued, { site, at, notice: texts.t('kiosk.alone.valid') }, texts)
    expect(await printAgent(known, deps(here.ask)).print(issued.ticket, job('A900', slip))).toBe('printed')
    const [ticket] = emulator.tickets()
    expect(ticket).toMatchObject({ label: 'A900', qr: [issued.url], cut: 'partial' })
    const columns = profile === 'epson-80' ? 48 : 32
    for (const line of ticket?.text.split('\n') ?? []) expect(line.length).toBeLessThanOrEqual(columns)
    const read = ticket?.text.replaceAll(/\s+/g, ' ')
    for (const words of [
      'Stadt Kempten (Allgäu)',
      'Personalausweis',
      'blauen Stühle.',
      'Ihre Nummer gilt.',
      '9:05 Uhr',
    ])
      expect(read).toContain(words)
  },
)
