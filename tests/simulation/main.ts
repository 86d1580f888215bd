// Plays random business days: `node tests/simulation/main.ts [--seed 1] [--days 200] [--store sqlite|postgres]`.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgresServer.ts'
import { postgresGround, sqliteGround } from './ground.ts'
import { BrokenRule, simulate } from './simulation.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    days: { type: 'string', default: '200' },
    store: { type: 'string', default: 'sqlite' },
  },
})
const { store } = values
const [seed, days] = [Number(values.seed), Number(values.days)]
const repeat = (from: number, count: number) =>
  `node tests/simulation/main.ts --seed ${from} --days ${count} --store ${store}`

console.log(`seed ${seed}: ${days} business days on ${store}; to repeat: ${repeat(seed, days)}`)
const postgres = store === 'postgres' ? await startPostgres() : null
try {
  const lay = (now: () => number) => (postgres ? postgresGround(now, postgres) : sqliteGround(now))
  console.log(JSON.stringify(await simulate({ seed, days, lay })))
} catch (error) {
  process.exitCode = 1
  if (!(error instanceof BrokenRule)) throw error
  console.log(`broken: ${error.message}`)
  console.log(`to repeat this installation alone: ${repeat(error.seed, 10)}`)
  console.error(error.cause)
} finally {
  await postgres?.close()
}
process.exit()
