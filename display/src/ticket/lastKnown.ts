// What the page knew last of the ticket, for when the server cannot be reached. It is the visitor's own phone that keeps it.
import type { TicketKey } from '../../../shared/ids.ts'
import type { OwnTicketView } from '../../../shared/ownView.ts'
import type { ToldWait } from './waitStory.ts'

export interface LastKnown {
  readonly key: TicketKey
  readonly view: OwnTicketView
  readonly told: readonly ToldWait[]
}

const storeKey = 'lotse-ticket'
/** Keys die with their day; what is older shows nothing true. */
const longestMs = 24 * 3_600_000

type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Storage is refused in some private windows: then nothing is kept. `now` in the phone's epoch milliseconds. */
export function openLastKnown(keep: Keep | null, now: () => number) {
  const tried = <T>(work: (keep: Keep) => T): T | null => {
    try {
      return keep && work(keep)
    } catch {
      return null
    }
  }
  const forget = () => void tried((place) => place.removeItem(storeKey))
  return {
    /** What was kept of the ticket with this key; without a key of whichever was the last. */
    read(key: TicketKey | null): LastKnown | null {
      const kept = tried(
        (place) => JSON.parse(place.getItem(storeKey) ?? 'null') as (LastKnown & { at: number }) | null,
      )
      if (!kept?.view || (key !== null && kept.key !== key)) return null
      if (now() - kept.at > longestMs) {
        forget()
        return null
      }
      return kept
    },
    write(known: LastKnown): void {
      tried((place) => place.setItem(storeKey, JSON.stringify({ ...known, at: now() })))
    },
    forget,
  }
}

/** The page's own: local, so that a page that was put on the home screen finds its ticket again. */
export const lastKnown = openLastKnown(
  (() => {
    try {
      return globalThis.localStorage ?? null
    } catch {
      return null
    }
  })(),
  Date.now,
)
