import { expect, test } from 'vitest'
import { openGate } from '../../counter/src/gate.ts'
import { settled } from '../support/fakeWire.ts'

function gate() {
  let settle = () => {}
  const opened = openGate({
    wait: () =>
      new Promise((resolve) => {
        settle = resolve
      }),
  })
  return { ...opened, settle: () => settle() }
}

test('one action at a time', async () => {
  const { run, busy } = gate()
  let finish = (_: string) => {}
  const first = run(() => new Promise<string>((resolve) => (finish = resolve)))
  expect(busy.value).toBe(true)
  expect(await run(async () => 'second')).toBeUndefined()
  finish('first')
  expect(await first).toBe('first')
  expect(busy.value).toBe(false)
})

test('the second tap of a double tap does nothing, however quick the answer was', async () => {
  const { run, settle } = gate()
  await run(async () => 'first')
  expect(await run(async () => 'second')).toBeUndefined()
  settle()
  await settled()
  expect(await run(async () => 'third')).toBe('third')
})

test('it opens again after an action that failed', async () => {
  const { run, settle } = gate()
  await expect(
    run(async () => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  settle()
  await settled()
  expect(await run(async () => 'next')).toBe('next')
})
