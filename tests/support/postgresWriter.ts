// The program that the store contract kills, on PostgreSQL: `node postgresWriter.ts <url>`.
import { silentLog } from '../../server/log.ts'
import { openPostgresStore } from '../../server/store/postgresStore.ts'
import { morning } from './storeRows.ts'
import { writeWithoutEnd } from './storeWriter.ts'

const [, , url = ''] = process.argv
await writeWithoutEnd(await openPostgresStore({ url, now: () => morning, log: silentLog }))
