// The program that the store contract kills, on SQLite: `node sqliteWriter.ts <folder>`.
import { silentLog } from '../../server/log.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { morning } from './storeRows.ts'
import { writeWithoutEnd } from './storeWriter.ts'

const [, , folder = ''] = process.argv
await writeWithoutEnd(await openSqliteStore({ folder, now: () => morning, log: silentLog }))
