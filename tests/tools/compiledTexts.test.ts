import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compiledTexts } from '../../tools/compiledTexts.ts'
import { loadTexts } from '../../ui/language.ts'

const folder = join(import.meta.dirname, '../../shared/languages')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

type Messages = { [key: string]: string | Messages }
const keysOf = (messages: Messages, path = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  )

/** What the build makes of a catalogue. */
function built(name: string, code: string): Messages {
  const { transform } = compiledTexts
  if (typeof transform !== 'function') throw new Error('The plugin has no transform')
  const result = transform.call({} as never, code, join(folder, name))
  if (typeof result !== 'object' || result === null || !('code' in result)) throw new Error(`${name} is left as it is`)
  return JSON.parse(String(result.code)) as Messages
}

const params = { count: 3, label: 'A042', time: '9:05', desk: '7', minutes: 10, low: 5, high: 10, site: 'Kempten' }

test.each(files)('%s says the same when it was built', async (name) => {
  const language = name.replace('.json', '')
  const code = readFileSync(join(folder, name), 'utf8')
  const raw = JSON.parse(code) as Messages
  const texts = (messages: Messages) =>
    loadTexts<never>(language, {
      root: null,
      catalogues: { [language]: async () => messages, de: async () => messages },
    })
  const [asWritten, asBuilt] = await Promise.all([texts(raw), texts(built(name, code))])
  const differing = keysOf(raw).filter((key) => asBuilt.t(key as never, params) !== asWritten.t(key as never, params))
  expect(differing).toEqual([])
})
