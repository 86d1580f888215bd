import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Keeper, KeptHouse } from './keeper.ts'
import { emptyMemory, type Memory, takeOver } from './memory.ts'

interface Kept extends DBSchema {
  /** By the kiosk that the page is. */
  houses: { key: string; value: KeptHouse }
  memories: { key: string; value: Memory }
}

/** On the disk and not only handed to the operating system: a number outlives a power cut. */
const durable = { durability: 'strict' } as const

/** Nobody opens the page of the other kiosk any more, it may be: what waits there would never be handed in. */
async function takeFromOthers(database: IDBPDatabase<Kept>, kiosk: string): Promise<void> {
  const turn = database.transaction('memories', 'readwrite', durable)
  const others: Memory[] = []
  for (const key of await turn.store.getAllKeys()) {
    const memory = key === kiosk ? undefined : await turn.store.get(key)
    if (!memory || memory.outbox.length === 0) continue
    others.push(memory)
    await turn.store.put({ ...memory, outbox: [] }, key)
  }
  if (others.length > 0) await turn.store.put(takeOver((await turn.store.get(kiosk)) ?? emptyMemory, others), kiosk)
  await turn.done
}

/** Keeps in the browser's database; a transaction of it is the turn that no other tab comes into. Rejects where there is none. */
export async function indexedKeeper(kiosk: string): Promise<Keeper> {
  const database = await openDB<Kept>('lotse-kiosk', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('houses')
      fresh.createObjectStore('memories')
    },
  })
  await takeFromOthers(database, kiosk)
  return {
    house: async () => (await database.get('houses', kiosk)) ?? null,
    async keepHouse(house) {
      await database.put('houses', house, kiosk)
    },
    memory: async () => (await database.get('memories', kiosk)) ?? emptyMemory,
    async change(step) {
      const turn = database.transaction('memories', 'readwrite', durable)
      const { memory, result } = step((await turn.store.get(kiosk)) ?? emptyMemory)
      if (memory) await turn.store.put(memory, kiosk)
      await turn.done
      return result
    },
  }
}
