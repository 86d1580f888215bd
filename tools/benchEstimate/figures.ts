// How good the estimates were: errors in minutes by people ahead, and how often a range held.

/** One estimate beside what happened, all in seconds. */
export interface Told {
  readonly date: string
  readonly office: string
  readonly queue: string
  readonly ahead: number
  readonly waited: number
  readonly likely: number
  /** null where the method names no range. */
  readonly range: { readonly low: number; readonly high: number } | null
}

export interface ClassFigures {
  readonly count: number
  /** Minutes. */
  readonly meanError: number
  /** Minutes that were told too much (above 0) or too little on average. */
  readonly bias: number
  /** Share of estimates within five minutes or 30 % of the wait, whichever is more. */
  readonly close: number
  readonly held: number | null
}

export interface Figures {
  readonly all: ClassFigures
  /** In the order of `classes`. */
  readonly byClass: readonly ClassFigures[]
}

export const classes = [
  { name: '1-4', from: 1, to: 4 },
  { name: '5-9', from: 5, to: 9 },
  { name: '10-19', from: 10, to: 19 },
  { name: '20+', from: 20, to: Infinity },
] as const

export const isOfClass = (ahead: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  ahead >= from && ahead <= to

const closeSeconds = 5 * 60
const closeShare = 0.3

export const figuresOf = (told: readonly Told[]): Figures => ({
  all: ofClass(told),
  byClass: classes.map((one) => ofClass(told.filter(({ ahead }) => isOfClass(ahead, one)))),
})

const ofClass = (told: readonly Told[]): ClassFigures => {
  const mean = (value: (one: Told) => number) => told.reduce((sum, one) => sum + value(one), 0) / (told.length || 1)
  const holds = ({ range, waited }: Told) => (range && range.low <= waited && waited <= range.high ? 1 : 0)
  return {
    count: told.length,
    meanError: mean(({ likely, waited }) => Math.abs(likely - waited)) / 60,
    bias: mean(({ likely, waited }) => likely - waited) / 60,
    close: mean(({ likely, waited }) =>
      Math.abs(likely - waited) <= Math.max(closeSeconds, closeShare * waited) ? 1 : 0,
    ),
    held: told.some(({ range }) => range !== null) ? mean(holds) : null,
  }
}
