import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compare, tunedUntil } from '../../../tools/benchEstimate/comparison.ts'
import { figuresOf } from '../../../tools/benchEstimate/figures.ts'
import { ratioOf } from '../../../tools/benchEstimate/limits.ts'
import { readRecording } from '../../../tools/benchEstimate/recording.ts'
import { aimsOf, meanOfDays } from '../../../tools/benchEstimate/report.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'warsaw-offices')
const missing = !existsSync(folder)
if (missing) console.log(`Skipped: the recorded days are not there (${folder}).`)

// The later days are not played: whoever changes the estimate shall not see what it does to them.
it.skipIf(missing)(
  'E7 on the recorded days for tuning the estimate is clearly better than every baseline, and its range holds for half to 70 %',
  { timeout: 60_000 },
  () => {
    const days = readRecording(folder).filter(({ date }) => date <= tunedUntil)
    const compared = compare(days, () => true)
    expect(figuresOf(compared.lotse).all.count).toBeGreaterThan(8_000)
    expect(compared.untold).toBe(0)
    expect(meanOfDays(compared, days[0]?.date ?? '')).toBeLessThan(0.65)
    expect(ratioOf(compared, () => true).ratio).toBeLessThan(0.74)
    const [, ...inClasses] = aimsOf(compared)
    expect(inClasses.filter(({ met }) => !met)).toEqual([])
  },
)
