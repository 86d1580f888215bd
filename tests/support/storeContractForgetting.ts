import { describe, expect, test } from 'vitest'
import { hourSums } from '../../server/domain/hourSums.ts'
import type { Bench } from './storeContract.ts'
import {
  append,
  appointmentRow,
  date,
  hour,
  kempten,
  morning,
  noShow,
  site,
  slotRow,
  sonthofen,
  ticketRow,
  visitRow,
} from './storeRows.ts'

const day = (text: string) => text as typeof date
const next = 'kempten/2026-11-24' as const

/** What is deleted after its time, and what is kept instead. */
export function describeForgetting(bench: () => Bench): void {
  describe('E19 a day that is replaced by its sums', () => {
    const visits = [visitRow('t-1'), visitRow('t-2', { issuedAt: morning + hour, end: 'left', outcome: null })]
    const sums = hourSums(visits, 'Europe/Berlin', [noShow(1)])
    const row = (ticket: string, stream: typeof kempten) => ({ ...ticketRow(ticket), stream })
    const note = (ticket: string, stream: typeof kempten) => ({
      ticket: ticketRow(ticket).ticket,
      stream,
      text: ticket,
      deleteAt: morning,
    })

    const write = async () => {
      const { store } = bench()
      await store.append([append(kempten, 0, 'a', 'b')], {
        visits,
        noShows: [noShow(1)],
        tickets: [row('t-1', kempten), row('t-2', kempten)],
        ticketNotes: [note('t-1', kempten)],
      })
      await store.append([append(next, 0, 'c')], {
        visits: [visitRow('t-3', { date: day('2026-11-24') })],
        noShows: [noShow(1, { date: day('2026-11-24') })],
        tickets: [row('t-3', next)],
        ticketNotes: [note('t-3', next)],
      })
      await store.append([append(sonthofen, 0, 'd')], {
        visits: [visitRow('t-4', { site: 'sonthofen' as typeof site })],
        tickets: [row('t-4', sonthofen)],
      })
      for (const stream of [kempten, next, sonthofen]) await store.secrets.forDay(stream, 'aa')
      return store
    }
    const keyOf = (ticket: string) => ticketRow(ticket).keyHash ?? ''

    test('is gone with all that belongs to it, and the sums stay', async () => {
      const store = await write()
      await store.hourSums.replaceDay(kempten, sums)
      const again = await bench().opened.reopen()
      expect(await again.hourSums.between(site, date, date)).toEqual(sums)
      expect(sums.map((sum) => [sum.hour, sum.visitors, sum.noShows])).toEqual([
        [7, 1, 0],
        [8, 0, 1],
        [9, 1, 0],
      ])
      expect(await again.read(kempten, 0)).toEqual([])
      expect(await again.version(kempten)).toBe(0)
      expect(await again.streams(site, 9)).toEqual([next])
      expect(await again.visits.between(site, date, date)).toEqual([])
      expect(await again.noShows.between(site, date, date)).toEqual([])
      expect(await again.tickets.find(ticketRow('t-1').ticket)).toBeNull()
      expect(await again.tickets.findByKeyHash(keyOf('t-2'))).toBeNull()
      expect(await again.ticketNotes.of(kempten)).toEqual([])
      expect(await again.secrets.forDay(kempten, 'bb')).toBe('bb')
    })

    test('takes nothing of other days and sites along', async () => {
      const store = await write()
      await store.hourSums.replaceDay(kempten, sums)
      expect(await store.read(next, 0)).toHaveLength(1)
      expect(await store.read(sonthofen, 0)).toHaveLength(1)
      expect(await store.visits.between(site, date, day('2026-11-24'))).toHaveLength(1)
      expect(await store.noShows.between(site, date, day('2026-11-24'))).toHaveLength(1)
      expect(await store.visits.between('sonthofen' as typeof site, date, date)).toHaveLength(1)
      expect(await store.ticketNotes.of(next)).toHaveLength(1)
      expect(await store.tickets.findByKeyHash(keyOf('t-4'))).not.toBeNull()
      expect(await store.secrets.forDay(next, 'bb')).toBe('aa')
      expect(await store.append([append(next, 1, 'e')], {})).toMatchObject({ kind: 'appended' })
      expect(await store.hourSums.between('sonthofen' as typeof site, date, date)).toEqual([])
      expect(await store.hourSums.between(site, day('2026-11-24'), day('2026-11-30'))).toEqual([])
    })

    test('keeps the sums of whoever was first, also of two at the same moment', async () => {
      const store = await write()
      await Promise.all([sums, sums].map((some) => store.hourSums.replaceDay(kempten, some)))
      const beside = await bench().opened.beside()
      await beside.hourSums.replaceDay(kempten, [])
      expect(await store.hourSums.between(site, date, date)).toEqual(sums)
    })

    test('stays whole when its sums cannot be kept', async () => {
      const store = await write()
      const [first] = sums
      await expect(store.hourSums.replaceDay(kempten, [first!, first!])).rejects.toThrow()
      expect(await store.read(kempten, 0)).toHaveLength(2)
      expect(await store.visits.between(site, date, date)).toHaveLength(2)
      expect(await store.hourSums.between(site, date, date)).toEqual([])
    })
  })

  test('E19 appointments of days before a date are deleted, of one site, and free slots with them', async () => {
    const { store } = bench()
    const [old, kept] = [appointmentRow('AAAA'), appointmentRow('BBBB', { date: day('2026-11-24') })]
    const other = appointmentRow('CCCC', { site: 'sonthofen' as typeof site })
    await store.appointments.put([old, kept, other])
    const slots = [slotRow('passport'), slotRow('passport', { date: day('2026-11-24'), time: morning + 24 * hour })]
    await store.slots.put(slots)
    expect(await store.appointments.forget(site, day('2026-11-24'))).toBe(1)
    expect(await store.appointments.forget(site, day('2026-11-24'))).toBe(0)
    expect(await store.appointments.find(old.code)).toEqual([])
    expect(await store.appointments.find(kept.code)).toEqual([kept])
    expect(await store.appointments.find(other.code)).toEqual([other])
    expect(await store.slots.of(site, date)).toEqual([])
    expect(await store.slots.of(site, day('2026-11-24'))).toEqual(slots.slice(1))
  })
}
