import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const here = new URL('.', import.meta.url)

it('every rule that a test of the domain names is written down, once', () => {
  const rules = readFileSync(new URL('../../docs/rules.md', here), 'utf8')
  const written = [...rules.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule)
  expect(new Set(written).size).toBe(written.length)
  const named = readdirSync(here)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(new URL(file, here), 'utf8').matchAll(/\(\s*['`]((?:[A-Z]\d+ )+)/g)])
    .flatMap(([, numbers = '']) => numbers.trim().split(' '))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((rule) => !written.includes(rule))).toEqual([])
})
