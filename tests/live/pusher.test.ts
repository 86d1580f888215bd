import { describe, expect, test } from 'vitest'
import { startPusher } from '../../server/live/pusher.ts'

const manual = () => {
  let now = 0
  const due: { at: number; run: () => void }[] = []
  return {
    timers: {
      now: () => now,
      after(delayMs: number, run: () => void) {
        const one = { at: now + delayMs, run }
        due.push(one)
        return () => {
          if (due.includes(one)) due.splice(due.indexOf(one), 1)
        }
      },
    },
    advance(ms: number) {
      now += ms
      for (const one of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(one), 1)
        one.run()
      }
    },
    pending: () => due.length,
  }
}

describe('pushing to an audience', () => {
  test('the first change goes at once, later ones at most one a pace, and the last is never lost', () => {
    const { timers, advance } = manual()
    const pusher = startPusher(timers)
    let state = 0
    const pushed: number[] = []
    const change = () => {
      state += 1
      pusher.changed('board', () => pushed.push(state), 100)
    }
    change()
    expect(pushed).toEqual([1])
    for (let n = 0; n < 9; n++) {
      change()
      advance(10)
    }
    expect(pushed).toEqual([1])
    advance(10)
    expect(pushed).toEqual([1, 10])
    advance(1_000)
    expect(pushed).toEqual([1, 10])
    change()
    expect(pushed).toEqual([1, 10, 11])
  })

  test('what may not wait passes before its time and takes the waiting push with it', () => {
    const { timers, advance, pending } = manual()
    const pusher = startPusher(timers)
    let pushes = 0
    const push = () => {
      pushes += 1
    }
    pusher.changed('phone', push, 5_000)
    pusher.changed('phone', push, 5_000)
    pusher.changed('phone', push, 5_000, true)
    expect(pushes).toBe(2)
    expect(pending()).toBe(0)
    advance(10_000)
    expect(pushes).toBe(2)
  })

  test('audiences do not slow each other, and one that nobody is in is forgotten', () => {
    const { timers, advance, pending } = manual()
    const pusher = startPusher(timers)
    const pushed: string[] = []
    for (const audience of ['a', 'b', 'a', 'b']) pusher.changed(audience, () => pushed.push(audience), 100)
    expect(pushed).toEqual(['a', 'b'])
    pusher.forget('a')
    advance(100)
    expect(pushed).toEqual(['a', 'b', 'b'])
    pusher.close()
    expect(pending()).toBe(0)
  })
})
