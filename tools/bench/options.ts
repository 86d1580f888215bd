// What `npm run bench` is told on the command line.
import { parseArgs } from 'node:util'

export const parts = ['commands', 'postgres', 'day', 'latency', 'sizes', 'kiosk', 'board'] as const
export type Part = (typeof parts)[number]

export type BenchReading =
  | { readonly kind: 'options'; readonly only: readonly Part[]; readonly rounds: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] }

export const benchHelp = `Measures Lotse beside the bare machine, in one run.

  npm run bench                              all of it, in about five minutes
  npm run bench -- --only commands|postgres|day|latency|sizes|kiosk|board

  --only <part>     one part alone; may be given several times
  --rounds <1-50>   of which the medians are taken (5)
  --help            this text

docs/bench.md says what the figures mean. Figures never decide anything: the exit code is 0.`

/** Reads the arguments after the program's name; lists all problems at once. */
export const readBenchOptions = (args: readonly string[]): BenchReading => {
  let values: ReturnType<typeof parse>
  try {
    values = parse(args)
  } catch (error) {
    return { kind: 'unusable', problems: [error instanceof Error ? error.message : String(error)] }
  }
  if (values.help) return { kind: 'help' }
  const problems: string[] = []
  const isPart = (text: string): text is Part => parts.some((part) => part === text)
  const wanted = values.only ?? []
  for (const text of wanted) if (!isPart(text)) problems.push(`--only is "${text}"; give ${parts.join(', ')}.`)
  const roundsText = values.rounds ?? '5'
  const rounds = Number(roundsText)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50)
    problems.push(`--rounds is "${roundsText}"; give a number from 1 to 50.`)
  if (problems.length > 0) return { kind: 'unusable', problems }
  const only = wanted.filter(isPart)
  return { kind: 'options', only: only.length > 0 ? only : parts, rounds }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      help: { type: 'boolean' },
    },
    strict: true,
    allowPositionals: false,
  }).values
