import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { compare } from '../../../tools/benchEstimate/comparison.ts'
import { readRecording } from '../../../tools/benchEstimate/recording.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'warsaw-offices')
const missing = !existsSync(folder)
if (missing) console.log(`Skipped: the recorded days are not there (${folder}).`)

it.skipIf(missing)(
  'E7 on recorded days the estimate is clearly better than every baseline, and its range holds for half to 70 %',
  { timeout: 60_000 },
  () => {
    const { baselines, lotse, untold } = compare(readRecording(folder), (date) => date > '2020-01-08')
    const all = [...baselines.values()]
    expect(lotse.all.count).toBeGreaterThan(3_000)
    expect(untold).toBe(0)
    expect(lotse.all.meanError / Math.min(...all.map((one) => one.all.meanError))).toBeLessThan(0.75)
    for (const [index, { held, meanError }] of lotse.byClass.entries()) {
      expect(meanError / Math.min(...all.map(({ byClass }) => byClass[index]?.meanError ?? 0))).toBeLessThan(0.9)
      expect(held).toBeGreaterThan(0.5)
      expect(held).toBeLessThan(0.7)
    }
  },
)
