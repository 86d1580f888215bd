import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { lockFolder } from '../../server/store/lockFolder.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const program = join(import.meta.dirname, '..', 'support', 'folderHolder.ts')
const children: ChildProcess[] = []
let folder: string
let remove: () => Promise<void>

beforeEach(async () => {
  const temporary = await temporaryFolder()
  folder = join(temporary.folder, 'data')
  remove = temporary.remove
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  await remove()
})

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Another process that tries to take the folder, and the first thing it says. */
async function otherServer() {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [said] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, said: String(said) }
}

describe('the lock of a data folder', () => {
  test('makes the folder and keeps every other server out until it is given back', async () => {
    const unlock = lockFolder(folder)
    expect((await otherServer()).said).toBe('folder-in-use')
    unlock()
    unlock()
    expect((await otherServer()).said).toBe('locked')
  })

  test('tells a second server who has the folder and what to do', async () => {
    const { child } = await otherServer()
    const second = () => lockFolder(folder, { waitMs: 0 })
    expect(second).toThrow(expect.objectContaining({ name: 'StoreError', code: 'folder-in-use' }))
    for (const told of [`process ${child.pid} on `, folder, 'Stop that one first', 'LOTSE_DATA'])
      expect(second).toThrow(told)
  })

  test('keeps a second server of the same process out too', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder, { waitMs: 0 })).toThrow(`process ${process.pid}`)
    unlock()
    lockFolder(folder)()
  })

  test('vanishes with its process, however that ends', async () => {
    const { child, said } = await otherServer()
    expect(said).toBe('locked')
    await kill(child)
    lockFolder(folder, { waitMs: 0 })()
  })

  test('is got by exactly one of several that start at the same moment', async () => {
    const said = await Promise.all([1, 2, 3, 4].map(async () => (await otherServer()).said))
    expect(said.filter((word) => word === 'locked').length).toBeLessThanOrEqual(1)
    expect(new Set(said)).toEqual(new Set(['locked', 'folder-in-use']))
  })

  test('does not keep the command line from the data', async () => {
    const unlock = lockFolder(folder)
    const store = await openSqliteStore({ folder, now: () => 0, log: silentLog })
    await store.notes.put('a', 'b')
    await store.close()
    expect((await otherServer()).said).toBe('folder-in-use')
    unlock()
  })

  test('says what to do about a folder that cannot be used', async () => {
    await writeFile(folder, 'a file')
    expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'unwritable' }))
    expect(() => lockFolder(join(folder, 'deeper'))).toThrow('LOTSE_DATA')
  })
})
