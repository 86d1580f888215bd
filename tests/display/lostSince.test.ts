import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useLostSince } from '../../display/src/useLostSince.ts'
import type { ConnectionState } from '../../ui/connection.ts'
import { start } from './boardCalls.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aScreen() {
  const state = ref<ConnectionState>('online')
  const now = ref(start)
  const scope = effectScope()
  const since = scope.run(() => useLostSince(state, now))
  return { state, now, since: () => since?.value, stop: () => scope.stop() }
}

test('B5 a screen that has lost the server says since when, to the moment of the loss', async () => {
  const { state, now, since, stop } = aScreen()
  state.value = 'offline'
  await vi.advanceTimersByTimeAsync(1_000)
  now.value = start + 60_000
  await vi.advanceTimersByTimeAsync(1_500)
  expect(since()).toBe(start)
  state.value = 'connecting'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(since()).toBe(start)
  state.value = 'online'
  await vi.advanceTimersByTimeAsync(0)
  expect(since()).toBeNull()
  stop()
})

test('B5 a server that is back at once was never lost', async () => {
  const { state, since, stop } = aScreen()
  state.value = 'offline'
  await vi.advanceTimersByTimeAsync(1_500)
  state.value = 'online'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(since()).toBeNull()
  stop()
})
