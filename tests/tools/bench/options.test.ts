import { expect, test } from 'vitest'
import { readBenchOptions } from '../../../tools/bench/options.ts'

test('without arguments everything is measured, in five rounds', () => {
  expect(readBenchOptions([])).toEqual({
    kind: 'options',
    only: ['commands', 'postgres', 'day', 'latency', 'sizes', 'kiosk', 'board'],
    rounds: 5,
  })
})

test('parts may be named', () => {
  expect(readBenchOptions(['--only', 'sizes', '--only', 'latency', '--rounds', '2'])).toEqual({
    kind: 'options',
    only: ['sizes', 'latency'],
    rounds: 2,
  })
})

test('all problems are told at once', () => {
  const reading = readBenchOptions(['--only', 'speed', '--rounds', '0.5'])
  const problems = reading.kind === 'unusable' ? reading.problems : []
  expect(problems.map((problem) => problem.split(';')[0])).toEqual(['--only is "speed"', '--rounds is "0.5"'])
})

test('what is not known is refused, and help is given', () => {
  expect(readBenchOptions(['--fast']).kind).toBe('unusable')
  expect(readBenchOptions(['--help'])).toEqual({ kind: 'help' })
})
