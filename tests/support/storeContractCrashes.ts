import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import type { Store, StreamId } from '../../server/store/store.ts'
import type { CommandId, TicketId } from '../../shared/ids.ts'
import type { Bench } from './storeContract.ts'
import { date, printer, site } from './storeRows.ts'
import { eventsOfAnAppend, nameOf, twinStream, writerStreams } from './storeWriter.ts'

/** Starts the writer, kills it after it has acknowledged so many appends, and gives the last acknowledged number by stream. */
async function killAfter(acknowledgements: number, program: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const writer = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged = new Map<string, number>()
  let heard = 0
  for await (const line of createInterface({ input: writer.stdout })) {
    const [stream = '', number] = line.split(' ')
    acknowledged.set(stream, Number(number))
    heard += 1
    if (heard === acknowledgements) writer.kill('SIGKILL')
  }
  expect(heard).toBeGreaterThanOrEqual(acknowledgements)
  return acknowledged
}

/** How many appends of the stream are there; each is whole, with all its rows, and there is no gap. */
async function wholeAppends(store: Store, stream: StreamId, visits: ReadonlySet<string>): Promise<number> {
  const stored = await store.read(stream, 0)
  const appends = stored.length / eventsOfAnAppend
  const names = Array.from({ length: appends }, (_, index) => nameOf(stream, index + 1))
  expect(stored).toMatchObject(
    names
      .flatMap((name) => ['a', 'b', 'c'].map((part) => ({ event: { desk: `${name}-${part}` } })))
      .map((event, index) => ({ version: index + 1, ...event })),
  )
  for (const name of [...names.slice(-50), nameOf(stream, appends + 1)]) {
    const there = names.includes(name)
    expect((await store.tickets.find(name as TicketId)) !== null).toBe(there)
    expect((await store.commands.find('kiosk-1', name as CommandId)) !== null).toBe(there)
    expect(visits.has(name)).toBe(there)
  }
  return appends
}

/** What must hold when the process is killed in the middle. */
export function describeCrashes(bench: () => Bench): void {
  describe('a killed process', () => {
    test('loses nothing that it acknowledged, and leaves no append by halves', { timeout: 60_000 }, async () => {
      const { store, opened } = bench()
      for (const acknowledgements of [1, 40, 150]) {
        const acknowledged = await killAfter(acknowledgements, opened.writer)
        await opened.writerGone?.()
        const visits = new Set<string>((await store.visits.between(site, date, date)).map(({ ticket }) => ticket))
        const written: number[] = []
        for (const stream of writerStreams) {
          const appends = await wholeAppends(store, stream, visits)
          expect(appends).toBeGreaterThanOrEqual(acknowledged.get(stream) ?? 0)
          written.push(appends)
        }
        expect(await store.read(twinStream, 0)).toEqual(await store.read(writerStreams[0] ?? twinStream, 0))
        expect(visits.size).toBe(written.reduce((sum, appends) => sum + appends))
      }
      const visits = await store.visits.between(site, date, date)
      const printed = new Set<string>()
      for (let job = await store.printJobs.take(printer, 0); job; job = await store.printJobs.take(printer, 0))
        printed.add(job.ticket)
      expect(printed).toEqual(new Set(visits.map(({ ticket }) => ticket)))
    })
  })
}
