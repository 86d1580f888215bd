import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useIdle } from '../../kiosk/src/useIdle.ts'

function setUp() {
  const target = new EventTarget()
  const active = ref(true)
  let ends = 0
  const scope = effectScope()
  const idle = scope.run(() => useIdle({ active: () => active.value, seconds: () => 60, onEnd: () => ends++, target }))
  if (!idle) throw new Error('the scope has ended')
  const seconds = (count: number) => vi.advanceTimersByTime(count * 1_000)
  return { idle, active, seconds, ends: () => ends, touch: () => target.dispatchEvent(new Event('pointerdown')), scope }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('K warns, leaves at least 20 seconds to answer, then ends', () => {
  const { idle, seconds, ends } = setUp()
  seconds(59)
  expect(idle.left.value).toBeNull()
  seconds(1)
  expect(idle.left.value).toBe(20)
  seconds(19)
  expect([idle.left.value, ends()]).toEqual([1, 0])
  seconds(1)
  expect([idle.left.value, ends()]).toEqual([null, 1])
})

test('K every touch puts the warning off', () => {
  const { idle, seconds, touch } = setUp()
  seconds(50)
  touch()
  seconds(59)
  expect(idle.left.value).toBeNull()
})

test('K the warning can be prolonged as often as wished', () => {
  const { idle, seconds, ends } = setUp()
  for (let time = 0; time < 12; time++) {
    seconds(79)
    expect(idle.left.value).toBe(1)
    idle.stay()
  }
  expect(ends()).toBe(0)
})

test('K under the warning the finger that lands decides nothing', () => {
  const { idle, seconds, touch } = setUp()
  seconds(60)
  touch()
  expect(idle.left.value).toBe(20)
})

test('K a kiosk that nobody has touched is left alone, and a new visitor gets the whole time', async () => {
  const { idle, active, seconds, ends } = setUp()
  active.value = false
  await nextTick()
  seconds(500)
  expect(ends()).toBe(0)
  active.value = true
  await nextTick()
  seconds(59)
  expect(idle.left.value).toBeNull()
})

test('K leaves nothing running', () => {
  const { scope } = setUp()
  scope.stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('A4 while the screen is read aloud time stands still, under the warning too', () => {
  const speaking = ref(true)
  let ends = 0
  const scope = effectScope()
  const idle = scope.run(() =>
    useIdle({
      active: () => true,
      seconds: () => 60,
      paused: () => speaking.value,
      onEnd: () => ends++,
      target: new EventTarget(),
    }),
  )
  vi.advanceTimersByTime(300_000)
  expect(idle?.left.value).toBeNull()
  speaking.value = false
  vi.advanceTimersByTime(60_000)
  expect(idle?.left.value).toBe(20)
  speaking.value = true
  vi.advanceTimersByTime(60_000)
  expect([idle?.left.value, ends]).toEqual([20, 0])
  scope.stop()
})
