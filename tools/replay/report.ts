// What a replay prints when it is over.
import type { EstimateError, Figures, Waits } from './figures.ts'
import type { Verdict } from './judge.ts'

const shownFindings = 20

const tenth = (minutes: number) => minutes.toFixed(1)
const waitLine = ({ mean, median }: Waits) => `mean ${tenth(mean)} min, median ${tenth(median)} min`

const errorLine = ({ name, tickets, error, inside }: EstimateError) =>
  `  ${name.padEnd(12)}${String(tickets).padStart(8)}${tenth(error).padStart(8)} min${String(Math.round(inside * 100)).padStart(8)} % within the range told`

/** Waits and estimates, line by line. */
export const figureLines = ({ waits, recorded, errors, simple }: Figures): readonly string[] => [
  `Waits of ${waits.tickets} visitors: ${waitLine(waits)}`,
  ...(recorded ? [`  in the record:    ${waitLine(recorded)}`] : []),
  ...(errors.length > 0
    ? ['Estimate told at issue, mean absolute error by people ahead:', ...errors.map(errorLine)]
    : []),
  ...(simple
    ? [
        `  with somebody ahead, simple estimates would have missed by ${tenth(simple.gaps)} min (people ahead × mean gap of the last ten calls)`,
        `  and by ${tenth(simple.lastWait)} min (wait of the person called last)`,
      ]
    : []),
]

export const refusalLine = (refusals: ReadonlyMap<string, number>): string =>
  refusals.size === 0
    ? 'Refusals: none'
    : `Refusals: ${[...refusals].map(([name, count]) => `${count} × ${name}`).join(', ')}`

/** Each finding, the first twenty of a kind. */
export const findingLines = ({ lost, doubled, violations }: Verdict): readonly string[] =>
  Object.entries({ Lost: lost, Doubled: doubled, 'Order violation': violations }).flatMap(([kind, found]) => [
    ...found.slice(0, shownFindings).map((what) => `${kind}: ${what}`),
    ...(found.length > shownFindings ? [`${kind}: … and ${found.length - shownFindings} more`] : []),
  ])

/** The last line. */
export const verdictLine = ({ issued, called, leftOver, lost, doubled, violations }: Verdict): string =>
  `${issued} issued, ${called} called, ${leftOver} left over, ${lost.length} lost, ${doubled.length} doubled, ${violations.length} order violations`
