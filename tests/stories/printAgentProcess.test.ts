// The agent as a process of its own, which a power cut may end at any moment.
import { beforeEach, expect, test } from 'vitest'
import { layOutTicket } from '../../server/devices/ticket.ts'
import { germanTexts, germanTicket } from '../devices/sampleTickets.ts'
import { stoppedAfterEach } from '../support/afterEachTest.ts'
import { startAgentProcess } from '../support/lotseProcess.ts'
import { agentPage, kioskOrigin } from '../support/printAgent.ts'
import { startPrinterEmulator } from '../support/printerEmulator.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const stopAfter = stoppedAfterEach()
let folder = ''
beforeEach(async () => {
  const made = await temporaryFolder()
  folder = made.folder
  stopAfter(made.remove)
})

const slipOf = (label: string) => layOutTicket({ ...germanTicket, label }, germanTexts, { columns: 48 })

const start = async (printerPort: number) => {
  const place = ['--printer', `127.0.0.1:${printerPort}`, '--profile', 'epson-80']
  const agent = await startAgentProcess(['--origin', kioskOrigin, '--port', '0', '--folder', folder, ...place])
  stopAfter(() => agent.stop())
  return agent
}

const pair = async (agent: Awaited<ReturnType<typeof start>>) => {
  const code = (await agent.link()).split('.').at(-1)
  return (await agentPage(agent).send('POST', '/pairing', { code })).body.secret as string
}

test('K34: killed in the middle of a ticket, the agent says that it does not know, and prints nothing twice', async () => {
  const emulator = await startPrinterEmulator({ mmPerSecond: 60 })
  stopAfter(emulator.close)
  const before = await start(emulator.port)
  const secret = await pair(before)
  const page = agentPage(before, secret)
  await page.put('given-A042-0001', 'A042', slipOf('A042'))
  await page.put('given-A043-0001', 'A043', slipOf('A043'))
  await expect.poll(() => emulator.unfinished()?.text ?? '').toContain('Kempten')
  expect(await page.state('given-A042-0001')).toBe('sending')
  await before.stop('SIGKILL')

  const after = agentPage(await start(emulator.port), secret)
  await after.put('given-A042-0001', 'A042', slipOf('A042'))
  await expect.poll(() => after.state('given-A043-0001'), { timeout: 8_000 }).toBe('printed')
  expect(await after.state('given-A042-0001')).toBe('unknown')
  const labels = emulator.tickets().map(({ label }) => label)
  expect(labels.filter((label) => label === 'A042').length).toBeLessThanOrEqual(1)
  expect(labels.filter((label) => label === 'A043')).toHaveLength(1)
})

test('K33: a slip that was accepted and not begun comes out after a power cut', async () => {
  const emulator = await startPrinterEmulator()
  stopAfter(emulator.close)
  emulator.fault.openCover()
  const before = await start(emulator.port)
  const secret = await pair(before)
  await agentPage(before, secret).put('given-A042-0001', 'A042', slipOf('A042'))
  await before.stop('SIGKILL')
  emulator.fault.closeCover()
  const after = agentPage(await start(emulator.port), secret)
  await expect.poll(() => after.state('given-A042-0001'), { timeout: 8_000 }).toBe('printed')
  expect(emulator.tickets().map(({ label }) => label)).toEqual(['A042'])
})

test('K33: two agents do not share a folder', async () => {
  await start(9)
  await expect(start(9)).rejects.toThrow(/Another print agent/)
})

test('K33: an agent that is told too little says all that is missing', async () => {
  await expect(startAgentProcess(['--device', 'lp0', '--printer', '10.0.0.1'])).rejects.toThrow(
    /--origin[\s\S]*--profile[\s\S]*one printer[\s\S]*--device/,
  )
})
