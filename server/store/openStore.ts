// Which store the settings ask for; main and the command line open it here.
import type { Log } from '../log.ts'
import { lockFolder } from './lockFolder.ts'
import { openPostgresStore } from './postgresStore.ts'
import { openSqliteStore } from './sqliteStore.ts'
import type { Store } from './store.ts'

export interface StoreSettings {
  readonly dataFolder: string
  readonly databaseUrl: string | null
}

interface Deps {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly log: Log
}

/** Opens the data beside whoever works with it: for the command line, which appends to no day. */
export const openStore = ({ dataFolder, databaseUrl }: StoreSettings, { now, log }: Deps): Promise<Store> =>
  databaseUrl === null
    ? openSqliteStore({ folder: dataFolder, now, log })
    : openPostgresStore({ url: databaseUrl, now, log })

/** Opens the data for a server: a folder for this one alone, a database together with others. Closing gives the folder back. */
export const openServerStore = async (settings: StoreSettings, deps: Deps): Promise<Store> => {
  if (settings.databaseUrl !== null) return openStore(settings, deps)
  const unlock = lockFolder(settings.dataFolder)
  try {
    const store = await openStore(settings, deps)
    return {
      ...store,
      async close() {
        await store.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Where the data lies, for people; without user and password. */
export const placeOf = ({ dataFolder, databaseUrl }: StoreSettings): string => {
  if (databaseUrl === null) return dataFolder
  const { hostname, pathname } = new URL(databaseUrl)
  return `the database ${decodeURIComponent(pathname.slice(1))} at ${hostname || 'localhost'}`
}
