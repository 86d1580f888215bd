import { expect, test } from 'vitest'
import { readReplayOptions } from '../../../tools/replay/options.ts'

const recorded = ['--file', 'day.csv.gz', '--office', 'UD_Bemowo', '--date', '2020-01-07']
const problemsOf = (...args: string[]) => {
  const reading = readReplayOptions(args)
  return reading.kind === 'unusable' ? reading.problems : []
}

test('a recorded day is played sixty times as fast by desks that call when they are free', () => {
  expect(readReplayOptions(recorded)).toEqual({
    kind: 'options',
    options: {
      day: { kind: 'recorded', file: 'day.csv.gz', office: 'UD_Bemowo', date: '2020-01-07' },
      speed: 60,
      calls: 'free',
      server: null,
    },
  })
})

test('without a file the built-in Monday is played', () => {
  expect(readReplayOptions(['--seed', '7'])).toMatchObject({ options: { day: { kind: 'monday', seed: 7 } } })
})

test('a running server is named by its address, a token and a site', () => {
  const reading = readReplayOptions([
    ...recorded,
    '--url',
    'http://localhost:3000/',
    '--token',
    'secret',
    '--site',
    'kempten',
  ])
  expect(reading).toMatchObject({
    options: { server: { url: 'http://localhost:3000', token: 'secret', site: 'kempten' } },
  })
})

test('help comes before everything else', () => {
  expect(readReplayOptions(['--help', '--speed', 'fast'])).toEqual({ kind: 'help' })
})

test('all problems are told at once', () => {
  expect(
    problemsOf(
      '--file',
      'day.csv',
      '--date',
      '7.1.2020',
      '--speed',
      '0',
      '--calls',
      'never',
      '--url',
      'town',
      '--site',
      'A B',
    ),
  ).toHaveLength(7)
})

test.each([
  [['--office', 'UD_Bemowo'], '--office goes with --file'],
  [['--file', 'day.csv', '--date', '2020-01-07'], '--office is missing'],
  [[...recorded, '--speed', '2000'], '--speed is "2000"'],
  [[...recorded, '--speed', ''], '--speed is ""'],
  [[...recorded, '--date', '2020-02-30'], '--date is "2020-02-30"'],
  [[...recorded, '--token', 'secret'], '--token goes with --url'],
  [[...recorded, '--seed', '2'], '--seed draws'],
  [['--calls', 'recorded'], '--calls recorded needs --file'],
  [['--url', 'http://localhost', '--token', 'secret'], '--url needs --file'],
  [['--faster'], '--faster'],
])('%j is refused: %s', (args, message) => {
  expect(problemsOf(...args).join('\n')).toContain(message)
})
