/** `npm run bench:estimate`: what visitors were told, held against what happened on recorded days. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { aimLines } from '../bench/report.ts'
import { compare, tunedUntil } from './comparison.ts'
import { readRecording } from './recording.ts'
import { aimsOf, limitsOf, meanOfDays, partsOf, tableOf } from './report.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'warsaw-offices')

const { tune } = parseArgs({ options: { tune: { type: 'boolean', default: false } } }).values
if (!existsSync(folder)) console.log(`Skipped: the recorded days are not there (${folder}).`)
else {
  const isShown = (date: string) => (tune ? date <= tunedUntil : date > tunedUntil)
  const days = readRecording(folder)
  const compared = compare(days, isShown)
  const sections = [
    [
      tune
        ? `The days up to ${tunedUntil}, by which the estimate was tuned`
        : `The days after ${tunedUntil}; the days before served to tune, and as history`,
      ...tableOf(compared),
    ],
    [
      ...partsOf(compared),
      `Mean of the days that have one before them: ${meanOfDays(compared, days[0]?.date ?? '').toFixed(3)}`,
    ],
    limitsOf(compared),
    aimLines(aimsOf(compared)),
  ]
  console.log(sections.map((lines) => lines.join('\n')).join('\n\n'))
}
