// What each page loads before it can be used, and what it loads later.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

const Chunk = z.object({
  file: z.string(),
  src: z.string().optional(),
  isEntry: z.boolean().optional(),
  imports: z.array(z.string()).optional(),
  dynamicImports: z.array(z.string()).optional(),
})
const Manifest = z.record(z.string(), Chunk)
type Manifest = z.output<typeof Manifest>

export interface PageSize {
  /** The page's file, such as `kiosk/index.html`. */
  readonly page: string
  /** Gzipped JavaScript, bytes: the page's own and all that it imports at once. */
  readonly initial: number
  readonly lazy: readonly { readonly name: string; readonly bytes: number }[]
}

/** Reads Vite's manifest in the folder of the built apps. Rejects when there is none. */
export const pageSizes = async (dist: string): Promise<readonly PageSize[]> => {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8')))
  const gzipped = async (keys: Iterable<string>): Promise<number> => {
    const files = new Set([...keys].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js')))
    const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(dist, file))).length))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
  const pages = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  return Promise.all(
    pages.map(async (page) => {
      const initial = atOnce(manifest, page)
      const parts = later(manifest, initial).map(async (key) => {
        const own = atOnce(manifest, key).difference(initial)
        return { name: manifest[key]?.src ?? key, bytes: await gzipped(own) }
      })
      return { page, initial: await gzipped(initial), lazy: await Promise.all(parts) }
    }),
  )
}

/** The chunk and all that it imports without being asked, over any number of steps. */
const atOnce = (manifest: Manifest, key: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const imported of manifest[key]?.imports ?? []) atOnce(manifest, imported, seen)
  return seen
}

const later = (manifest: Manifest, initial: ReadonlySet<string>): readonly string[] => {
  const found = new Set<string>()
  const visit = (keys: Iterable<string>) => {
    for (const key of keys)
      for (const next of manifest[key]?.dynamicImports ?? []) {
        if (initial.has(next) || found.has(next)) continue
        found.add(next)
        visit(atOnce(manifest, next))
      }
  }
  visit(initial)
  return [...found]
}
