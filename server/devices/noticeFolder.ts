// The pictures and videos of notices in the data folder.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BoardNotice } from '../../shared/boardNotice.ts'

/** A file is there before the notice that names it. */
const freshMs = 3_600_000

/** Deletes what none of the notices names any more; `now` is the machine's own time (epoch milliseconds), by which files are dated. */
export const forgetNoticeFiles = async (
  dataFolder: string | null,
  rows: readonly { readonly notice: Pick<BoardNotice, 'file'> }[],
  now: number,
): Promise<void> => {
  if (dataFolder === null) return
  const named = new Set(rows.map(({ notice }) => notice.file))
  const folder = join(dataFolder, 'notices')
  for (const file of await readdir(folder).catch(() => [])) {
    if (named.has(file)) continue
    const { ctimeMs } = await stat(join(folder, file)).catch(() => ({ ctimeMs: now }))
    if (ctimeMs < now - freshMs) await rm(join(folder, file), { force: true })
  }
}
