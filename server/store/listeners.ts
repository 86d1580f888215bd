import type { Log } from '../log.ts'

/** Those who want to hear of something; one that throws keeps nobody else from hearing it. */
export function listeners<Told extends readonly unknown[]>(log: Log) {
  const all = new Set<(...told: Told) => void>()
  return {
    add(listener: (...told: Told) => void) {
      const own = (...told: Told) => listener(...told)
      all.add(own)
      return () => void all.delete(own)
    },
    call(...told: Told) {
      for (const listener of all) {
        try {
          listener(...told)
        } catch (error) {
          log.error({ err: error }, 'a listener of the store failed')
        }
      }
    },
  }
}
