import { expect, test } from 'vitest'
import german from '../../shared/languages/staff/de.json'
import english from '../../shared/languages/staff/en.json'
import { refusalCodes } from '../../shared/refusals.ts'

function texts(messages: object, before = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : texts(value, `${before}${key}.`),
  )
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

test('staff texts are the same in every language, with the same figures in them', () => {
  const inEnglish = new Map(texts(english))
  for (const [key, text] of texts(german))
    expect([key, placeholders(inEnglish.get(key) ?? '')]).toEqual([key, placeholders(text)])
  expect(inEnglish.size).toBe(texts(german).length)
})

test('refusals that staff read in other words are refusals that there are', () => {
  const codes: readonly string[] = refusalCodes
  const own = Object.keys(german.counter.refused).filter((code) => code !== 'title')
  expect(own.filter((code) => !codes.includes(code))).toEqual([])
})
