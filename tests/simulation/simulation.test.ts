import { describe, expect, test } from 'vitest'
import { noPostgres } from '../support/postgresServer.ts'
import { mutations } from './mutations.ts'
import { type Outcome, play, playMutant } from './playing.ts'
import type { Played } from './simulation.ts'

/**
 * `LOTSE_SEED=<number>` repeats a run. Without it every run at somebody's desk is another one; where changes are let in (`CI`) it is
 * always the same, so that a failure there is the change's doing.
 */
const seed = Number(process.env.LOTSE_SEED ?? (process.env.CI ? 1 : Math.floor(Math.random() * 1_000_000)))
console.log(`simulation: seed ${seed}; to repeat: LOTSE_SEED=${seed} npx vitest run --project simulation`)

const options = (days: number, store = 'sqlite', from = seed) => [
  ...['--seed', `${from}`],
  ...['--days', `${days}`],
  ...['--store', store],
]

/** What was played; fails with what was broken. */
function played({ code, output }: Outcome): Played {
  if (code !== 0) expect.fail(output)
  console.log(output)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

describe('random days of two sites', () => {
  test('D6 200 business days with every command, restarts, two servers and clocks that jump break no rule', async () => {
    // Two halves at once: the machines that test have two cores.
    const halves = (await Promise.all([play(options(100)), play(options(100, 'sqlite', seed + 500_000))])).map(played)
    expect(halves[0]!.days + halves[1]!.days).toBeGreaterThanOrEqual(200)
    for (const { commands, counts } of halves) {
      const rare = Object.entries(commands).filter(([, count]) => count === 0)
      expect(rare, 'every command had an effect').toEqual([])
      const { closed, killed, reopened, repeated, reused, unheard } = counts
      expect(Math.min(closed!, killed!, reopened!, repeated!, reused!, unheard!)).toBeGreaterThan(20)
    }
  })

  test('D6 the same seed plays the same days', async () => {
    const [one, other] = (await Promise.all([play(options(10)), play(options(10))])).map(played)
    expect(one).toEqual(other)
  })

  test.skipIf(noPostgres !== null)('D6 two servers on PostgreSQL break no rule in 20 business days', async () => {
    expect(played(await play(options(20, 'postgres'))).days).toBeGreaterThanOrEqual(20)
  })
})

describe('a fault in the rules is found by the same days', () => {
  /** Most faults show within ten days; the rare ones have more. */
  const days = 120

  test('D6 the copy without a fault breaks no rule', async () => {
    played(await playMutant(null, options(40)))
  })

  test.concurrent.each(mutations)('D6 $name', async (mutation) => {
    const { code, output } = await playMutant(mutation, options(days))
    const [, rule] = /^broken: (\S+)/m.exec(output) ?? []
    console.log(`${mutation.name}: ${/^broken: .*/m.exec(output)}`)
    expect(code, output).toBe(1)
    expect(mutation.breaks, output).toContain(rule)
  })
})
