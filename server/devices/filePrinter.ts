// A printer that is a folder: each slip becomes a file, for trials and for programs that print in their own way.
import { constants } from 'node:fs'
import { access, mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Printer } from './printer.ts'

/** Makes the new name durable too; Windows cannot, and the slip is there all the same. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

const writeWhole = async (path: string, bytes: Buffer): Promise<void> => {
  const handle = await open(path, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes each slip as `<jobId>.bin`, whole and on disk before it has its name: whoever watches the folder never reads half a
 * slip. The folder is made if it is missing.
 */
export const filePrinter = ({ folder }: { readonly folder: string }): Printer => {
  const status: Printer['status'] = async () => {
    try {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.W_OK)
      return { state: 'reporting', ready: true, online: true, paper: 'ok', cover: 'closed', error: 'none' }
    } catch {
      return { state: 'unreachable', reason: 'unreachable' }
    }
  }
  return {
    status,
    async print(bytes, jobId) {
      try {
        await mkdir(folder, { recursive: true })
        const unfinished = join(folder, `.${jobId}.part`)
        await writeWhole(unfinished, bytes)
        await rename(unfinished, join(folder, `${jobId}.bin`))
        await syncFolder(folder)
        return { outcome: { kind: 'printed' }, status: await status() }
      } catch {
        return { outcome: { kind: 'not-sent', reason: 'error' }, status: await status() }
      }
    },
    close: async () => {},
  }
}
