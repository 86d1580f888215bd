// Where a kiosk keeps what it needs without a server.
import type { InjectionKey } from 'vue'
import type { KioskCatalogue, KioskView } from '../../../shared/kioskViews.ts'
import { emptyMemory, type Memory } from './memory.ts'

/** The house as the kiosk last saw it. */
export interface KeptHouse {
  readonly catalogue: KioskCatalogue
  readonly view: KioskView
  /** The kiosk's own wall clock when the view said what time it is (epoch milliseconds). */
  readonly wallAt: number
}

export interface Keeper {
  /** Null at the first start, and where nothing can be kept. */
  house(): Promise<KeptHouse | null>
  keepHouse(house: KeptHouse): Promise<void>
  memory(): Promise<Memory>
  /**
   * Reads, steps and writes in one turn, into which no other tab comes. What it resolves with is on the disk: only then may a visitor see
   * it. A step that gives no memory writes nothing.
   */
  change<T>(step: (memory: Memory) => { readonly memory: Memory | null; readonly result: T }): Promise<T>
}

export const keeperKey: InjectionKey<Keeper> = Symbol('keeper')

/** The house as it was kept when the page was opened. */
export const keptKey: InjectionKey<KeptHouse> = Symbol('kept house')

/** Keeps nothing beyond the page: where a browser has no database, the kiosk gives no numbers after a reload. */
export function forgetfulKeeper(): Keeper {
  let kept: KeptHouse | null = null
  let memory = emptyMemory
  return {
    house: async () => kept,
    async keepHouse(house) {
      kept = house
    },
    memory: async () => memory,
    async change(step) {
      const { memory: next, result } = step(memory)
      memory = next ?? memory
      return result
    },
  }
}
