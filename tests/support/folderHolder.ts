// Takes a data folder and holds it until it is killed: `node folderHolder.ts <folder>` prints `locked`, or the refusal's code.
import { lockFolder } from '../../server/store/lockFolder.ts'
import { StoreError } from '../../server/store/storeError.ts'

const [, , folder = ''] = process.argv
try {
  lockFolder(folder, { waitMs: 300 })
  console.log('locked')
  setInterval(() => {}, 1_000)
} catch (error) {
  console.log(error instanceof StoreError ? error.code : String(error))
}
