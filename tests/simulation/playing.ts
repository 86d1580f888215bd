// A copy of the code with one fault in it, and the simulation played on the copy.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutation } from './mutations.ts'

const root = join(import.meta.dirname, '..', '..')
const copied = ['package.json', 'server', 'shared', 'tests/support', 'tests/simulation']

export interface Outcome {
  readonly code: number
  readonly output: string
}

/** Runs `main.ts` of the code in the folder; the process ends by itself. */
export const play = (options: readonly string[], folder = root): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(folder, 'tests/simulation/main.ts'), ...options],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr }),
    )
  })

/** Copies the code, puts the fault in (null: none) and plays on the copy. Rejects when the fault's text is not there once. */
export async function playMutant(mutation: Mutation | null, options: readonly string[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-mutant-'))
  try {
    for (const part of copied) await cp(join(root, part), join(folder, part), { recursive: true })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    if (mutation) await mutate(folder, mutation)
    return await play(options, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function mutate(folder: string, { file, find, name, replace }: Mutation) {
  const path = join(folder, 'server/domain', file)
  const parts = (await readFile(path, 'utf8')).split(find)
  if (parts.length !== 2) throw new Error(`${name}: ${file} has its text ${parts.length - 1} times, not once: ${find}`)
  await writeFile(path, parts.join(replace))
}
