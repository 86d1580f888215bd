import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { silentLog } from '../../server/log.ts'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgresStore.ts'
import { noPostgres, type PostgresServer, startPostgres } from '../support/postgresServer.ts'
import { describeStore } from '../support/storeContract.ts'

const writerName = 'a writer to be killed'

describe.skipIf(noPostgres !== null)('on a real PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.close())

  describeStore('PostgreSQL', async (now) => {
    const url = await server.database()
    const opened: PostgresStore[] = []
    const open = async () => {
      const store = await openPostgresStore({ url, now, log: silentLog })
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
      writer: [
        join(import.meta.dirname, '..', 'support', 'postgresWriter.ts'),
        `${url}?application_name=${encodeURIComponent(writerName)}`,
      ],
      async writerGone() {
        const client = new Client(url)
        await client.connect()
        await expect
          .poll(() => client.query('SELECT FROM pg_stat_activity WHERE application_name = $1', [writerName]))
          .toMatchObject({ rowCount: 0 })
        await client.end()
      },
      async close() {
        for (const each of opened) await each.close()
      },
    }
  })
})
