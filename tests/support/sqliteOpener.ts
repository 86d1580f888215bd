// Opens and closes the store in a folder and says which migrations it ran: `node sqliteOpener.ts <folder> <start, epoch ms>`.
import { setTimeout } from 'node:timers/promises'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'

const [, , folder = '', start] = process.argv
const ran: unknown[] = []
const log = { debug() {}, info: (fields: { migration?: unknown }) => ran.push(fields.migration), warn() {}, error() {} }
// All at the same moment, not when each has been started.
await setTimeout(Math.max(0, Number(start) - Date.now()))
const store = await openSqliteStore({ folder, now: Date.now, log })
await store.notes.put(`process ${process.pid}`, 'was here')
await store.close()
console.log(JSON.stringify(ran))
