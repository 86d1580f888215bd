import { expect, test } from 'vitest'
import { audiblePart, createPieces } from '../../display/src/board/pieces.ts'

const rate = 1_000
/** Milliseconds of silence, of a loud tone and of silence again. */
const sound = (before: number, tone: number, after: number) =>
  Float32Array.from({ length: before + tone + after }, (_, at) => (at >= before && at < before + tone ? 0.5 : 0.001))

test('B9 the silence around a piece is cut off, the piece never', () => {
  expect(audiblePart(sound(300, 400, 500), rate)).toEqual({ from: expect.closeTo(0.28), to: expect.closeTo(0.72) })
  expect(audiblePart(sound(0, 400, 0), rate)).toEqual({ from: 0, to: 0.4 })
  expect(audiblePart(sound(0, 0, 250), rate)).toEqual({ from: 0, to: 0.25 })
})

test('B9 pieces are put on one time line, each behind the one before, and loaded once', async () => {
  const started: number[][] = []
  const loaded: string[] = []
  const context = {
    currentTime: 7,
    destination: {},
    decodeAudioData: async () => ({ sampleRate: rate, getChannelData: () => sound(100, 400, 100) }),
    createBufferSource: () => ({ connect() {}, start: (...when: number[]) => started.push(when) }),
  } as unknown as AudioContext
  const pieces = createPieces({
    load: async (file) => {
      loaded.push(file)
      if (file === 'broken') throw new Error('not there')
      return new ArrayBuffer(0)
    },
  })
  const lengthMs = await pieces.play(context, ['a', 'b', 'a'])
  const piece = 0.44
  expect(started.map(([when = 0, from = 0, length = 0]) => [when, from, length])).toEqual([
    [7.05, 0.08, expect.closeTo(piece)],
    [expect.closeTo(7.05 + piece + 0.09), 0.08, expect.closeTo(piece)],
    [expect.closeTo(7.05 + 2 * (piece + 0.09)), 0.08, expect.closeTo(piece)],
  ])
  expect(lengthMs).toBeCloseTo(3 * (piece + 0.09) * 1_000)
  expect(loaded).toEqual(['a', 'b'])
  await expect(pieces.play(context, ['broken'])).rejects.toThrow('not there')
  await expect(pieces.play(context, ['broken'])).rejects.toThrow('not there')
  expect(loaded).toEqual(['a', 'b', 'broken', 'broken'])
})
