import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, ref, shallowRef } from 'vue'
import type { ClockView } from '../../shared/views.ts'
import type { ConnectionState } from '../../ui/connection.ts'
import { newCommandId } from '../../ui/ids.ts'
import { reloadWhenOutdated } from '../../ui/reloadWhenOutdated.ts'
import { useNow } from '../../ui/useNow.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('time goes on between views as the server’s does, at its speed', () => {
  const clock = shallowRef<ClockView>({ now: 1_000_000, speed: 60, trial: true, timeZone: 'Europe/Berlin' })
  const scope = effectScope()
  const now = scope.run(() => useNow(() => clock.value))
  vi.advanceTimersByTime(2_000)
  expect(now?.value).toBe(1_000_000 + 120_000)
  clock.value = { ...clock.value, now: 5_000_000, speed: 1 }
  expect(now?.value).toBe(5_000_000)
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('an outdated page is loaded anew when nobody uses the screen', async () => {
  const state = ref<ConnectionState>('online')
  const idle = ref(false)
  let reloads = 0
  const scope = effectScope()
  scope.run(() => reloadWhenOutdated({ state }, idle, { reload: () => reloads++, waitMs: 10_000 }))
  state.value = 'outdated'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reloads).toBe(0)
  idle.value = true
  await vi.advanceTimersByTimeAsync(5_000)
  idle.value = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(reloads).toBe(0)
  idle.value = true
  await vi.advanceTimersByTimeAsync(10_000)
  expect(reloads).toBe(1)
  scope.stop()
})

test('ids of commands are 128 random bits, without what plain http refuses', () => {
  const random = { getRandomValues: <T>(into: T) => (into as Uint8Array).fill(10) as T } as Pick<
    Crypto,
    'getRandomValues'
  >
  expect(newCommandId(random)).toBe('0a'.repeat(16))
  expect(newCommandId()).not.toBe(newCommandId())
})
