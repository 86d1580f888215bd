import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readRecord, recordedDay } from '../../../tools/replay/recordedDay.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'
import { csvOf, date, office, warsawTickets } from './recordedDays.ts'

const text = csvOf([
  { number: 2, issued: '08:10:00', called: '08:30:00', open: 0 },
  { number: 1, issued: '08:05:00', called: '08:20:00' },
  { queue: '13', letter: 'B', number: 1, issued: '09:00:00', called: '09:00:30', open: 2 },
])
const problemsOf = (file: string, ...of: [string, string]) => {
  const reading = recordedDay(file, ...of)
  return reading.kind === 'unusable' ? reading.problems : []
}

describe('a recorded day', () => {
  test('is read by queues in the order of their numbers, at the local clock', () => {
    const reading = recordedDay(text, office, date)
    expect(reading).toMatchObject({
      kind: 'day',
      day: { queues: [{ id: '12', name: 'Queue 12, hall', letter: 'A' }, { id: '13' }] },
    })
    if (reading.kind !== 'day') return
    expect(reading.day.queues[0]?.tickets.map(({ number }) => number)).toEqual([1, 2])
    expect(reading.day.queues[0]?.tickets[0]?.issuedAt).toBe(Date.parse('2020-01-07T08:05:00+01:00'))
  })

  test('is read from a gzipped file as from a plain one', async () => {
    const { folder, remove } = await temporaryFolder()
    const [plain, packed] = [join(folder, 'day.csv'), join(folder, 'day.csv.gz')]
    await writeFile(plain, text)
    await writeFile(packed, gzipSync(text))
    expect(readRecord(packed)).toBe(text)
    expect(readRecord(plain)).toBe(text)
    await remove()
  })

  test('that is not there is answered with what is', () => {
    expect(problemsOf(text, office, '2020-01-08')).toEqual([
      `${office} has no ticket on 2020-01-08; there are ${date}.`,
    ])
    expect(problemsOf(text, 'Burg', date)).toEqual([`The file knows no office "Burg"; there are ${office}.`])
  })

  test('with bad lines is refused with their numbers', () => {
    const bad = text.replace('2020-01-07T08:10:00', 'early').replace('2020-01-07T09:00:30', '2020-01-07T08:59:00')
    expect(problemsOf(bad, office, date)).toEqual([
      'Line 2, issued_est "early": no local time such as 2020-01-07T08:05:00.',
      'Line 4: called before it was issued.',
    ])
  })

  test('lists ten bad lines at most', () => {
    const lines = Array.from({ length: 14 }, (_, index) => ({ number: index, issued: '09:00:00', called: '08:00:00' }))
    expect(problemsOf(csvOf(lines), office, date)).toHaveLength(11)
  })

  test('without the columns that are needed is refused', () => {
    expect(problemsOf('office,date\nRathaus,2020-01-07', office, date)[0]).toMatch(
      /^The file lacks the columns queue_id/,
    )
  })
})

describe.skipIf(!existsSync(warsawTickets))('the days of Warsaw (skipped where ../shared/data is missing)', () => {
  test('hold 856 tickets of Bemowo on 7 January 2020', () => {
    const reading = recordedDay(readRecord(warsawTickets), 'UD_Bemowo', '2020-01-07')
    if (reading.kind !== 'day') throw new Error(reading.problems.join('\n'))
    expect(reading.day.queues).toHaveLength(10)
    expect(reading.day.queues.reduce((sum, { tickets }) => sum + tickets.length, 0)).toBe(856)
  })
})
