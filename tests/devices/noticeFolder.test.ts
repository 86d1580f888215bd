import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forgetNoticeFiles } from '../../server/devices/noticeFolder.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

test('B16 a picture that no notice names any more is deleted, and never one that has just come', async () => {
  const { folder, remove } = await temporaryFolder()
  await forgetNoticeFiles(folder, [], Date.now())
  const notices = join(folder, 'notices')
  await mkdir(notices)
  for (const name of ['market.png', 'ended.png']) await writeFile(join(notices, name), name)
  const named = [{ notice: { file: 'market.png' } }, { notice: { file: null } }]
  await forgetNoticeFiles(folder, named, Date.now())
  expect(await readdir(notices)).toHaveLength(2)
  await forgetNoticeFiles(folder, named, Date.now() + 3_700_000)
  expect(await readdir(notices)).toEqual(['market.png'])
  await remove()
})
