import { expect, test, vi } from 'vitest'
import type { Announcements } from '../../display/src/board/announcements.ts'
import { createAnnouncer } from '../../display/src/board/announcer.ts'
import { alone, type Turn } from '../../display/src/board/turns.ts'
import { aCall, aView } from './boardCalls.ts'

/** Sounds that end when the test says so, and time that passes when the test says so. */
function aHall({
  speaking = async () => {},
  takeTurn = async () => alone,
}: {
  speaking?: () => Promise<void>
  takeTurn?: (what: string) => Promise<Turn>
} = {}) {
  const heard: string[] = []
  const waits: { readonly milliseconds: number; readonly over: () => void }[] = []
  let chimed = () => {}
  let shown: Announcements | undefined
  const announcer = createAnnouncer({
    chime: () => {
      heard.push('chime')
      return new Promise<void>((resolve) => {
        chimed = resolve
      })
    },
    takeTurn,
    speak: async ({ label }) => {
      heard.push(label)
      await speaking()
      return true
    },
    now: () => 0,
    wait: (milliseconds) =>
      new Promise((over) => {
        waits.push({ milliseconds, over })
      }),
    largeAtLeastMs: () => 5_000,
    changed: (state) => {
      shown = state
    },
  })
  return { announcer, heard, waits, chimed: () => chimed(), current: () => shown?.current?.label ?? null }
}

test('B1 simultaneous calls are chimed and spoken in full, one after the other', async () => {
  const hall = aHall()
  hall.announcer.take(aView([]))
  hall.announcer.take(aView([aCall(1), aCall(2)]))
  expect(hall.current()).toBe('A001')
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime']))
  hall.chimed()
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime', 'A001']))
  expect(hall.waits.map(({ milliseconds }) => milliseconds)).toEqual([5_000])
  expect(hall.current()).toBe('A001')
  hall.waits[0]?.over()
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime', 'A001', 'chime']))
  expect(hall.current()).toBe('A002')
  await vi.waitFor(() => expect(hall.heard).toHaveLength(3))
  hall.chimed()
  hall.waits[1]?.over()
  await vi.waitFor(() => expect(hall.current()).toBeNull())
  expect(hall.heard).toEqual(['chime', 'A001', 'chime', 'A002'])
})

test('B1 a voice that fails does not hold up the next call', async () => {
  const hall = aHall({ speaking: () => Promise.reject(new Error('no voice')) })
  hall.announcer.take(aView([]))
  hall.announcer.take(aView([aCall(1), aCall(2)]))
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime']))
  hall.chimed()
  hall.waits[0]?.over()
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime', 'A001', 'chime']))
})

test('B1 a call that comes during an announcement waits for its end', async () => {
  const hall = aHall()
  hall.announcer.take(aView([]))
  hall.announcer.take(aView([aCall(1)]))
  hall.announcer.take(aView([aCall(1), aCall(2)]))
  expect(hall.current()).toBe('A001')
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime']))
  hall.chimed()
  hall.waits[0]?.over()
  await vi.waitFor(() => expect(hall.current()).toBe('A002'))
})

test('B1 after close() nothing is announced', async () => {
  const hall = aHall()
  hall.announcer.take(aView([]))
  hall.announcer.close()
  hall.announcer.take(aView([aCall(1)]))
  expect(hall.heard).toEqual([])
})

test('B14 what another board of the room has said is shown and not said again; B13 a turn is given back', async () => {
  const turns: string[] = []
  const hall = aHall({
    takeTurn: async (what) => {
      turns.push(what)
      return { speak: what.endsWith(' 2'), end: (heard) => turns.push(`ended ${heard}`) }
    },
  })
  hall.announcer.take(aView([]))
  hall.announcer.take(aView([aCall(1), aCall(2)]))
  await vi.waitFor(() => expect(hall.waits).toHaveLength(1))
  expect(hall.current()).toBe('A001')
  hall.waits[0]?.over()
  await vi.waitFor(() => expect(hall.heard).toEqual(['chime']))
  hall.chimed()
  await vi.waitFor(() => expect(turns).toEqual(['kempten/2026-11-23 1', 'kempten/2026-11-23 2', 'ended true']))
  expect(hall.heard).toEqual(['chime', 'A002'])
})
