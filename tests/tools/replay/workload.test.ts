import { describe, expect, test } from 'vitest'
import { type RecordedDay, recordedDay } from '../../../tools/replay/recordedDay.ts'
import { workloadOf } from '../../../tools/replay/workload.ts'
import { csvOf, date, type Line, office } from './recordedDays.ts'

const minuteMs = 60_000
const at = (time: string) => Date.parse(`${date}T${time}:00+01:00`)
const workload = (lines: readonly Omit<Line, 'number'>[]) => {
  const reading = recordedDay(csvOf(lines.map((line, index) => ({ ...line, number: index + 1 }))), office, date)
  if (reading.kind !== 'day') throw new Error(reading.problems.join('\n'))
  return workloadOf((reading.day satisfies RecordedDay).queues[0]?.tickets ?? [])
}
const minutes = (busyMs: readonly number[]) => busyMs.map((ms) => ms / minuteMs)

describe('how long conversations took', () => {
  test('is the gap between the calls of one desk while people wait', () => {
    const { busyMs } = workload([
      { issued: '08:00:00', called: '08:00:00' },
      { issued: '08:00:00', called: '08:07:00' },
      { issued: '08:00:00', called: '08:20:00' },
    ])
    expect(minutes(busyMs)).toEqual([7, 13, 10])
  })

  test('spans as many calls as desks are open, since they take turns', () => {
    const { busyMs } = workload([
      { issued: '08:00:00', called: '08:00:00', open: 2 },
      { issued: '08:00:00', called: '08:04:00', open: 2 },
      { issued: '08:00:00', called: '08:10:00', open: 2 },
      { issued: '08:00:00', called: '08:12:00', open: 2 },
    ])
    expect(minutes(busyMs)).toEqual([10, 8, 10, 10])
  })

  test('is not longer than usual where the desk may have been idle', () => {
    const { busyMs } = workload([
      { issued: '08:00:00', called: '08:00:00' },
      { issued: '09:00:00', called: '09:01:00' },
      { issued: '09:03:00', called: '09:05:00' },
    ])
    expect(minutes(busyMs)).toEqual([10, 4, 10])
  })

  test('is the median of the queue where it is unknown and enough is known', () => {
    const waiting = ['08:00', '08:06', '08:12', '08:18', '08:24', '08:30'].map((called) => ({
      issued: '07:30:00',
      called: `${called}:00`,
    }))
    const { busyMs } = workload([...waiting, { issued: '10:00:00', called: '10:00:00' }])
    expect(minutes(busyMs)).toEqual([6, 6, 6, 6, 6, 6, 6])
  })
})

describe('which desks were open', () => {
  test('follows the counters open at the calls, and stays as it was at the last one', () => {
    const { desks } = workload([
      { issued: '08:00:00', called: '08:00:00', open: 1 },
      { issued: '08:00:00', called: '08:10:00', open: 2 },
      { issued: '08:00:00', called: '08:20:00', open: 1 },
      { issued: '08:00:00', called: '08:30:00', open: 2 },
    ])
    expect(desks).toEqual([
      [{ from: at('08:00'), to: null }],
      [
        { from: at('08:10'), to: at('08:20') },
        { from: at('08:30'), to: null },
      ],
    ])
  })

  test('takes a call as proof of an open desk', () => {
    expect(workload([{ issued: '08:00:00', called: '08:05:00', open: 0 }]).desks).toEqual([
      [{ from: at('08:05'), to: null }],
    ])
  })
})
