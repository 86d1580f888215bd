// How often a PIN may be guessed (rule K21).

const mostTries = 5
const firstLockMs = 5 * 60_000
const longestLockMs = 60 * 60_000

interface Tries {
  readonly left: number
  readonly lockedUntil: number
  readonly lockMs: number
}

const fresh: Tries = { left: mostTries, lockedUntil: Number.NEGATIVE_INFINITY, lockMs: firstLockMs }

/** By who tries; `now` in milliseconds of a clock that never jumps. */
export const countPinTries = (now: () => number) => {
  const known = new Map<string, Tries>()
  return {
    /**
     * Takes one of the tries, before it is known whether it is right, so that many at once are no more than one after the other. Gives the
     * seconds until the next try when there is none left; then each lock is twice as long as the one before, an hour at most.
     */
    take(who: string): { readonly lockedSeconds: number } | { readonly left: number } {
      const { left, lockMs, lockedUntil } = known.get(who) ?? fresh
      const wait = lockedUntil - now()
      if (wait > 0) return { lockedSeconds: Math.ceil(wait / 1000) }
      if (left > 1) known.set(who, { left: left - 1, lockMs, lockedUntil })
      else known.set(who, { left: mostTries, lockMs: Math.min(longestLockMs, lockMs * 2), lockedUntil: now() + lockMs })
      return { left: left - 1 }
    },
    /** It was right. */
    forgive(who: string) {
      known.delete(who)
    },
  }
}
