import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { commandWords, synthesize } from '../../server/devices/voices/synthesizer.ts'
import { silentLog } from '../../server/log.ts'
import { planHash } from '../../server/planHash.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { importVoices, listVoices, makeVoices } from '../../server/voiceCommands.ts'
import { protocolVersion } from '../../shared/version.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startTestServer } from '../support/testServer.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const tones = join(import.meta.dirname, '../support/toneSynthesizer.ts')
const synthesizer = `"${process.execPath}" "${tones}" {file} {text}`

/** A data folder with the small plan and nothing else. */
const aFolder = async () => {
  const { folder, remove } = await temporaryFolder()
  const store = await openSqliteStore({ folder, now: Date.now, log: silentLog })
  stops.push(remove, () => store.close())
  const plan = smallPlan((draft) => draft.languages.push('ar'))
  await store.plans.put(plan, planHash(plan), 0)
  return { folder, plan, wanted: { store, dataFolder: folder, language: 'ar' as string | undefined } }
}

test('B9 a program says every piece of a language, and a recording stands before what it made', {
  timeout: 60_000,
}, async () => {
  const { folder, wanted } = await aFolder()
  expect(await listVoices(wanted)).toMatchObject({ text: expect.stringMatching(/^counter-1 {2}missing {2}الرقم$/m) })
  const made = await makeVoices(wanted, synthesizer)
  expect(made).toMatchObject({ kind: 'done' })
  const all = await listVoices({ ...wanted, language: undefined })
  expect(all.kind === 'done' && all.text).toMatch(/^ar {2}(\d+) of \1 pieces$/m)
  expect(all.kind === 'done' && all.text).toMatch(/^tr {2}0 of \d+ pieces, not spoken$/m)

  const recordings = join(folder, 'from-the-studio')
  await mkdir(recordings)
  await writeFile(join(recordings, 'digit-7.mp3'), Buffer.from('ID3 a recording'))
  expect(await importVoices(wanted, recordings)).toMatchObject({ kind: 'done' })
  await makeVoices(wanted, synthesizer)
  expect(await listVoices(wanted)).toMatchObject({ text: expect.stringMatching(/^digit-7 {2}recorded/m) })
})

test('B9 what is no sound, too long or no piece is not taken, and nothing of it', async () => {
  const { folder, wanted } = await aFolder()
  const put = async (name: string, content: Buffer | string) => {
    const place = join(folder, 'bad')
    await mkdir(place, { recursive: true })
    await writeFile(join(place, name), content)
    return place
  }
  await put('digit-1.wav', Buffer.from('RIFF....WAVE'))
  await put('digit-2.wav', '<html>')
  await put('digit-77.wav', Buffer.from('RIFF....WAVE'))
  const place = await put('digit-3.ogg', Buffer.concat([Buffer.from('OggS'), Buffer.alloc(2_000_000)]))
  const refused = await importVoices(wanted, place)
  expect(refused.kind === 'refused' && refused.problems.map((line) => line.split('/').at(-1))).toEqual([
    'digit-2.wav is no WAV, OGG or MP3.',
    'digit-3.ogg has more than 2000000 bytes.',
    'digit-77.wav: ar has no piece "digit-77".',
  ])
  expect(await listVoices(wanted)).toMatchObject({ text: expect.stringMatching(/^digit-1 {2}missing/m) })
  expect(await listVoices({ ...wanted, language: '../x' })).toMatchObject({ kind: 'refused' })
})

test('B9 the program is run with its arguments and without a shell', { timeout: 60_000 }, async () => {
  expect(commandWords('espeak-ng -v ar -w {file} {text}')).toEqual(['espeak-ng', '-v', 'ar', '-w', '{file}', '{text}'])
  expect(commandWords('"my voice" "--out={file}" {text}')).toEqual(['my voice', '--out={file}', '{text}'])
  expect(commandWords('espeak-ng {text}')).toBeNull()
  const words = commandWords(synthesizer) ?? []
  expect(await synthesize(words, 'a; touch /tmp/x "$(id)"')).toMatchObject({ kind: 'sound', sound: 'wav' })
  const writesText = [
    process.execPath,
    '-e',
    "require('fs').writeFileSync(process.argv[1], process.argv[2])",
    '{file}',
    '{text}',
  ]
  expect(await synthesize(writesText, 'no sound')).toEqual({
    kind: 'failed',
    why: 'what it wrote is no WAV, OGG or MP3',
  })
  expect(await synthesize(['no-such-program-here', '{file}', '{text}'], 'x')).toMatchObject({ kind: 'failed' })
})

test('B9 B10 boards get the sounds of a call in German and the visitor’s language, whole or not at all', {
  timeout: 120_000,
}, async () => {
  const plan = smallPlan((draft) => draft.languages.push('ar'))
  const server = await startTestServer({ plans: [plan] })
  stops.push(server.close)
  const store = server.app.operations.store
  const wanted = { store, dataFolder: server.folder, language: 'ar' }
  await makeVoices(wanted, synthesizer)
  await server.restart()

  const program = await server.token('program')
  const post = (path: string, body: object = {}) =>
    fetch(`${server.url}/api${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${program}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/sites/kempten/tickets', { services: ['passport'], language: 'ar' })
  await post('/sites/kempten/desks/c1/open')
  await post('/sites/kempten/desks/c1/call-next')
  const board = await server.connect('display', await server.token('display'))
  const joined = await board.request('board:join', { protocol: protocolVersion, display: null })
  if (!joined.ok) throw new Error(joined.refusal.code)
  expect(joined.value.catalogue.recorded).toEqual(['ar'])
  const [recording, ...others] = joined.value.view.calls[0]?.recordings ?? []
  expect(others).toEqual([])
  expect(recording?.language).toBe('ar')
  const pieces = recording?.files.map((file) => /\/voices\/ar\/(.*)\?v=/.exec(file)?.[1])
  expect(pieces).toEqual(['counter-1', 'letter-a', 'digit-0', 'digit-0', 'digit-1', 'counter-2', 'digit-1'])

  const sound = await fetch(`${server.url}${recording?.files[0]}`)
  expect(sound.headers.get('content-type')).toBe('audio/wav')
  expect(sound.headers.get('cache-control')).toContain('immutable')
  expect(new TextDecoder().decode((await sound.arrayBuffer()).slice(8, 12))).toBe('WAVE')
  for (const path of [
    '/voices/ar/none-1',
    '/voices/..%2f/digit-1',
    '/voices/ar/..%2fmade%2fdigit-1.wav',
    '/voices/tr/digit-1',
  ])
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)
  expect(await readFile(join(server.folder, 'voices/ar/made/digit-1.wav'))).toBeDefined()

  const staff = await server.connect('counter', await server.token('supervisor'))
  await board.request('board:sound', { display: 'hall' as never, sound: 'ok', unspoken: ['en'] })
  const today = await staff.request('today:join', { protocol: protocolVersion })
  expect(today.ok && today.value.view.displays).toEqual([
    { id: 'hall', name: plan.displays[0]?.name, sound: 'ok', unspoken: ['en'] },
  ])
})
