// One connection, several users: whoever wants to write takes turns, so that no two transactions mix.

export interface Turns {
  /** Resolves with what ends the turn, when all who asked before have ended theirs. */
  take(): Promise<() => void>
}

export function turns(): Turns {
  let last: Promise<void> = Promise.resolve()
  return {
    async take() {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      return resolve
    },
  }
}
