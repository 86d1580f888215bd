/** `npm run replay`: plays a recorded day, or a built-in one, against a server through real sockets. */
import { readReplayOptions, replayHelp } from './options.ts'
import { ReplayRefused, replay } from './replay.ts'

const reading = readReplayOptions(process.argv.slice(2))
if (reading.kind === 'help') console.log(replayHelp)
else if (reading.kind === 'unusable') {
  for (const problem of reading.problems) console.error(problem)
  console.error('npm run replay -- --help tells more.')
  process.exitCode = 2
} else {
  // Leaves by the door, so that a server of our own takes its folder along.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  try {
    process.exitCode = (await replay(reading.options, process.stdout)) ? 0 : 1
  } catch (error) {
    console.error(error instanceof ReplayRefused ? error.message : error)
    process.exitCode = 1
  }
}
