// Opens the store in one fresh database after the other and says which migrations it ran: `node postgresOpener.ts <start, epoch ms> <url> …`.
import { openPostgresStore } from '../../server/store/postgresStore.ts'

const betweenMs = 300
const [, , start, ...urls] = process.argv
const ran: number[] = []
const log = {
  debug() {},
  info: (fields: { migration?: unknown }) => typeof fields.migration === 'number' && ran.push(fields.migration),
  warn() {},
  error() {},
}
for (const [index, url] of urls.entries()) {
  // All processes at the same moment, to the millisecond, and not when each has been started.
  while (Date.now() < Number(start) + index * betweenMs);
  const store = await openPostgresStore({ url, now: Date.now, log })
  await store.notes.put(`process ${process.pid}`, 'was here')
  await store.close()
}
console.log(JSON.stringify(ran))
