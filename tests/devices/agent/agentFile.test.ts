import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAgentFile, ownPrinter } from '../../../server/devices/agent/agentFile.ts'
import type { Label } from '../../../shared/ids.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

test('K34: of a slip that has come out no key is left on the disk, not even in what is deleted', async () => {
  const { folder, remove } = await temporaryFolder()
  const file = openAgentFile(folder)
  const key = 'key-of-a-visitor-012345'
  const bytes = async () =>
    Buffer.concat(await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))))
  file.add('given-A042-0001', 'A042' as Label, [{ kind: 'qr', data: `https://lotse.example/t/#${key}` }], 0)
  expect((await bytes()).includes(key)).toBe(true)
  const job = await file.jobs.take(ownPrinter, 0)
  await file.jobs.mark(job?.id ?? 0, { state: 'printed' }, 0)
  file.forget(1)
  expect((await bytes()).includes(key)).toBe(false)
  file.close()
  await remove()
})
