import { describe, expect, test } from 'vitest'
import type { CommandRow } from '../../server/store/store.ts'
import type { Bench } from './storeContract.ts'
import {
  append,
  commandRow,
  date,
  event,
  hour,
  kempten,
  morning,
  noShow,
  site,
  sonthofen,
  ticketRow,
  visitRow,
} from './storeRows.ts'

const day = (text: string) => text as typeof date

/** Rows that go with the events of a command, and the secrets of a day. */
export function describeRows(bench: () => Bench): void {
  describe('notes for colleagues', () => {
    const note = (text: string, deleteAt = morning + hour) => ({
      ticket: ticketRow('t-1').ticket,
      stream: kempten,
      text,
      deleteAt,
    })

    test('are kept with the events, and a later one takes the place of the first', async () => {
      const { store, opened } = bench()
      await store.append([append(kempten, 0, 'a')], { ticketNotes: [note('first')] })
      await store.append([append(kempten, 1, 'b')], { ticketNotes: [note('second')] })
      expect(await store.append([append(kempten, 7, 'c')], { ticketNotes: [note('too late')] })).toMatchObject({
        kind: 'conflict',
      })
      expect(await (await opened.reopen()).ticketNotes.of(kempten)).toEqual([note('second')])
      expect(
        await bench()
          .opened.beside()
          .then((other) => other.ticketNotes.of(sonthofen)),
      ).toEqual([])
    })

    test('are deleted when their time has come', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], { ticketNotes: [note('short')] })
      expect(await store.ticketNotes.forget(morning + hour)).toBe(0)
      expect(await store.ticketNotes.forget(morning + hour + 1)).toBe(1)
      expect(await store.ticketNotes.of(kempten)).toEqual([])
    })
  })

  describe('no-shows', () => {
    test('are kept with the events by day and number, and go when somebody was let in after all', async () => {
      const { store, opened } = bench()
      await store.append([append(kempten, 0, 'a')], {
        noShows: [noShow(2), noShow(1), noShow(1, { date: day('2026-11-24') })],
      })
      expect(await store.append([append(kempten, 7, 'c')], { noShows: [noShow(3)] })).toMatchObject({
        kind: 'conflict',
      })
      expect(await store.noShows.between(site, date, date)).toEqual([noShow(1), noShow(2)])
      const undone = { noShowsUndone: [noShow(1), noShow(9)] }
      expect(await store.append([append(kempten, 1, 'b')], undone)).toMatchObject({ kind: 'appended' })
      const again = await opened.reopen()
      expect(await again.noShows.between(site, date, day('2026-11-24'))).toEqual([
        noShow(2),
        noShow(1, { date: day('2026-11-24') }),
      ])
      expect(await again.noShows.between('sonthofen' as typeof site, date, date)).toEqual([])
    })
  })

  describe('command ids', () => {
    const find = ({ principal, id }: CommandRow) => bench().store.commands.find(principal, id)

    test('are kept with the events, and a repetition gives the first answer and writes nothing', async () => {
      const { store } = bench()
      const command = commandRow('command-1')
      await store.append([append(kempten, 0, 'a')], { command })
      const again = commandRow('command-1', { fingerprint: 'beef', answer: 'another', at: morning + hour })
      const result = await store.append([append(kempten, 1, 'b')], { command: again, tickets: [ticketRow('t-1')] })
      expect(result).toEqual({ kind: 'repeated', row: command })
      expect(await find(command)).toEqual(command)
      expect(await store.read(kempten, 0)).toHaveLength(1)
      expect(await store.tickets.find(ticketRow('t-1').ticket)).toBeNull()
    })

    test('are a repetition and no conflict when the version is old as well', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })
      const result = await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })
      expect(result).toEqual({ kind: 'repeated', row: commandRow('command-1') })
    })

    test('count once among appends of the same moment, from several connections too', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const sent = Array.from({ length: 10 }, (_, index) => commandRow('command-1', { answer: `${index}` }))
      const results = await Promise.all(
        sent.map((command, index) =>
          (index % 2 ? store : other).append([append(`kempten/2026-01-0${index}`, 0, 'a')], { command }),
        ),
      )
      const [winner, ...others] = sent.filter((_, index) => results[index]?.kind === 'appended')
      expect(others).toEqual([])
      expect(results.filter(({ kind }) => kind === 'repeated')).toEqual(
        Array(9).fill({ kind: 'repeated', row: winner }),
      )
      expect(await store.streams(site, 20)).toHaveLength(1)
    })

    test('belong to their principal', async () => {
      const { store } = bench()
      const other = commandRow('command-1', { principal: 'kiosk-2', answer: '2' })
      await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })
      expect(await store.append([append(kempten, 1, 'b')], { command: other })).toMatchObject({ kind: 'appended' })
      expect(await find(other)).toEqual(other)
      expect(await find(commandRow('command-1'))).toEqual(commandRow('command-1'))
    })

    test('are not kept when the append was refused', async () => {
      const { store } = bench()
      expect(await store.append([append(kempten, 7, 'a')], { command: commandRow('command-1') })).toEqual({
        kind: 'conflict',
      })
      expect(await find(commandRow('command-1'))).toBeNull()
      expect(await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })).toMatchObject({
        kind: 'appended',
      })
    })

    test('are remembered without events too', async () => {
      const { store } = bench()
      expect(await store.append([], { command: commandRow('command-1') })).toEqual({ kind: 'appended', printJobs: [] })
      expect(await store.append([], { command: commandRow('command-1') })).toMatchObject({ kind: 'repeated' })
    })

    test.for([
      [48 * hour - 1, 'repeated'],
      [48 * hour, 'appended'],
    ] as const)('sent again after %i ms are %s', async ([after, kind]) => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], { command: commandRow('command-1') })
      bench().now = morning + after
      expect((await find(commandRow('command-1'))) !== null).toBe(kind === 'repeated')
      const again = commandRow('command-1', { at: morning + after, answer: 'new' })
      expect(await store.append([append(kempten, 1, 'b')], { command: again })).toMatchObject({ kind })
      expect(await find(again)).toEqual(kind === 'repeated' ? commandRow('command-1') : again)
    })

    test('older than wanted are forgotten and counted', async () => {
      const { store } = bench()
      for (const [id, at] of [
        ['command-1', 1],
        ['command-2', 2],
        ['command-3', 3],
      ] as const)
        await store.append([], { command: commandRow(id, { at: morning + at }) })
      expect(await store.commands.forget(morning + 3)).toBe(2)
      expect(await store.commands.forget(morning + 3)).toBe(0)
      expect(await find(commandRow('command-2'))).toBeNull()
      expect(await find(commandRow('command-3'))).not.toBeNull()
    })
  })

  describe('tickets', () => {
    test('are found by their id and by the hash of their key, with their stream', async () => {
      const { store } = bench()
      const rows = [ticketRow('t-1'), ticketRow('t-2', { stream: sonthofen })]
      await store.append([append(kempten, 0, 'a')], { tickets: rows })
      for (const row of rows) {
        expect(await store.tickets.find(row.ticket)).toEqual(row)
        expect(await store.tickets.findByKeyHash(row.keyHash ?? '')).toEqual(row)
      }
      expect(await store.tickets.find(ticketRow('t-3').ticket)).toBeNull()
      expect(await store.tickets.findByKeyHash('hash of nothing')).toBeNull()
    })

    test('that move to another day are opened there by both keys, with their note, until that day is forgotten', async () => {
      const { store, opened } = bench()
      const row = ticketRow('t-1')
      const moved = ticketRow('t-1', { stream: sonthofen, label: 'KA042' as never, keyHash: 'hash of the second key' })
      const note = { ticket: row.ticket, stream: kempten, text: 'Bitte langsam', deleteAt: morning }
      await store.append([append(kempten, 0, 'a')], { tickets: [row], ticketNotes: [note] })
      const late = [append(kempten, 0, 'late'), append(sonthofen, 0, 'b')]
      expect(await store.append(late, { ticketsMoved: [moved] })).toEqual({ kind: 'conflict' })
      expect(await store.tickets.find(row.ticket)).toEqual(row)
      await store.append([append(kempten, 1, 'b'), append(sonthofen, 0, 'a')], { ticketsMoved: [moved] })
      const again = await opened.reopen()
      const keys = [row.keyHash ?? '', 'hash of the second key']
      for (const keyHash of keys) expect(await again.tickets.findByKeyHash(keyHash)).toEqual({ ...moved, keyHash })
      expect(await again.tickets.find(row.ticket)).toMatchObject({ stream: sonthofen, label: 'KA042' })
      expect(await again.ticketNotes.of(kempten)).toEqual([])
      expect(await again.ticketNotes.of(sonthofen)).toEqual([{ ...note, stream: sonthofen }])
      await again.append([append(sonthofen, 1, 'c')], { ticketNotes: [{ ...note, stream: sonthofen, text: 'neu' }] })
      expect(await again.ticketNotes.of(sonthofen)).toMatchObject([{ text: 'neu' }])
      await again.secrets.forget(kempten)
      expect(await again.tickets.findByKeyHash(row.keyHash ?? '')).not.toBeNull()
      await again.secrets.forget(sonthofen)
      for (const keyHash of keys) expect(await again.tickets.findByKeyHash(keyHash)).toBeNull()
    })

    test('without a key are found by their id', async () => {
      const { store } = bench()
      const rows = [ticketRow('t-1', { keyHash: null }), ticketRow('t-2', { keyHash: null })]
      await store.append([], { tickets: rows })
      expect(await store.tickets.find(ticketRow('t-1').ticket)).toEqual(rows[0])
    })
  })

  describe('visits', () => {
    test('of a site are given for the dates wanted, both included, as they were written', async () => {
      const { store, opened } = bench()
      const full = visitRow('t-1', {
        appointment: true,
        afterHours: true,
        priority: false,
        servingAt: morning,
        estimateHigh: 900,
        missed: true,
      })
      const bare = visitRow('t-2', {
        date: day('2026-11-24'),
        end: 'left',
        services: [],
        calledAt: null,
        outcome: null,
        estimateLow: null,
        estimateLikely: null,
        issuedAt: null,
        firstCall: null,
      })
      const second = visitRow('t-1', { sitting: 2, offline: true, endedAt: morning + hour })
      const others = [
        visitRow('t-4', { date: day('2026-11-22') }),
        visitRow('t-5', { date: day('2026-11-25') }),
        visitRow('t-6', { site: 'sonthofen' as typeof site }),
      ]
      await store.append([append(kempten, 0, 'a')], { visits: [bare, second, full, ...others] })
      const again = await opened.reopen()
      expect(await again.visits.between(site, date, day('2026-11-24'))).toEqual([full, second, bare])
      expect(await again.visits.between(site, day('2027-01-01'), day('2027-12-31'))).toEqual([])
    })

    test('whose end was taken back are gone, and can be written again', async () => {
      const { store } = bench()
      const [first, second] = [visitRow('t-1'), visitRow('t-1', { sitting: 2 })]
      await store.append([append(kempten, 0, 'a')], { visits: [first, second] })
      await store.append([append(kempten, 1, 'b')], { visitsUndone: [second, visitRow('t-2')] })
      expect(await store.visits.between(site, date, date)).toEqual([first])
      await store.append([append(kempten, 2, 'c')], { visits: [second] })
      expect(await store.visits.between(site, date, date)).toEqual([first, second])
    })

    test('stay when the append that takes them back comes too late', async () => {
      const { store } = bench()
      const row = visitRow('t-1')
      await store.append([append(kempten, 0, 'a')], { visits: [row] })
      expect((await store.append([append(kempten, 0, 'b')], { visitsUndone: [row] })).kind).toBe('conflict')
      expect(await store.visits.between(site, date, date)).toEqual([row])
    })

    test('are written once', async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a')], { visits: [visitRow('t-1')] })
      await expect(store.append([append(kempten, 1, 'b')], { visits: [visitRow('t-1')] })).rejects.toThrow()
      expect((await store.read(kempten, 0)).map((stored) => stored.event)).toEqual([event('a')])
    })
  })

  describe("a day's secret", () => {
    test('is the one that was stored first, also for those who ask at the same moment and beside', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const asked = ['aa', 'bb', 'cc', 'dd'].map((fresh, index) =>
        (index % 2 ? store : other).secrets.forDay(kempten, fresh),
      )
      const [first, ...rest] = new Set(await Promise.all(asked))
      expect(rest).toEqual([])
      expect(await (await opened.reopen()).secrets.forDay(kempten, 'ee')).toBe(first)
      expect(await other.secrets.forDay(sonthofen, 'ff')).toBe('ff')
    })

    test('takes the keys of its tickets along when it is forgotten, and no others', async () => {
      const { store } = bench()
      const [old, other] = [ticketRow('t-1'), ticketRow('t-2', { stream: sonthofen })]
      await store.append([], { tickets: [old, other] })
      await store.secrets.forDay(kempten, 'aa')
      await store.secrets.forget(kempten)
      expect(await store.tickets.findByKeyHash(old.keyHash ?? '')).toBeNull()
      expect(await store.tickets.find(old.ticket)).toEqual({ ...old, keyHash: null })
      expect(await store.tickets.findByKeyHash(other.keyHash ?? '')).toEqual(other)
      expect(await store.secrets.forDay(kempten, 'bb')).toBe('bb')
      await store.secrets.forget('kempten/1999-01-01')
    })
  })
}
