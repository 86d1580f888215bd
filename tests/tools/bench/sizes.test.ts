import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pageSizes } from '../../../tools/bench/sizes.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

test('a page loads what it imports once, and later only what it does not have yet', async () => {
  const { folder, remove } = await temporaryFolder()
  const sources: Record<string, string> = { 'page.js': 'a'.repeat(90), 'shared.js': 'b'.repeat(700), 'later.js': 'c' }
  const size = (file: string) => gzipSync(sources[file]!).length
  await mkdir(join(folder, '.vite'))
  for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text)
  await writeFile(
    join(folder, '.vite', 'manifest.json'),
    JSON.stringify({
      'kiosk/index.html': {
        file: 'page.js',
        isEntry: true,
        imports: ['_shared', '_again'],
        dynamicImports: ['later.ts'],
      },
      _shared: { file: 'shared.js', imports: ['_again'] },
      _again: { file: 'shared.js' },
      'later.ts': { file: 'later.js', src: 'later.ts', imports: ['_shared'] },
    }),
  )
  expect(await pageSizes(folder)).toEqual([
    {
      page: 'kiosk/index.html',
      initial: size('page.js') + size('shared.js'),
      lazy: [{ name: 'later.ts', bytes: size('later.js') }],
    },
  ])
  await remove()
})

test('without a build there is nothing to measure', async () => {
  const { folder, remove } = await temporaryFolder()
  await expect(pageSizes(folder)).rejects.toThrow('manifest.json')
  await remove()
})
