import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { AppendResult, Store, StreamId } from '../../server/store/store.ts'
import type { Bench } from './storeContract.ts'
import { append, event, issued, kempten, site, sonthofen, ticketRow } from './storeRows.ts'

const kinds = (results: readonly AppendResult[]) => results.map(({ kind }) => kind)
const eventsOf = async (store: Store, stream: StreamId) => (await store.read(stream, 0)).map((stored) => stored.event)

/** Appends, reading and following of streams. */
export function describeLog(bench: () => Bench): void {
  describe('the log', () => {
    test('gives back what was appended, numbered from 1, in order, from where it is asked', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a', 'b')], {})
      await store.append([append(kempten, 2, 'c')], {})
      expect(await store.read(kempten, 0)).toEqual([
        { version: 1, event: event('a') },
        { version: 2, event: event('b') },
        { version: 3, event: event('c') },
      ])
      expect(await store.read(kempten, 2)).toEqual([{ version: 3, event: event('c') }])
      expect(await store.read(kempten, 3)).toEqual([])
      expect(await store.read(sonthofen, 0)).toEqual([])
      expect([await store.version(kempten), await store.version(sonthofen)]).toEqual([3, 0])
    })

    test('keeps everything when it is closed and opened again', async () => {
      const { store, opened } = bench()
      await store.append([append(kempten, 0, 'a')], { tickets: [ticketRow('t-1')] })
      const again = await opened.reopen()
      expect(await eventsOf(again, kempten)).toEqual([event('a')])
      expect(await again.append([append(kempten, 1, 'b')], {})).toEqual({ kind: 'appended', printJobs: [] })
    })

    test('is whole on disk when close() resolves, also what was handed in just before', async () => {
      const { store, opened } = bench()
      const last = store.append([append(kempten, 0, 'a')], {})
      const again = await opened.reopen()
      expect(await last).toMatchObject({ kind: 'appended' })
      expect(await eventsOf(again, kempten)).toEqual([event('a')])
      await expect(store.append([append(kempten, 1, 'b')], {})).rejects.toThrow('closed')
      await expect(store.read(kempten, 0)).rejects.toThrow('closed')
      await expect(store.tokens.all()).rejects.toThrow('closed')
    })

    test.for([0, 1, 3, 99])('writes nothing when the stream is at 2 and %i was expected', async (expectedVersion) => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a', 'b')], {})
      const result = await store.append([append(kempten, expectedVersion, 'c')], { tickets: [ticketRow('t-1')] })
      expect(result).toEqual({ kind: 'conflict' })
      expect(await eventsOf(store, kempten)).toEqual([event('a'), event('b')])
      expect(await store.tickets.find(ticketRow('t-1').ticket)).toBeNull()
    })

    test('writes to several streams all or nothing', async () => {
      const { store } = bench()
      expect(await store.append([append(kempten, 0, 'a'), append(sonthofen, 0, 'b')], {})).toMatchObject({
        kind: 'appended',
      })
      expect(await store.append([append(kempten, 1, 'c'), append(sonthofen, 0, 'd')], {})).toEqual({ kind: 'conflict' })
      expect(await store.append([append(kempten, 0, 'c'), append(sonthofen, 1, 'd')], {})).toEqual({ kind: 'conflict' })
      expect(await eventsOf(store, kempten)).toEqual([event('a')])
      expect(await eventsOf(store, sonthofen)).toEqual([event('b')])
    })

    test('takes appends of one stream that do not wait for each other in the order in which they came', async () => {
      const { store } = bench()
      const names = Array.from({ length: 40 }, (_, index) => `desk-${index}`)
      const results = await Promise.all(names.map((name, index) => store.append([append(kempten, index, name)], {})))
      expect(new Set(kinds(results))).toEqual(new Set(['appended']))
      expect(await eventsOf(store, kempten)).toEqual(names.map(event))
    })

    test('lets what builds on a refused append fail too, and nothing else of the same moment', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], {})
      const results = await Promise.all([
        store.append([append(kempten, 0, 'too late')], {}),
        store.append([append(sonthofen, 0, 'b')], {}),
        store.append([append(kempten, 2, 'built on the one too late')], {}),
        store.append([append(kempten, 1, 'c')], {}),
      ])
      expect(kinds(results)).toEqual(['conflict', 'appended', 'conflict', 'appended'])
      expect(await eventsOf(store, kempten)).toEqual([event('a'), event('c')])
    })

    test('refuses what builds on a refused append, also when another process has brought the stream that far', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const [first, second, third] = [Symbol(), Symbol(), Symbol()]
      await other.append([append(kempten, 0, 'another')], {})
      const results = await Promise.all([
        store.append([{ ...append(kempten, 0, 'a'), own: first }], {}),
        store.append([{ ...append(kempten, 1, 'b'), own: second, after: first }], {}),
        store.append([append(sonthofen, 0, 'apart')], {}),
      ])
      expect(kinds(results)).toEqual(['conflict', 'conflict', 'appended'])
      const late = await Promise.all([
        store.append([{ ...append(kempten, 1, 'c'), own: third, after: second }], {}),
        store.append([{ ...append(kempten, 1, 'd'), after: third }], {}),
      ])
      expect(kinds(late)).toEqual(['conflict', 'conflict'])
      expect(await eventsOf(store, kempten)).toEqual([event('another')])
      const fine = [Symbol(), Symbol()] as const
      const goingOn = [
        store.append([{ ...append(kempten, 1, 'e'), own: fine[0] }], {}),
        store.append([{ ...append(kempten, 2, 'f'), own: fine[1], after: fine[0] }], {}),
      ]
      expect(kinds(await Promise.all(goingOn))).toEqual(['appended', 'appended'])
    })

    test('lets one of many win that saw the same version, from several connections too', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 ? store : other).append([append(kempten, 0, `desk-${index}`)], {}),
        ),
      )
      expect(kinds(results).filter((kind) => kind === 'appended')).toHaveLength(1)
      expect(kinds(results).filter((kind) => kind === 'conflict')).toHaveLength(19)
      expect(await store.read(kempten, 0)).toHaveLength(1)
      expect(await store.read(kempten, 0)).toEqual(await other.read(kempten, 0))
    })

    test('rejects an append with a row that cannot be, writes nothing of it, and harms no other', async () => {
      const { store } = bench()
      await store.append([], { tickets: [ticketRow('t-1')] })
      const [bad, good] = await Promise.allSettled([
        store.append([append(kempten, 0, 'a')], { tickets: [ticketRow('t-2'), ticketRow('t-1')] }),
        store.append([append(sonthofen, 0, 'b')], { tickets: [ticketRow('t-3')] }),
      ])
      expect(bad.status).toBe('rejected')
      expect(good).toMatchObject({ value: { kind: 'appended' } })
      expect(await store.read(kempten, 0)).toEqual([])
      expect(await store.tickets.find(ticketRow('t-2').ticket)).toBeNull()
      expect(await eventsOf(store, sonthofen)).toEqual([event('b')])
    })

    test('keeps the events as they were when they were handed in', async () => {
      const { store } = bench()
      const changing = { ...event('a'), at: 1 }
      const appending = store.append([{ stream: kempten, expectedVersion: 0, events: [changing] }], {})
      changing.at = 2
      await appending
      expect(await store.read(kempten, 0)).toMatchObject([{ event: { at: 1 } }])
    })

    test('keeps events of 100 kB and any characters', async () => {
      const { store, opened } = bench()
      const words = [
        'ä'.repeat(50_000),
        '\u0000\u0001\n\r\t\u2028"\\',
        '👩🏽‍💼🇩🇪',
        '\ud800 alone',
        "'; DROP TABLE events; --",
        'العربية',
        '',
      ]
      const told = words.map((word, index) => issued(`ticket-${index}`, word))
      const [first, ...rest] = told
      if (first) await store.append([{ stream: kempten, expectedVersion: 0, events: [first, ...rest] }], {})
      expect(await eventsOf(await opened.reopen(), kempten)).toEqual(told)
    })

    test('keeps whatever is appended: any events, any streams, at any version that was expected', async () => {
      const { store } = bench()
      let run = 0
      const steps = fc.array(
        fc.record({
          stream: fc.constantFrom('a', 'b', 'c'),
          /** Mostly right. */
          lag: fc.constantFrom(0, 0, 0, 0, 1, -1),
          words: fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 4 }),
          alone: fc.boolean(),
        }),
        { maxLength: 12 },
      )
      await fc.assert(
        fc.asyncProperty(steps, async (steps) => {
          run += 1
          const expected = new Map<StreamId, unknown[]>()
          const appending: Promise<string>[] = []
          const awaited: string[] = []
          for (const { stream, lag, words, alone } of steps) {
            const id: StreamId = `${stream}-${run}/2026-11-23`
            const before = expected.get(id) ?? []
            const [first, ...rest] = words.map((word, index) => issued(`ticket-${run}-${index}`, word))
            if (!first) continue
            const result = store.append(
              [{ stream: id, expectedVersion: before.length + lag, events: [first, ...rest] }],
              {},
            )
            appending.push(result.then(({ kind }) => kind))
            awaited.push(lag === 0 ? 'appended' : 'conflict')
            if (lag === 0) expected.set(id, [...before, first, ...rest])
            if (alone) await result
          }
          expect(await Promise.all(appending)).toEqual(awaited)
          for (const [id, all] of expected) {
            expect(await eventsOf(store, id)).toEqual(all)
            expect((await store.read(id, 1)).map(({ version }) => version)).toEqual(
              all.slice(1).map((_, index) => index + 2),
            )
          }
        }),
        { numRuns: 60 },
      )
    })
  })

  describe('streams', () => {
    test('are listed for their site, newest date first, at most as many as wanted', async () => {
      const { store } = bench()
      const days = ['2026-11-23', '2025-12-31', '2026-11-24', '2026-02-01']
      for (const day of days)
        await store.append([append(`kempten/${day}`, 0, 'a'), append(`kempten-2/${day}`, 0, 'b')], {})
      expect(await store.streams(site, 3)).toEqual(['kempten/2026-11-24', 'kempten/2026-11-23', 'kempten/2026-02-01'])
      expect(await store.streams(site, 9)).toHaveLength(4)
    })
  })

  describe('following', () => {
    test('tells stream and newest version after each durable append, until it is stopped', async () => {
      const { store } = bench()
      const told: [StreamId, number][] = []
      const stop = store.follow((stream, version) => told.push([stream, version]))
      await store.append([append(kempten, 0, 'a', 'b'), append(sonthofen, 0, 'c')], {})
      await vi.waitFor(() =>
        expect(told).toEqual([
          [kempten, 2],
          [sonthofen, 1],
        ]),
      )
      await store.append([append(kempten, 0, 'too late')], {})
      await store.append([append(kempten, 2, 'd')], {})
      await vi.waitFor(() => expect(told.slice(2)).toEqual([[kempten, 3]]))
      stop()
      const others: number[] = []
      store.follow((_, version) => others.push(version))
      await store.append([append(kempten, 3, 'e')], {})
      await vi.waitFor(() => expect(others).toEqual([4]))
      expect(told).toHaveLength(3)
    })

    test('tells it after the one who wrote has gone on, and every follower, also when one of them fails', async () => {
      const { store } = bench()
      const order: string[] = []
      store.follow(() => {
        order.push('failing follower')
        throw new Error('a follower that fails')
      })
      store.follow(() => order.push('follower'))
      await store.append([append(kempten, 0, 'a')], {})
      order.push('writer')
      await vi.waitFor(() => expect(order).toEqual(['writer', 'failing follower', 'follower']))
    })
  })
}
