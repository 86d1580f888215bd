// The comparison as it is printed, and which aims it meets.
import { type Aim, table } from '../bench/summary.ts'
import type { Compared } from './comparison.ts'
import { type ClassFigures, classes, type Figures } from './figures.ts'

const mostOverall = 0.7
const mostInClass = 0.9
const leastHeld = 0.5
const mostHeld = 0.7

const minutes = (value: number) => value.toFixed(1)
const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`)

const row = (name: string, { all, byClass }: Figures): readonly string[] => [
  name,
  ...byClass.map(({ meanError }) => minutes(meanError)),
  minutes(all.meanError),
  minutes(all.bias),
  percent(all.close),
  percent(all.held),
]

export const tableOf = ({ baselines, days, lotse, oracle, untold }: Compared): readonly string[] => [
  `${days.join(', ')}: ${lotse.all.count} tickets with somebody ahead (${lotse.byClass.map(({ count }) => count).join(', ')}), ${untold} without a figure`,
  'Mean absolute error in minutes by people ahead',
  ...table([
    ['', ...classes.map(({ name }) => name), 'all', 'bias', '±5 min/30 %', 'in range'],
    row('Lotse', lotse),
    ...[...baselines].map(([name, figures]) => row(name, figures)),
    row('oracle: the true gap and desks of the next hour', oracle),
  ]),
  `P20-P80 held by people ahead: ${classes.map(({ name }, index) => `${name} ${percent(lotse.byClass[index]?.held ?? null)}`).join(', ')}`,
]

/** The best baseline overall, and the best one of each class. */
export const aimsOf = ({ baselines, lotse }: Compared): readonly Aim[] => {
  const best = (of: (figures: Figures) => ClassFigures | undefined) =>
    Math.min(...[...baselines.values()].map((figures) => of(figures)?.meanError ?? Infinity))
  const share = (name: string, of: (figures: Figures) => ClassFigures | undefined, most: number): Aim => {
    const ratio = (of(lotse)?.meanError ?? Infinity) / best(of)
    return { text: `mean error ${name} at most ${most} of the best baseline: ${ratio.toFixed(2)}`, met: ratio <= most }
  }
  return [
    share('overall', ({ all }) => all, mostOverall),
    ...classes.map(({ name }, index) => share(`with ${name} ahead`, ({ byClass }) => byClass[index], mostInClass)),
    ...classes.map(({ name }, index): Aim => {
      const held = lotse.byClass[index]?.held ?? 0
      const met = held >= leastHeld && held <= mostHeld
      return { text: `P20-P80 with ${name} ahead held for 50-70 %: ${percent(held)}`, met }
    }),
  ]
}
