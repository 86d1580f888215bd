import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { buildPageWorkers } from './pageWorkers.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const fingerprintFile = join('.vite', 'sources.sha256')

/** Everything that the pages are made from; a change in any of it makes the build stale. */
const sources = ['kiosk', 'display', 'counter', 'ui', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json']

export type BuildState = 'current' | 'stale' | 'missing'

/** Whether `dist/` was built from the sources as they are now: by content, since a checkout or an archive sets times at will. */
export async function buildState(): Promise<BuildState> {
  const built = await readFile(join(dist, fingerprintFile), 'utf8').catch(() => undefined)
  if (built === undefined) return 'missing'
  return built === (await fingerprintOfSources()) ? 'current' : 'stale'
}

/** Whether the packages that build the apps are installed; `npm ci --omit=dev` leaves them out. */
export function canBuild(): boolean {
  return existsSync(join(root, 'node_modules', 'vite', 'package.json'))
}

/** Builds the apps into a new folder and then renames it to `dist/`, so that a running server never reads half a build. */
export async function buildApps(logLevel: 'info' | 'warn' = 'info'): Promise<void> {
  const { build } = await import('vite')
  const fingerprint = await fingerprintOfSources()
  const fresh = join(root, `dist-${randomBytes(4).toString('hex')}`)
  try {
    await build({
      root,
      configFile: join(root, 'vite.config.ts'),
      logLevel,
      build: { outDir: fresh, emptyOutDir: true },
    })
    await buildPageWorkers(root, fresh)
    await mkdir(join(fresh, '.vite'), { recursive: true })
    await writeFile(join(fresh, fingerprintFile), fingerprint)
    await putInPlace(fresh)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** Two starts may build at once; the later one then replaces the earlier one's folder. */
async function putInPlace(fresh: string): Promise<void> {
  const old = `${fresh}-old`
  for (let attempt = 1; ; attempt++) {
    await rename(dist, old).catch(ignoreMissing)
    try {
      await rename(fresh, dist)
      break
    } catch (error) {
      if (attempt === 5) throw error
    } finally {
      await rm(old, { recursive: true, force: true })
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

async function fingerprintOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesIn(join(root, source))) {
      hash.update(`${relative(root, file)}\0`)
      hash.update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
