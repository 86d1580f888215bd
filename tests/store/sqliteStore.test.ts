import { join } from 'node:path'
import { silentLog } from '../../server/log.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import { describeStore } from '../support/storeContract.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

describeStore('SQLite', async (now) => {
  const { folder, remove } = await temporaryFolder()
  const opened: SqliteStore[] = []
  const open = async () => {
    const store = await openSqliteStore({ folder, now, log: silentLog, watchMs: 5 })
    opened.push(store)
    return store
  }
  const store = await open()
  return {
    store,
    async reopen() {
      await store.close()
      return open()
    },
    beside: open,
    writer: [join(import.meta.dirname, '..', 'support', 'sqliteWriter.ts'), folder],
    async close() {
      for (const each of opened) await each.close()
      await remove()
    },
  }
})
