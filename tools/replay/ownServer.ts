// A Lotse server of our own: a temporary folder, a trial clock and any free port.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, packageVersion, startApp } from '../../server/app.ts'
import { type Clock, systemClock } from '../../server/clock.ts'
import { jsonLog } from '../../server/log.ts'
import { makeToken } from '../../server/operations/access.ts'
import { planHash } from '../../server/planHash.ts'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { Role } from '../../shared/request.ts'

export interface OwnServer {
  readonly app: App
  readonly store: SqliteStore
  readonly url: string
  /** A token for a site, the first plan's unless named. */
  token(role: Role, site?: SiteId): Promise<string>
  /** Stops the server and deletes its folder. */
  close(): Promise<void>
}

const builtApps = join(import.meta.dirname, '..', '..', 'dist')

/**
 * Starts a server with these plans, the first one's site being the one that is played. Faults are logged to standard
 * error. `through` may put something between the server and its store.
 */
export const startOwnServer = async (
  plans: readonly [Plan, ...Plan[]],
  clock: Clock,
  through: (store: Store) => Store = (store) => store,
): Promise<OwnServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-'))
  const removeFolder = () => {
    process.off('exit', removeFolder)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', removeFolder)
  const log = jsonLog('error')
  let store: SqliteStore | undefined
  try {
    const opened = await openSqliteStore({ folder, now: clock.now, log })
    store = opened
    for (const plan of plans) await opened.plans.put(plan, planHash(plan), clock.now())
    const app = await startApp({
      store: through(opened),
      clock,
      log,
      host: '127.0.0.1',
      port: 0,
      tls: null,
      publicUrl: null,
      builtApps,
      dataFolder: null,
      version: packageVersion(),
    })
    return {
      app,
      store: opened,
      url: `http://127.0.0.1:${app.port}`,
      async token(role, site = plans[0].site.id) {
        const token = await makeToken(opened, systemClock(), [site], role, 'own server')
        await app.access.refresh()
        return token
      },
      async close() {
        await app.close()
        await opened.close()
        removeFolder()
      },
    }
  } catch (error) {
    await store?.close()
    removeFolder()
    throw error
  }
}
