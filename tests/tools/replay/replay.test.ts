import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type ReplayRefused, replay } from '../../../tools/replay/replay.ts'
import { smallPlan } from '../../support/smallPlan.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { startTestServer } from '../../support/testServer.ts'
import { csvOf, date, office } from './recordedDays.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let file: string

/** Two queues with seven visitors within twelve minutes: a bit more than a second at this speed. */
const speed = 600
const time = (minute: number) => `08:${String(minute).padStart(2, '0')}:00`
const lines = [
  ...[0, 1, 1, 4].map((minute, index) => ({
    number: index + 1,
    issued: time(minute),
    called: time(minute + 3 * index),
  })),
  ...[2, 2, 3].map((minute, index) => ({
    queue: '13',
    letter: 'B',
    number: index + 1,
    issued: time(minute),
    called: time(4 + index),
    open: 1 + (index % 2),
  })),
]
const last = (text: string) => text.trim().split('\n').at(-1)

beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.folder, 'day.csv')
  await writeFile(file, csvOf(lines))
})

afterEach(() => folder.remove())

const run = async (calls: 'free' | 'recorded', server: Parameters<typeof replay>[0]['server'] = null) => {
  let text = ''
  const clean = await replay(
    { day: { kind: 'recorded', file, office, date }, speed, calls, server },
    { write: (part) => (text += part) },
  )
  return { clean, text }
}

describe('a recorded day', () => {
  test.each(['free', 'recorded'] as const)('is played on a server of its own, calls %s', async (calls) => {
    const { clean, text } = await run(calls)
    expect(last(text)).toBe('7 issued, 7 called, 0 left over, 0 lost, 0 doubled, 0 order violations')
    expect(text).toContain('Refusals: none')
    expect(text).toContain('in the record:')
    expect(clean).toBe(true)
  })

  test('is played on a running server, whose clock is not compared when it runs at another speed', async () => {
    const server = await startTestServer({ plans: [smallPlan()] })
    onTestFinished(() => server.close())
    const { clean, text } = await run('free', { url: server.url, token: await server.token('program'), site: null })
    const { tickets, desks } = server.app.operations.sites.all()[0]!.day().state()
    expect(last(text)).toBe('7 issued, 7 called, 0 left over, 0 lost, 0 doubled, 0 order violations')
    expect(text).toContain('Waits and estimates are not compared')
    expect(clean).toBe(true)
    expect([...tickets.values()].map(({ phase }) => phase.kind)).toEqual(Array(7).fill('done'))
    expect([...desks.values()].map(({ kind }) => kind)).toEqual(Array(4).fill('closed'))
  })
})

test('what cannot be played is said without a stack', async () => {
  const missing = replay(
    {
      day: { kind: 'recorded', file: join(folder.folder, 'none.csv'), office, date },
      speed,
      calls: 'free',
      server: null,
    },
    { write: () => {} },
  )
  await expect(missing).rejects.toMatchObject({ name: 'ReplayRefused' } satisfies Partial<ReplayRefused>)
})
