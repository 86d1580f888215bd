import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refusalCodes } from '../../shared/refusals.ts'
import { loadTexts, type TextKey, visitorCatalogues } from '../../ui/language.ts'

const root = join(import.meta.dirname, '../../shared/languages')

type Messages = { [key: string]: string | Messages }

/** Dotted key → text. */
function flat(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  )
}
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort()

describe.each(
  [
    ['visitors', root],
    ['staff', join(root, 'staff')],
  ].filter(([, folder = '']) => existsSync(folder)),
)('texts of %s', (_, folder = '') => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const read = (name: string) => flat(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Messages)
  const german = read('de.json')

  test.each(files)('%s has every text, with the same placeholders, and none besides', (name) => {
    const texts = read(name)
    expect([...texts.keys()].sort()).toEqual([...german.keys()].sort())
    const differing = [...texts].filter(
      ([key, text]) => `${placeholders(text)}` !== `${placeholders(german.get(key) ?? '')}`,
    )
    expect(differing).toEqual([])
  })

  test.each(files)('no text of %s is empty', (name) => {
    expect([...read(name)].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

test.each(Object.keys(visitorCatalogues))('every refusal has its text in %s', async (language) => {
  const texts = await loadTexts(language, { root: null })
  for (const code of refusalCodes) {
    const key: TextKey = `refusals.${code}`
    expect(texts.t(key), code).not.toBe(key)
  }
})

test('no text of a slip has plural forms: the server fills in slips without counting', () => {
  const forms = readdirSync(root)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => [...flat(JSON.parse(readFileSync(join(root, name), 'utf8')).slip)])
    .filter(([, text]) => text.includes('|'))
  expect(forms).toEqual([])
})

test('the languages on disk are those that the screens can load', () => {
  const files = readdirSync(root).filter((name) => name.endsWith('.json'))
  expect(
    Object.keys(visitorCatalogues)
      .map((language) => `${language}.json`)
      .sort(),
  ).toEqual(files.sort())
})

test.each(Object.keys(visitorCatalogues))('every text of %s can be shown', async (language) => {
  const texts = await loadTexts<never>(language, { root: null })
  const load = visitorCatalogues[language]
  const all = flat((await load?.()) as Messages)
  // The figures of placeholders stand for themselves; what is left over in braces would be shown to people.
  const broken = [...all].filter(([key, text]) => {
    const params = Object.fromEntries(placeholders(text).map((name) => [name, name === 'count' ? 2 : `<${name}>`]))
    const shown = texts.t(key as never, params)
    return /[{}|]/.test(shown) || shown === key
  })
  expect(broken).toEqual([])
})
