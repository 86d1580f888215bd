import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyReader } from '../../server/devices/printerReplies.ts'
import { signFrom, statusFrom, troubleOf } from '../../server/devices/printerStatus.ts'

test.each([
  ['all well', [0x12, 0x12, 0x12, 0x12], null, { kind: 'ready', paper: 'ok' }],
  ['paper near its end', [0x12, 0x12, 0x12, 0x1e], null, { kind: 'ready', paper: 'near-end' }],
  ['paper at its end', [0x1a, 0x32, 0x12, 0x7e], 'paper-end', { kind: 'fault', why: 'paper-end' }],
  ['cover open', [0x1a, 0x16, 0x12, 0x12], 'cover-open', { kind: 'fault', why: 'cover-open' }],
  ['cover open to change the roll', [0x1a, 0x36, 0x12, 0x7e], 'cover-open', { kind: 'fault', why: 'cover-open' }],
  ['cutter', [0x1a, 0x52, 0x1a, 0x12], 'error', { kind: 'fault', why: 'error' }],
  ['beyond recovery', [0x1a, 0x52, 0x32, 0x12], 'error', { kind: 'fault', why: 'error' }],
  ['print head too hot', [0x1a, 0x52, 0x52, 0x12], 'error', { kind: 'fault', why: 'error' }],
  ['off line for no stated reason', [0x1a, 0x12, 0x12, 0x12], 'offline', { kind: 'fault', why: 'error' }],
] as const)('the status bits of: %s', (_, bytes, trouble, sign) => {
  const status = statusFrom(bytes)
  expect(troubleOf(status)).toBe(trouble)
  expect(status.ready).toBe(trouble === null)
  expect(signFrom(status)).toEqual(sign)
})

test('a printer that cannot be reached is a fault, one that tells nothing is not', () => {
  expect(signFrom({ state: 'unreachable', reason: 'timeout' })).toEqual({ kind: 'fault', why: 'unreachable' })
  expect(signFrom({ state: 'silent' })).toEqual({ kind: 'ready', paper: 'ok' })
})

const stream = Buffer.from('12' + '1800000f' + '37226162636400' + '00' + '13' + '5f45505300' + '1a', 'hex')

test('replies are told apart wherever the network cuts them', () => {
  const whole = [
    { kind: 'status', byte: 0x12 },
    { kind: 'automatic' },
    { kind: 'confirmation', mark: 'abcd' },
    { kind: 'sensor', byte: 0 },
    { kind: 'status', byte: 0x1a },
  ]
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: stream.length - 1 })), (places) => {
      const read = replyReader()

      const cuts = [0, ...places.toSorted((a, b) => a - b), stream.length]
      const replies = cuts.slice(1).flatMap((end, index) => read(stream.subarray(cuts[index], end)))
      expect(replies).toEqual(whole)
    }),
  )
})

test('noise never stops the reader', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      const read = replyReader()
      read(Buffer.from(noise))
      read(Buffer.alloc(200))
      expect(read(Buffer.from([0x12]))).toContainEqual({ kind: 'status', byte: 0x12 })
    }),
  )
})
