// Opens the store in one fresh folder after the other and says which migrations it ran: `node sqliteOpener.ts <start, epoch ms> <folder> …`.
import { openSqliteStore } from '../../server/store/sqliteStore.ts'

const betweenMs = 100
const [, , start, ...folders] = process.argv
const ran: unknown[] = []
const log = { debug() {}, info: (fields: { migration?: unknown }) => ran.push(fields.migration), warn() {}, error() {} }
for (const [index, folder] of folders.entries()) {
  // All processes at the same moment, to the millisecond, and not when each has been started.
  while (Date.now() < Number(start) + index * betweenMs);
  const store = await openSqliteStore({ folder, now: Date.now, log })
  await store.notes.put(`process ${process.pid}`, 'was here')
  await store.close()
}
console.log(JSON.stringify(ran))
