// The comparison as it is printed, and which aims it meets.
import { type Aim, table } from '../bench/summary.ts'
import { drawsFrom } from '../replay/draws.ts'
import type { Compared } from './comparison.ts'
import { type ClassFigures, classes, type Figures, figuresOf, isOfClass, type Told } from './figures.ts'
import { bestBlend, type Counted, ratioOf, recordErrors, spreadOf } from './limits.ts'

const seed = 1
const mostHeld = 0.7
const leastHeld = 0.5

const everybody: Counted = () => true
const scopes: readonly { readonly name: string; readonly isCounted: Counted; readonly aim: number }[] = [
  { name: 'overall', isCounted: everybody, aim: 0.7 },
  ...classes.map((one) => ({
    name: `with ${one.name} ahead`,
    isCounted: ({ ahead }: Told) => isOfClass(ahead, one),
    aim: 0.9,
  })),
]

const minutes = (value: number) => value.toFixed(1)
const hundredth = (value: number) => value.toFixed(2)
const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`)

const row = (name: string, { all, byClass }: Figures): readonly string[] => [
  name,
  ...byClass.map(({ meanError }) => minutes(meanError)),
  minutes(all.meanError),
  minutes(all.bias),
  percent(all.close),
  percent(all.held),
]

export const tableOf = ({ baselines, days, lotse, oracles, untold }: Compared): readonly string[] => {
  const own = figuresOf(lotse)
  return [
    `${days.join(', ')}: ${own.all.count} tickets with somebody ahead (${own.byClass.map(({ count }) => count).join(', ')}), ${untold} without a figure`,
    'Mean absolute error in minutes by people ahead',
    ...table([
      ['', ...classes.map(({ name }) => name), 'all', 'bias', '±5 min/30 %', 'in range'],
      row('Lotse', own),
      ...[...baselines, ...oracles].map(([name, told]) => row(name, figuresOf(told))),
    ]),
    `P20-P80 held by people ahead: ${classes.map(({ name }, index) => `${name} ${percent(own.byClass[index]?.held ?? null)}`).join(', ')}`,
  ]
}

/** Each day by itself, told with only the days before it as history, and each office. */
export const partsOf = (compared: Compared): readonly string[] => {
  const offices = [...new Set(compared.lotse.map(({ office }) => office))].sort()
  const parts: readonly (readonly [string, Counted])[] = [
    ...compared.days.map((day) => [day, ({ date }: Told) => date === day] as const),
    ...offices.map((name) => [name, ({ office }: Told) => office === name] as const),
  ]
  return [
    'Mean absolute error in minutes by day and by office',
    ...table([
      ['', 'tickets', 'Lotse', 'best baseline', 'ratio'],
      ...parts.map(([name, isCounted]) => {
        const { baseline, lotse, ratio } = ratioOf(compared, isCounted)
        const count = compared.lotse.filter(isCounted).length
        return [name, String(count), minutes(lotse), minutes(baseline), hundredth(ratio)]
      }),
    ]),
  ]
}

/** The mean of the days' ratios, those days that have a day before them: by this the estimate is tuned. */
export const meanOfDays = (compared: Compared, firstDay: string): number => {
  const days = compared.days.filter((day) => day > firstDay)
  return days.reduce((sum, day) => sum + ratioOf(compared, ({ date }) => date === day).ratio, 0) / days.length
}

/** How far the ratios are chance, and what of the error could have been avoided at all. */
export const limitsOf = (compared: Compared): readonly string[] => {
  const draw = drawsFrom(seed)
  const { all } = figuresOf(compared.lotse)
  const { baseline } = ratioOf(compared, everybody)
  const blend = bestBlend(compared)
  const { doubled, floor } = recordErrors(compared, draw)
  return [
    `Error as a share of the best baseline's, queue-days drawn anew (seed ${seed})`,
    ...table([
      ['', 'queue-days', 'ratio', 'P5', 'P95', 'aim', 'met in'],
      ...scopes.map(({ aim, isCounted, name }) => {
        const { high, low, met, queueDays } = spreadOf(compared, isCounted, aim, draw)
        const { ratio } = ratioOf(compared, isCounted)
        return [name, String(queueDays), ...[ratio, low, high, aim].map(hundredth), percent(met)]
      }),
    ]),
    `Lotse mixed with a baseline as it would have been best, the waits known: ${percent(blend.share)} "${blend.baseline}", ${minutes(blend.error)} min, ratio ${hundredth(blend.error / baseline)}`,
    ...[...compared.oracles].map(([name, told]) => {
      const error = figuresOf(told).all.meanError
      return `${name}: ${minutes(all.meanError - error)} min less than Lotse, ratio ${hundredth(error / baseline)}`
    }),
    `Times of the record are right to five minutes: whoever knew every wait would err by ${minutes(floor)} min; as much inaccuracy once more takes Lotse from ${minutes(all.meanError)} to ${minutes(doubled)} min`,
  ]
}

export const aimsOf = (compared: Compared): readonly Aim[] => {
  const { byClass } = figuresOf(compared.lotse)
  const held = (index: number): ClassFigures['held'] => byClass[index]?.held ?? null
  return [
    ...scopes.map(({ aim, isCounted, name }): Aim => {
      const { ratio } = ratioOf(compared, isCounted)
      return { text: `mean error ${name} at most ${aim} of the best baseline: ${hundredth(ratio)}`, met: ratio <= aim }
    }),
    ...classes.map(({ name }, index): Aim => {
      const share = held(index) ?? 0
      return {
        text: `P20-P80 with ${name} ahead held for 50-70 %: ${percent(share)}`,
        met: share >= leastHeld && share <= mostHeld,
      }
    }),
  ]
}
