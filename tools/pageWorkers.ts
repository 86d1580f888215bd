// The service workers of the pages that are kept on a device: each a file of its own beside its page, with a list of what it keeps.
import { createHash } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
    assets: z.array(z.string()).default([]),
  }),
)

interface PageWorker {
  /** The page's address and the folder beside the apps that the worker is put into: the worker may keep nothing outside. */
  readonly folder: string
  /** The page's file in the build, a key of Vite's manifest. */
  readonly page: string
  readonly worker: string
  /** Files that are served beside the worker as they are. */
  readonly beside: string | null
  /** Languages and letters too: a kiosk speaks all of them, a visitor's phone wants one. */
  readonly everything: boolean
}

const workers: readonly PageWorker[] = [
  {
    folder: 't',
    page: 'display/ticket.html',
    worker: 'display/src/ticket/worker.ts',
    beside: 'display/phone',
    everything: false,
  },
  { folder: 'kiosk', page: 'kiosk/index.html', worker: 'kiosk/src/worker.ts', beside: null, everything: true },
]

/** Builds the workers for the apps in the folder `built`, from the sources under `root`. */
export async function buildPageWorkers(root: string, built: string): Promise<void> {
  const { build } = await import('vite')
  const manifest = Manifest.parse(JSON.parse(await readFile(join(built, '.vite', 'manifest.json'), 'utf8')))
  for (const one of workers) {
    const { beside, folder, worker } = one
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      define: { __KEPT_FILES__: JSON.stringify(await keptFiles(built, manifest, one)) },
      build: {
        outDir: join(built, folder),
        emptyOutDir: false,
        rolldownOptions: { input: worker, output: { format: 'iife', entryFileNames: 'worker.js' } },
      },
    })
    if (beside) await cp(join(root, beside), join(built, folder), { recursive: true })
  }
}

/** The page and all that it may load; letters of languages that nobody asked for stay out unless `everything` is kept. */
async function keptFiles(
  built: string,
  manifest: z.infer<typeof Manifest>,
  { everything, folder, page }: Pick<PageWorker, 'everything' | 'folder' | 'page'>,
) {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key) || (!everything && key.startsWith('shared/languages/'))) return
    seen.add(key)
    for (const file of [chunk.file, ...chunk.css, ...(everything ? chunk.assets : [])]) files.add(file)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  visit(page)
  const html = await readFile(join(built, page))
  const revision = createHash('sha256').update(html).digest('hex').slice(0, 16)
  return [{ url: `/${folder}/`, revision }, ...[...files].sort().map((file) => ({ url: `/${file}`, revision: null }))]
}
