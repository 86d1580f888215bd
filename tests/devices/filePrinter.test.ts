import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filePrinter } from '../../server/devices/filePrinter.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotse-slips-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('each slip becomes one whole file named by its job, in a folder made for it', async () => {
  const slips = join(folder, 'new', 'slips')
  const printer = filePrinter({ folder: slips })
  expect(await printer.print(Buffer.from('A042'), 7)).toMatchObject({ outcome: { kind: 'printed' } })
  expect(await printer.print(Buffer.from('A043'), 8)).toMatchObject({ status: { ready: true } })
  expect((await readdir(slips)).toSorted()).toEqual(['7.bin', '8.bin'])
  expect(await readFile(join(slips, '7.bin'), 'utf8')).toBe('A042')
})

test('a folder that cannot be written is a fault, not a slip', async () => {
  await writeFile(join(folder, 'occupied'), '')
  const printer = filePrinter({ folder: join(folder, 'occupied') })
  expect(await printer.print(Buffer.from('A042'), 7)).toEqual({
    outcome: { kind: 'not-sent', reason: 'error' },
    status: { state: 'unreachable', reason: 'unreachable' },
  })
})
