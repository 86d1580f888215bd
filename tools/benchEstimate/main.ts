/** `npm run bench:estimate`: what visitors were told, held against what happened on recorded days. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { aimLines } from '../bench/report.ts'
import { compare } from './comparison.ts'
import { readRecording } from './recording.ts'
import { aimsOf, tableOf } from './report.ts'

/** Nothing is tuned on the days after this one, and no other day is reported. */
const tunedUntil = '2020-01-08'
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'warsaw-offices')

const { tune } = parseArgs({ options: { tune: { type: 'boolean', default: false } } }).values
if (!existsSync(folder)) console.log(`Skipped: the recorded days are not there (${folder}).`)
else {
  const isShown = (date: string) => (tune ? date <= tunedUntil : date > tunedUntil)
  const compared = compare(readRecording(folder), isShown)
  console.log(
    tune
      ? `The days up to ${tunedUntil}, by which the estimate was tuned`
      : `The days after ${tunedUntil}; the days before served to tune, and as history`,
  )
  console.log(tableOf(compared).join('\n'))
  console.log(`\n${aimLines(aimsOf(compared)).join('\n')}`)
}
