import { expect, test } from 'vitest'
import { framesIn } from '../../../tools/bench/boardFrames.ts'

const frame = (state: string, smooth: boolean) => ({
  name: 'PipelineReporter',
  args: { frame_reporter: { state, affects_smoothness: smooth } },
})

test('of a trace those frames count as dropped that somebody would have seen', () => {
  const events = [
    frame('STATE_PRESENTED_ALL', true),
    frame('STATE_PRESENTED_PARTIAL', true),
    frame('STATE_DROPPED', true),
    frame('STATE_DROPPED', false),
    frame('STATE_NO_UPDATE_DESIRED', false),
    { name: 'RunTask', dur: 12_500 },
    { name: 'RunTask', dur: 3_000 },
    { name: 'Layout', dur: 99_000 },
  ]
  expect(framesIn(events)).toEqual({ drawn: 2, dropped: 1, longestTaskMs: 12.5 })
})
