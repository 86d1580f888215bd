import { describe, expect, test, vi } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import type { PlanHash } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { smallPlan } from './smallPlan.ts'
import type { Bench } from './storeContract.ts'
import {
  append,
  appointmentRow,
  boardNotice,
  clerkRow,
  date,
  hour,
  kempten,
  linkRow,
  morning,
  site,
  slotRow,
  tokenRow,
} from './storeRows.ts'

const hash = (digit: string) => digit.repeat(64) as PlanHash
const townOf = (town: string) =>
  smallPlan((draft) => {
    draft.site.town = town
  })

/** Plans, tokens, links, appointments and notes, and hearing of their changes. */
export function describeSettings(bench: () => Bench): void {
  describe('plans', () => {
    test('are kept under their hash for ever; the last one put is its site’s current one', async () => {
      const { store, opened } = bench()
      await store.plans.put(townOf('Kempten'), hash('1'), morning)
      await store.plans.put(townOf('Cambodunum'), hash('2'), morning + 1)
      const elsewhere = smallPlan((draft) => {
        draft.site.id = 'another'
      })
      await store.plans.put(elsewhere, hash('3'), morning + 2)
      const again = await opened.reopen()
      expect(await again.plans.get(hash('1'))).toEqual(townOf('Kempten'))
      expect(await again.plans.get(hash('2'))).toEqual(townOf('Cambodunum'))
      expect(await again.plans.get(hash('4'))).toBeNull()
      const current = await again.plans.current()
      expect(current).toHaveLength(2)
      expect(current).toContainEqual({ hash: hash('2'), plan: townOf('Cambodunum') })
      expect(current).toContainEqual({ hash: hash('3'), plan: elsewhere })
    })

    test('of an older version get the defaults of what has come since', async () => {
      const { store, opened } = bench()
      const { alarm: _, ...old } = townOf('Kempten')
      await store.plans.put(old as Plan, hash('1'), morning)
      const again = await opened.reopen()
      expect(await again.plans.get(hash('1'))).toEqual(townOf('Kempten'))
      expect(await again.plans.current()).toEqual([{ hash: hash('1'), plan: townOf('Kempten') }])
    })

    test('are immutable: what was stored first under a hash stays, and becomes current again', async () => {
      const { store } = bench()
      await store.plans.put(townOf('first'), hash('1'), morning)
      await store.plans.put(townOf('second'), hash('2'), morning)
      await store.plans.put(townOf('under the same hash'), hash('1'), morning)
      expect(await store.plans.current()).toEqual([{ hash: hash('1'), plan: townOf('first') }])
    })
  })

  describe('tokens', () => {
    test('are kept, replaced by their id, and revoked', async () => {
      const { store, opened } = bench()
      await store.tokens.put(tokenRow('a'))
      const both = [site, 'sonthofen' as typeof site] as const
      await store.tokens.put(tokenRow('b', { createdAt: morning + 1, role: 'program', sites: both }))
      await store.tokens.put(tokenRow('a', { name: 'renamed „ünïcode“ 🪪' }))
      const again = await opened.reopen()
      expect(await again.tokens.all()).toEqual([
        tokenRow('a', { name: 'renamed „ünïcode“ 🪪' }),
        tokenRow('b', { createdAt: morning + 1, role: 'program', sites: both }),
      ])
      expect(await again.tokens.revoke('a')).toBe(true)
      expect(await again.tokens.revoke('a')).toBe(false)
      expect((await again.tokens.all()).map(({ id }) => id)).toEqual(['b'])
    })
  })

  describe('clerks', () => {
    const strange = clerkRow('kim1', { name: 'Kim „ünïcode“ 🪪 O’Neill', skills: ['passport', 'residence'] as never })

    test('are kept by site and id, replaced, and removed with their names', async () => {
      const { store, opened } = bench()
      await store.clerks.put(strange)
      await store.clerks.put(clerkRow('noa1', { skills: [] }))
      await store.clerks.put(clerkRow('kim1', { site: 'sonthofen' as never }))
      await store.clerks.put(clerkRow('noa1', { active: false }))
      const again = await opened.reopen()
      expect(await again.clerks.all()).toEqual([
        strange,
        clerkRow('noa1', { active: false }),
        clerkRow('kim1', { site: 'sonthofen' as never }),
      ])
      expect(await again.clerks.remove(site, strange.id)).toBe(true)
      expect(await again.clerks.remove(site, strange.id)).toBe(false)
      expect((await again.clerks.all()).map((row) => `${row.site} ${row.id}`)).toEqual([
        'kempten noa1',
        'sonthofen kim1',
      ])
    })
  })

  describe('links', () => {
    test('are taken once, also when several take them at the same moment', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      await store.links.put(linkRow('h-1'))
      const taken = await Promise.all([store, other, store, other].map(({ links }) => links.take('h-1', morning)))
      expect(taken.filter((row) => row !== null)).toEqual([linkRow('h-1')])
      expect(await store.links.take('unknown', morning)).toBeNull()
    })

    test('are of no use from the moment they expire, and are forgotten', async () => {
      const { store } = bench()
      await store.links.put(linkRow('h-1', { expiresAt: morning }))
      const sites = [site, 'sonthofen' as typeof site] as const
      await store.links.put(linkRow('h-2', { expiresAt: morning + 1, sites }))
      expect(await store.links.take('h-1', morning)).toBeNull()
      expect(await store.links.forget(morning + 1)).toBe(1)
      expect(await store.links.take('h-1', morning - 1)).toBeNull()
      expect(await store.links.take('h-2', morning)).toEqual(linkRow('h-2', { expiresAt: morning + 1, sites }))
    })
  })

  describe('appointments', () => {
    const codes = async (store: Store) => (await store.appointments.of(site, date)).map(({ code }) => code)

    test('are added or replaced by site and code; what was new or changed is given back', async () => {
      const { store } = bench()
      const rows = [appointmentRow('AAAA'), appointmentRow('BBBB', { time: morning, language: 'en' as never })]
      expect(await store.appointments.put(rows)).toEqual(rows)
      expect(await store.appointments.put(rows)).toEqual([])
      const changes = [
        { time: morning + 2 * hour },
        { service: 'photo' as never },
        { language: 'de' as never },
        { cancelled: true },
        { date: '2026-11-24' as typeof date },
      ]
      for (const [index] of changes.entries()) {
        const changed = appointmentRow('AAAA', Object.assign({}, ...changes.slice(0, index + 1)))
        expect(await store.appointments.put([changed, appointmentRow('CCCC')])).toEqual(
          index === 0 ? [changed, appointmentRow('CCCC')] : [changed],
        )
        expect(await store.appointments.find(changed.code)).toEqual([changed])
      }
      expect(await codes(store)).toEqual(['BBBB', 'CCCC'])
    })

    test('of a day are given in the order of their times, cancelled ones too', async () => {
      const { store, opened } = bench()
      await store.appointments.put([
        appointmentRow('CCCC', { time: morning + 2, cancelled: true }),
        appointmentRow('AAAA', { time: morning + 3 }),
        appointmentRow('BBBB', { time: morning + 1 }),
        appointmentRow('DDDD', { date: '2026-11-24' as typeof date }),
        appointmentRow('BBBB', { site: 'sonthofen' as typeof site }),
      ])
      const again = await opened.reopen()
      expect(await codes(again)).toEqual(['BBBB', 'CCCC', 'AAAA'])
      expect(await again.appointments.find(appointmentRow('BBBB').code)).toHaveLength(2)
      expect(await again.appointments.find(appointmentRow('ZZZZ').code)).toEqual([])
    })

    test('of one list are put all or nothing, and the last of two with the same code holds', async () => {
      const { store } = bench()
      const broken = appointmentRow('BBBB', { service: null as never })
      await expect(store.appointments.put([appointmentRow('AAAA'), broken])).rejects.toThrow()
      expect(await codes(store)).toEqual([])
      const twice = [appointmentRow('AAAA'), appointmentRow('AAAA', { cancelled: true })]
      expect(await store.appointments.put(twice)).toEqual([twice[1]])
      expect(await store.appointments.put([])).toEqual([])
    })

    test('that cannot be put take nothing along that is appended at the same moment', async () => {
      const { store } = bench()
      const broken = appointmentRow('BBBB', { service: null as never })
      const putting = store.appointments.put([appointmentRow('AAAA'), broken])
      const appending = store.append([append(kempten, 0, 'a')], {})
      await expect(putting).rejects.toThrow()
      await appending
      expect(await store.read(kempten, 0)).toHaveLength(1)
    })

    test('of a large list are put while days go on', async () => {
      const { store } = bench()
      const rows = Array.from({ length: 2_000 }, (_, index) => appointmentRow(`C${index + 1_000}`))
      const [put, appended] = await Promise.all([
        store.appointments.put(rows),
        store.append([append(kempten, 0, 'a')], {}),
      ])
      expect(put).toHaveLength(2_000)
      expect(appended.kind).toBe('appended')
    })
  })

  describe('free slots', () => {
    test('are added or replaced by site, service and time, all or nothing', async () => {
      const { store, opened } = bench()
      const rows = [slotRow('passport'), slotRow('passport', { time: morning, capacity: 1 })]
      expect(await store.slots.put(rows)).toEqual(rows)
      expect(await store.slots.put(rows)).toEqual([])
      const fewer = slotRow('passport', { capacity: 0 })
      expect(await store.slots.put([fewer, slotRow('marriage')])).toEqual([fewer, slotRow('marriage')])
      const broken = slotRow('passport', { capacity: null as never })
      await expect(store.slots.put([slotRow('photo'), broken])).rejects.toThrow()
      await store.slots.put([slotRow('passport', { date: '2026-11-24' as typeof date, time: morning + 30 * hour })])
      const again = await opened.reopen()
      expect(await again.slots.of(site, date)).toEqual([rows[1], slotRow('marriage'), fewer])
      expect(await again.slots.of('sonthofen' as typeof site, date)).toEqual([])
    })
  })

  describe('notes', () => {
    test('are kept by name and replaced', async () => {
      const { store, opened } = bench()
      expect(await store.notes.get('clock')).toBeNull()
      await store.notes.put('clock', 'trial')
      await store.notes.put('clock', 'ä\u0000\n👩🏽‍💼')
      expect(await (await opened.reopen()).notes.get('clock')).toBe('ä\u0000\n👩🏽‍💼')
    })
  })

  describe('watching', () => {
    const changes: Record<string, (store: Store, code: string) => Promise<unknown>> = {
      'a token': (store) => store.tokens.put(tokenRow('a')),
      'a plan': (store) => store.plans.put(smallPlan(), hash('1'), morning),
      'a notice on boards': (store, name) => store.boardNotices.put(site, boardNotice('wifi', { text: { de: name } })),
      'a clerk': (store, name) => store.clerks.put(clerkRow('noa1', { name })),
      'a free slot': (store, code) => store.slots.put([slotRow(code)]),
      'an appointment': (store, code) => store.appointments.put([appointmentRow(code)]),
    }

    test.for(Object.entries(changes))(
      'tells of %s from here and from another process, until it is stopped',
      async ([, change]) => {
        const { store, opened } = bench()
        const other = await opened.beside()
        for (const [by, code] of [
          [store, 'AAAA'],
          [other, 'BBBB'],
        ] as const) {
          const told = vi.fn()
          const stop = store.watch(told)
          await by.tokens.revoke('a')
          await change(by, code)
          await vi.waitFor(() => expect(told).toHaveBeenCalled())
          stop()
          await by.tokens.put(tokenRow('another'))
          const heard = told.mock.calls.length
          const since = vi.fn()
          const stopSince = store.watch(since)
          await other.tokens.put(tokenRow('yet another', { createdAt: morning + 1 }))
          await vi.waitFor(() => expect(since).toHaveBeenCalled())
          stopSince()
          expect(told).toHaveBeenCalledTimes(heard)
          await by.tokens.revoke('another')
          await other.tokens.revoke('yet another')
        }
      },
    )

    test('shows the change when it tells', async () => {
      const { store, opened } = bench()
      const other = await opened.beside()
      const seen: number[] = []
      store.watch(() => void store.tokens.all().then((rows) => seen.push(rows.length)))
      await other.tokens.put(tokenRow('a'))
      await vi.waitFor(() => expect(seen).toContain(1))
    })
  })
}
