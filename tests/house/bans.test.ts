/** Proves that each ban of biome.json bites: all fixtures in a folder like ours, one run of the linter over it. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allowed, type Fixture, forbidden } from './bans.ts'

const root = join(import.meta.dirname, '..', '..')
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
const bans = new Set(forbidden.map(({ rule }) => rule))
const placed = place([...forbidden, ...allowed])
let folder: string
/** `file:line` → the names of the rules that are broken there. */
const broken = new Map<string, string[]>()

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lotse-bans-')))
  for (const part of ['biome.json', 'biome', '.gitignore', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  for (const [file, lines] of placed.files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  }
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
  for (const { category, location } of (JSON.parse(stdout) as Report).diagnostics) {
    const at = `${relative(folder, join(folder, location.path))}:${location.start?.line}`
    broken.set(at, [...(broken.get(at) ?? []), category.split('/').at(-1) ?? category])
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(forbidden.map((ban, index) => ({ ...ban, index, line: firstLine(ban) })))(
  '$rule: $room refuses $line',
  ({ rule, index }) => {
    expect(broken.get(placed.at[index] ?? '')).toContain(rule)
  },
)

test.each(allowed.map((good, index) => ({ ...good, index: forbidden.length + index, line: firstLine(good) })))(
  '$room may have $line',
  ({ index }) => {
    expect((broken.get(placed.at[index] ?? '') ?? []).filter((rule) => bans.has(rule))).toEqual([])
  },
)

type Report = { diagnostics: { category: string; location: { path: string; start?: { line: number } } }[] }

function firstLine({ code }: Fixture): string {
  return code.split('\n', 1)[0] ?? code
}

/** The fixtures of a room stand in one file, each on a line of its own; `at` says where. */
function place(fixtures: readonly Fixture[]): { files: Map<string, string[]>; at: string[] } {
  const files = new Map<string, string[]>()
  const at = fixtures.map(({ room, code }) => {
    const file = /\.\w+$/.test(room) ? room : join(room, 'fixture.ts')
    const lines = files.get(file) ?? []
    files.set(file, [...lines, code])
    return `${file}:${lines.length + 1}`
  })
  return { files, at }
}
