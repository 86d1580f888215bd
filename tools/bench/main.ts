/** `npm run bench`: measures Lotse beside the bare machine. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildState, canBuild } from '../appBuild.ts'
import { measureFrames } from './boardFrames.ts'
import { measureCommands } from './commands.ts'
import { measureKiosk } from './kioskPage.ts'
import { measureLatencies } from './latency/measure.ts'
import { measureEstimates, measureOpening } from './openingDay.ts'
import { benchHelp, type Part as Name, readBenchOptions } from './options.ts'
import { measurePostgres } from './postgres.ts'
import {
  aimLines,
  boardPart,
  commandsPart,
  dayPart,
  kioskPart,
  latencyPart,
  type Part,
  postgresPart,
  sizesPart,
} from './report.ts'
import { pageSizes } from './sizes.ts'

/** One site at its busiest, fifty sites with one command under way each, and all counters of all fifty at once. */
const loads = [
  { sites: 1, counters: 8 },
  { sites: 50, counters: 1 },
  { sites: 50, counters: 8 },
]
const boardCounts = [20, 1_000]
const root = join(import.meta.dirname, '..', '..')

/** The pages as they are given to browsers, built from the present sources. */
const builtApps = async (): Promise<string> => {
  if ((await buildState()) !== 'current' && canBuild()) {
    const { status } = spawnSync(process.execPath, [join(root, 'tools', 'build.ts'), '--quiet'], { stdio: 'inherit' })
    if (status !== 0) throw new Error('The apps could not be built; what is measured would be another version.')
  }
  return join(root, 'dist')
}
/** A kiosk's PC is that much slower than the machine on which this is measured. */
const slowDown = 6
/** A board hangs on a better one. */
const boardSlowDown = 4

const measure: Readonly<Record<Name, (rounds: number) => Promise<Part>>> = {
  commands: async (rounds) => commandsPart(await measureCommands(loads, rounds)),
  postgres: async (rounds) => postgresPart(await measurePostgres(loads, rounds)),
  day: async (rounds) => dayPart(await measureOpening(2_000, rounds), await measureEstimates(500, 40, rounds)),
  latency: async (rounds) => latencyPart(await measureLatencies(boardCounts, rounds)),
  sizes: async () => sizesPart(await pageSizes(await builtApps())),
  board: async () => boardPart(await measureFrames(await builtApps(), boardSlowDown)),
  kiosk: async (rounds) => kioskPart(await measureKiosk(await builtApps(), slowDown, rounds)),
}

const reading = readBenchOptions(process.argv.slice(2))
if (reading.kind === 'help') console.log(benchHelp)
else if (reading.kind === 'unusable') {
  for (const problem of reading.problems) console.error(problem)
  console.error('npm run bench -- --help tells more.')
  process.exitCode = 2
} else {
  const { only, rounds } = reading
  console.log(`Medians of ${rounds} interleaved rounds; p99 of all rounds together.`)
  const found: Part[] = []
  for (const name of only) {
    const part = await measure[name](rounds)
    found.push(part)
    console.log(`\n${part.lines.join('\n')}`)
  }
  console.log(`\n${aimLines(found.flatMap(({ aims }) => aims)).join('\n')}`)
}
